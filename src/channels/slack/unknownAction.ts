import { z } from "zod";
import type { SlackApi } from "./api";
import type { AcknowledgeOptions } from "./bolt/acknowledge";
import type { Profiles } from "./profiles";
import type { SlackChannelOptions, SlackText } from "./options";
import type { Tasks } from "./tasks";

const team = z.object({ id: z.string() }).nullish();
const bodySchema = z.object({
  type: z.string().exactOptional(),
  command: z.string().max(100).exactOptional(),
  callback_id: z.string().max(255).exactOptional(),
  team,
  team_id: z.string().nullish(),
  user: z.object({ id: z.string() }).exactOptional(),
  user_id: z.string().exactOptional(),
  channel: z.object({ id: z.string() }).nullish(),
  actions: z.array(z.object({ action_id: z.string() })).exactOptional(),
  view: z.object({ callback_id: z.string() }).exactOptional(),
});

const whose = ({ team, team_id, user, user_id }: z.infer<typeof bodySchema>) => ({
  team: team?.id ?? team_id ?? "",
  user: user?.id ?? user_id ?? "",
});

/** The maximum number of names that are logged, each once. It is limited because callers can make names up. */
const mostNames = 200;

/** Creates the handler for presses, commands and choices that no listener handles, which come mostly from old cards. */
export function createUnknownActionHandler(
  { log, say }: Pick<SlackChannelOptions, "log" | "say">,
  { api, profiles, tasks }: { readonly api: SlackApi; readonly profiles: Profiles; readonly tasks: Tasks },
): AcknowledgeOptions["onUnknownAction"] {
  const named = new Set<string>();
  return async (raw) => {
    const body = bodySchema.safeParse(raw).data ?? {};
    const name = `${body.type ?? "command"} ${body.actions?.[0]?.action_id ?? body.view?.callback_id ?? body.callback_id ?? body.command ?? ""}`;
    if (!named.has(name) && named.size < mostNames) {
      named.add(name);
      log.warn({ name }, "slack: nothing takes this");
    }
    const who = whose(body);
    if (who.team === "" || who.user === "") return undefined;
    const words = async (key: SlackText): Promise<string> => say(key, await profiles.languageOf(who));
    if (body.command !== undefined) return { response_type: "ephemeral", text: await words("otherCommand") };
    const channel = body.channel?.id;
    if (body.type === "block_actions" && channel !== undefined)
      tasks.run("a word about an old button", async () =>
        api.call(who.team, "chat.postEphemeral", { channel, user: who.user, text: await words("oldButton") }),
      );
    return undefined;
  };
}

/**
 * The answer to a command that was acknowledged and then failed. It falls back to Polish, because the store, which knows the
 * person's language, may be unavailable.
 */
export const createFailed =
  ({ say }: Pick<SlackChannelOptions, "say">, profiles: Profiles): AcknowledgeOptions["onFailed"] =>
  async (raw) => {
    const lang = await profiles.languageOf(whose(bodySchema.safeParse(raw).data ?? {})).catch(() => "pl" as const);
    return { response_type: "ephemeral", text: say("tryAgain", lang) };
  };
