import type { Workspaces } from "./workspaces";

/**
 * Restricts workspaces to those that are allowed. Others cannot install the app. If one had installed it before, it is treated as
 * if it had not: its events are answered like a stranger's, and nothing is sent there.
 * @param teams the allowed workspaces; undefined allows all
 */
export function allowedWorkspaces(workspaces: Workspaces, teams: readonly string[] | undefined): Workspaces {
  if (!teams) return workspaces;
  const isAllowed = (team: string): boolean => teams.includes(team);
  return {
    of: (team) => (isAllowed(team) ? workspaces.of(team) : Promise.resolve(undefined)),
    tokenOf: (team) =>
      isAllowed(team)
        ? workspaces.tokenOf(team)
        : Promise.resolve({ ok: false, refusal: "gone", code: "not_allowed" } as const),
    revoked: (team, at) => workspaces.revoked(team, at),
    installed: (it) => (isAllowed(it.team) ? workspaces.installed(it) : Promise.reject(new NotAllowed(it.team))),
  };
}

/** A workspace that is not on the list tried to install the app. */
class NotAllowed extends Error {
  override readonly name = "NotAllowed";

  constructor(team: string) {
    super(`${team} is not one of SLACK_TEAMS`);
  }
}
