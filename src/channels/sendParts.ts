import type { ChatId } from "../foundation/ids";
import { z } from "zod";
import { defineRecord } from "../store/record";
import type { Store } from "../store/port";

const record = defineRecord({ kind: "partsSent", version: 1, schema: z.object({ count: z.int() }) });

type Answer = { readonly ok: true } | { readonly ok: false; readonly refusal: string };

/**
 * Sends the parts of a long message one after the other. When a part has to wait, the progress is stored, so that whichever
 * process retries the message continues there and repeats nothing. Only after a crash in between does sending start over.
 * @returns the answer to the last part, or the first refusal
 */
export async function sendParts<P, A extends Answer>(
  store: Store,
  { chatId, message }: { readonly chatId: ChatId; readonly message: string },
  parts: readonly P[],
  send: (part: P) => Promise<A>,
): Promise<A> {
  const last = parts.length - 1;
  const sendOne = (at: number): Promise<A> => {
    const part = parts[at];
    if (part === undefined) throw new Error("a message has at least one part");
    return send(part);
  };
  if (last === 0) return sendOne(0);
  const key = { kind: "partsSent", partition: chatId, id: message };
  const stored = await store.get(key);
  // The last part is always sent, because its id is needed.
  const before = stored ? Math.min(record.read(stored).count, last) : 0;
  let count = before;
  const keep = async (): Promise<void> => {
    if (count > before) await store.commit({ partition: chatId, put: [{ key, value: record.write({ count }) }] });
  };
  const forget = async (): Promise<void> => {
    if (stored) await store.commit({ partition: chatId, delete: [key] });
  };
  for (;;) {
    const answer = await sendOne(count).catch(async (cause: unknown) => {
      await keep();
      throw cause;
    });
    if (!answer.ok && answer.refusal === "later") {
      await keep();
      return answer;
    }
    if (answer.ok) count += 1;
    if (answer.ok && count < parts.length) continue;
    await forget();
    return answer;
  }
}

/** Deletes the stored sending progress of a chat's messages. */
export async function forgetParts(store: Store, chatId: ChatId): Promise<void> {
  for await (const { key } of store.scan("partsSent", chatId)) await store.commit({ partition: chatId, delete: [key] });
}
