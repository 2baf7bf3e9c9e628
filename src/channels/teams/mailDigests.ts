import { createHmac } from "node:crypto";
import { chatIdIn, type ChatId } from "../../foundation/ids";
import { chatRecord } from "../../conversation/chat";
import type { Store } from "../../store/port";
import { addressSchema } from "./address";

/**
 * Recognises the people of chats by their e-mail addresses. Only digests of the addresses are kept, with each chat's own address:
 * whoever has an address and the key can ask whose chat it is, and nobody can read an address out of the store.
 */
export interface MailDigests {
  /** The digests to be kept of a person's addresses. */
  of(addresses: readonly string[]): string[];
  /** The chat of the person with this address, if it is known. */
  chatOf(store: Pick<Store, "scan">, address: string): Promise<ChatId | undefined>;
}

/** @param keys newest first; while keys are rotated, digests may have been made with any of them */
export function createMailDigests(keys: readonly Buffer[]): MailDigests {
  const digest = (key: Buffer, address: string): string =>
    createHmac("sha256", key).update(address.trim().toLowerCase()).digest("base64url");

  return {
    of: (addresses) => {
      const [newest] = keys;
      return newest ? [...new Set(addresses.map((it) => digest(newest, it)))] : [];
    },
    async chatOf(store, address) {
      const wanted = new Set(keys.map((key) => digest(key, address)));
      for await (const stored of store.scan("person")) {
        const chat = chatRecord.read(stored);
        const { mail = [] } = addressSchema.safeParse(chat.address).data ?? {};
        if (mail.some((it) => wanted.has(it))) return chatIdIn(stored.key);
      }
      return undefined;
    },
  };
}
