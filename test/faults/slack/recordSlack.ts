import type { ApiCall, SlackControl, SlackMessage } from "../../../sandbox";
import type { Recorder, Sender } from "../recorder";

const readable = ["text", "fields", "elements", "accessory", "alt_text", "title", "label"];

/** Records everything that reaches Slack. */
export function recordSlack(
  slack: SlackControl,
  recorder: Recorder,
  callerOf: (call: ApiCall) => Omit<Sender, "outcome">,
): void {
  /** Messages posted by a call that has not returned yet; Slack posts and returns in one go. */
  let open: ((sender: Sender) => void)[] = [];
  slack.watch((it) => {
    if (it.kind === "called") {
      for (const sent of open) sent({ ...callerOf(it.call), outcome: it.call.outcome });
      open = [];
      return;
    }
    const { channel } = it;
    recorder.touched(channel);
    if (it.kind === "removed") {
      recorder.removed({ channel, message: it.ts });
      return;
    }
    // Messages that only one person among staff sees confirm that their words were sent; they come anew each time and are not recorded.
    if (!isApps(it.message) || it.message.ephemeralTo !== undefined) return;
    const { ts: message, threadTs, files = [], text, blocks } = it.message;
    const look = {
      channel,
      message,
      text: wordsOf(it.message),
      readable: wordsOf(it.message, readable),
      raw: JSON.stringify([text, blocks], (name, value: unknown) => (name === "block_id" ? undefined : value)),
      pictures: files.flatMap(({ id }) => slack.file(id) ?? []),
    };
    if (it.kind === "posted") open.push(recorder.posted(look, threadTs));
    else recorder.changed({ channel, message, text: look.text, pictures: look.pictures });
  });
}

/** Whether the assistant wrote a message. */
export const isApps = ({ user }: SlackMessage): boolean => user === "U0LEGITKA01";

/** The whole text of a message, including what its buttons send to the app; or only the text of the given fields. */
export function wordsOf(
  { text, blocks }: SlackMessage,
  fields: readonly string[] = [...readable, "value", "url"],
): string {
  return [text, ...strings(blocks ?? [], fields)].join("\n");
}

function strings(it: unknown, fields: readonly string[]): string[] {
  if (typeof it === "string") return [it];
  if (Array.isArray(it)) return it.flatMap((one) => strings(one, fields));
  if (typeof it !== "object" || it === null) return [];
  return Object.entries(it).flatMap(([name, value]) => (fields.includes(name) ? strings(value, fields) : []));
}
