import { chatKey, chatRecord, type Chat } from "../conversation/chat";
import type { Channel, Sent } from "../conversation/ports";
import type { ChatId } from "../foundation/ids";
import type { Log } from "../ops/log";
import { noteUnreachable } from "../outbox/unreachable";
import type { Store } from "../store/port";
import type { Lang } from "../../dialogs/kit/text";
import type { View } from "../../dialogs/kit/view";
import type { Counts } from "./records";

export interface TellOneDeps {
  readonly store: Store;
  /** The channel of a chat; undefined when it does not run here. */
  readonly running: (chatId: ChatId) => Channel | undefined;
  readonly log: Log;
}

/** The outcome of telling one chat: the count it belongs to, or after how long to try again. */
export type Told = keyof Counts | { readonly afterMs: number };

/** A chat to tell, in its current state; or the reason why it is not told. */
export type ToTell = { readonly chatId: ChatId; readonly chat: Chat; readonly channel: Channel } | keyof Counts;

/**
 * Reads a chat again directly before it is told: its person may have opted out, removed the assistant or been erased meanwhile.
 */
export async function toTell({ store, running }: TellOneDeps, chatId: ChatId): Promise<ToTell> {
  const stored = await store.get(chatKey(chatId));
  const chat = stored && chatRecord.read(stored);
  const channel = running(chatId);
  if (!chat?.reachable || !channel) return "unreachable";
  return chat.wantsNoBroadcasts ? "optedOut" : { chatId, chat, channel };
}

/** Sends the message to one chat. Never rejects: once something was sent, nothing may cause it to be sent again. */
export async function tellOne(
  { store, log }: TellOneDeps,
  { chatId, chat, channel }: Exclude<ToTell, keyof Counts>,
  { id, viewIn }: { readonly id: string; readonly viewIn: (lang: Lang) => View },
): Promise<Told> {
  let sent: Sent;
  try {
    sent = await channel.send(chat.address, { id: `broadcast:${id}`, view: viewIn(chat.lang) });
  } catch (err) {
    log.warn({ broadcast: id, err }, "it is not known whether a message to many arrived in a chat");
    return "unclear";
  }
  try {
    if (sent.ok && sent.put) await store.commit({ partition: chatId, put: sent.put });
    if (!sent.ok && sent.refusal === "gone") await noteUnreachable(store, chatId);
  } catch (err) {
    log.warn({ broadcast: id, err }, "what came of a message to many could not be noted with its chat");
  }
  if (sent.ok) return "told";
  if (sent.refusal === "gone") return "unreachable";
  if (sent.refusal !== "later") return "refused";
  return sent.mayHaveArrived && !channel.replacesById ? "unclear" : { afterMs: sent.afterMs };
}
