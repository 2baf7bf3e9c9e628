import { escapeControl } from "../mrkdwn";
import type { ListenerDeps } from "./deps";
import type { Member, Who } from "./members";

export type Admitted = { readonly ok: true; readonly member: Member } | { readonly ok: false; readonly words: string };

const mostStrangers = 1_000;

/**
 * Lets only staff through; membership is checked at every action. A refusal is recorded in the audit log before the person is
 * told, even if Slack does not report who they are.
 */
export async function admit(
  { members, refusals, say, log, strangers }: ListenerDeps,
  who: Who,
  what: string,
): Promise<Admitted> {
  const checked = await members.check(who);
  if (checked.ok) return checked;
  const id = `slack:${who.team}:${who.user}`;
  await refusals.note(id, checked.why === "unknown" ? "unverified" : "refused", what);
  if (checked.why === "unknown") return { ok: false, words: say("notNow", checked.lang) };
  if (!strangers.has(id) && strangers.size < mostStrangers) {
    strangers.add(id);
    log.warn({ what }, "slack: somebody who is not of the helpdesk tried to use it");
  }
  return { ok: false, words: say("onlyStaff", checked.lang) };
}

/**
 * Shows a message to one person only: in the given place, or in their conversation with the app when the app is not in that
 * channel. Runs in the background.
 */
export function sendEphemeral(
  { slack: { api, tasks } }: Pick<ListenerDeps, "slack">,
  { team, user }: Who,
  at: { readonly channel?: string | undefined; readonly thread?: string | undefined },
  text: string,
): void {
  tasks.run("a word to staff", async () => {
    const thread = at.thread === undefined ? {} : { thread_ts: at.thread };
    // Names of people and files may look like a mention.
    const said = { user, text: escapeControl(text), mrkdwn: false };
    const here =
      at.channel && (await api.call(team, "chat.postEphemeral", { channel: at.channel, ...said, ...thread }));
    if (here && (here.ok || here.refusal !== "gone")) return;
    const channel = await directOf(api, { team, user });
    if (channel !== undefined) await api.call(team, "chat.postEphemeral", { channel, ...said });
  });
}

export async function directOf(api: ListenerDeps["slack"]["api"], { team, user }: Who): Promise<string | undefined> {
  const opened = await api.call(team, "conversations.open", { users: user });
  const channel = opened.ok ? (opened.data["channel"] as { id?: unknown } | undefined)?.id : undefined;
  return typeof channel === "string" ? channel : undefined;
}
