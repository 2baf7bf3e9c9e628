import { appId } from "../seed";
import type { World } from "../world";
import { type Caller, type Method, Refusal } from "./method";

/** Finds the owner of a token. @throws {Refusal} like Slack, if the token is missing, unknown, revoked or of a removed app */
export function callerOf(world: World, token: string | undefined, gone: ReadonlySet<string>): Caller {
  if (token === undefined || token === "") throw new Refusal("not_authed");
  if (gone.has(token)) throw new Refusal("account_inactive");
  const workspace = world.state.workspaces.find(({ bot }) => bot?.token === token);
  if (!workspace?.bot) throw new Refusal("invalid_auth");
  if (workspace.bot.isRevoked) throw new Refusal("token_revoked");
  return { team: workspace.id, bot: workspace.bot };
}

export const authMethods: Readonly<Record<string, Method>> = {
  "auth.test": {
    call({ deps: { world }, team, bot }) {
      const { domain, name } = world.workspace(team);
      return {
        url: `https://${domain}.slack.com/`,
        team: name,
        user: "legitka",
        team_id: team,
        user_id: bot.user,
        bot_id: bot.id,
        is_enterprise_install: false,
      };
    },
  },
  "bots.info": {
    scopes: ["users:read"],
    call: ({ bot }) => ({
      bot: { id: bot.id, app_id: appId, user_id: bot.user, name: "Legitka", deleted: false },
    }),
  },
};
