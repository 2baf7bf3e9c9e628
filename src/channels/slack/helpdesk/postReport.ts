import { section } from "../blocks";
import { quiet } from "./board";
import type { ListenerDeps } from "./deps";

type Done = "done" | { readonly againInMs: number };

const laterMs = 5 * 60_000;

/** Posts a report to the helpdesk's channel, each part in a section of its own; the first part is also its title. */
export async function postReport(
  { slack, location }: Pick<ListenerDeps, "slack" | "location">,
  parts: readonly [string, ...string[]],
): Promise<Done> {
  const [text] = parts;
  const message = { channel: location.channel, ...quiet, text, blocks: parts.map((it) => section(it)) };
  const sent = await slack.api.call(location.team ?? "", "chat.postMessage", message);
  if (sent.ok) return "done";
  return { againInMs: sent.refusal === "later" ? sent.afterMs : laterMs };
}
