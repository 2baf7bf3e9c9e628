import { z } from "zod";
import type { Check } from "../../../ops/checkUp";
import type { Trouble } from "../../../ops/troubles";
import type { Connector, Read } from "../connector";
import { serviceUrl, type TeamsHelpdesk } from "./location";

/** Why the helpdesk's team or channel cannot be used, with the remedy for each. */
export const teamsHelpdeskMends: Readonly<Record<string, string>> = {
  noSuchTeam:
    "Copy «Get link to team» from the team's menu into TEAMS_HELPDESK_TEAM; the team must be in TEAMS_TENANT_ID.",
  notInTeam:
    "Make the app package with --helpdesk=on, upload it, and add the app to the team: the team's menu, «Manage team», «Apps».",
  noSuchChannel:
    "Copy «Get link to channel» into TEAMS_HELPDESK_CHANNEL: a standard channel of that team, not a private one.",
};

/** @param word one of those that have a mend */
export const teamsHelpdeskTrouble = (word: string, named: string): Trouble => ({
  code: `helpdesk.${word}`,
  message: `teams: the helpdesk ${named} cannot be used (${word}); tickets reach staff by mail only`,
  next:
    teamsHelpdeskMends[word] ??
    "Look the code up in Microsoft's list of bot API errors; it is asked again in five minutes.",
});

const roster = z.object({ members: z.array(z.unknown()) });
const channels = z.object({ conversations: z.array(z.object({ id: z.string() })) });

/** Checks that the bot is in the helpdesk's team, may read its members, and that the channel is in it. */
export const checkTeamsHelpdesk =
  (connector: Pick<Connector, "read">, { team, channel }: Pick<TeamsHelpdesk, "team" | "channel">): Check =>
  async () => {
    const id = encodeURIComponent(team);
    const members = await connector.read(serviceUrl, `conversations/${id}/pagedmembers?pageSize=50`);
    if (!members.ok) return troubleOf(members, team);
    if (!roster.safeParse(members.data).success) return teamsHelpdeskTrouble("roster", `team ${team}`);
    const listed = await connector.read(serviceUrl, `teams/${id}/conversations`);
    if (!listed.ok) return troubleOf(listed, team);
    const known = channels.safeParse(listed.data).data?.conversations ?? [];
    return known.some((it) => it.id === channel)
      ? "works"
      : teamsHelpdeskTrouble("noSuchChannel", `channel ${channel}`);
  };

function troubleOf({ status, code }: Extract<Read, { ok: false }>, team: string): Trouble | undefined {
  const named = `team ${team}`;
  if (status === 403 || code === "BotNotInConversationRoster") return teamsHelpdeskTrouble("notInTeam", named);
  if (status === 404 || status === 400) return teamsHelpdeskTrouble("noSuchTeam", named);
  // 401 is told by the check of the registration; anything else passes.
  return undefined;
}
