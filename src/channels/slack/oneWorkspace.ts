import { z } from "zod";
import { Fault } from "../../foundation/fault";
import type { SlackApi } from "./api";
import type { Installation, Installations } from "./installation";
import type { ClientDeps } from "./clientOptions";
import { createWebApi } from "./webApi";

const authTest = z.object({ team_id: z.string(), user_id: z.string(), bot_id: z.string() });

/** The only workspace, whose token is in the configuration. Slack is asked once which workspace that is, when it is first needed. */
export function oneWorkspace(botToken: string, options: ClientDeps): Installations {
  const tokenOf = () => Promise.resolve({ ok: true, token: botToken } as const);
  const api: SlackApi = createWebApi({ ...options, tokenOf });
  let asked: Promise<Installation> | undefined;

  async function ask(): Promise<Installation> {
    const called = await api.call("", "auth.test", {});
    if (!called.ok) throw notKnown(called.code);
    const { team_id: team, user_id: botUser, bot_id: botId } = authTest.parse(called.data);
    return { team, botToken, botUser, botId };
  }

  return {
    async of(team) {
      asked ??= ask().catch((cause: unknown) => {
        asked = undefined;
        throw cause;
      });
      const it = await asked;
      return it.team === team ? it : undefined;
    },
    tokenOf,
    // Nothing to record: Slack refuses the token from then on, and accepts it again once the app is back.
    revoked: () => Promise.resolve(),
  };
}

const notKnown = (code: string) =>
  new Fault({
    code: "slack.installation",
    message: `Slack does not say whose token SLACK_BOT_TOKEN is (${code}).`,
    next: "Copy the bot token (xoxb-…) from «OAuth & Permissions» of the app once more, or install the app again.",
  });
