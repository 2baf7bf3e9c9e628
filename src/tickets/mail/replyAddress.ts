import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { Fault } from "../../foundation/fault";
import type { ReplyTo } from "../letterText";

/** Creates a ticket's signed reply address and finds such addresses and tokens in texts. */
export interface ReplyAddresses {
  /**
   * `address` is used in Reply-To (and as the envelope sender, so that bounces identify their ticket too), `token` in the text.
   */
  of(ticket: string): ReplyTo;
  /** The tickets whose valid address or token a text contains, without duplicates, in order. Forged ones are ignored. */
  provenIn(text: string): string[];
  /** The positions of valid signatures in a text, whatever characters surround them. */
  marksIn(text: string): Mark[];
  /** The text without valid signatures: addresses are reduced to their plain form, tokens are removed. */
  withoutMarks(text: string): string;
}

/** The position of a ticket's number and its signature in a text. */
export interface Mark {
  readonly at: number;
  readonly length: number;
}

export interface ReplyAddressDeps {
  /** The bot's own mailbox, which must accept `name+anything@`. */
  readonly address: string;
  /** Newest first: the first signs, all are accepted. 32 bytes each. */
  readonly keys: readonly Buffer[];
}

/** RFC 5321, 4.5.3.1.1. */
const longestLocalPart = 64;
/** 80 bits: guessing takes more than a billion years at a million letters a day. */
const signatureBytes = 10;
/**
 * How many candidates are checked. A thread of letters contains a few dozen. Each check is a computation, and megabytes of
 * invented candidates would take seconds.
 */
const mostTried = 1_000;
const base32 = "abcdefghijklmnopqrstuvwxyz234567";
const signed = /(l-[a-z2-9]{6})(?:[.:]|%3a|%2e|=3a)([a-z2-7]{16})/gi;
/** The same, standing alone. */
const signedWord = /(?<![a-z0-9])(l-[a-z2-9]{6})(?:[.:]|%3a|%2e|=3a)([a-z2-7]{16})(?![a-z0-9])/gi;

/**
 * The address is `name+l-abc123.SIGNATURE@domain`, the token `[L-ABC123:SIGNATURE]`. Both ignore case, because mail systems
 * may change it. The signature is an HMAC of the ticket's number under a key that is used for nothing else.
 *
 * @throws `mail.replyAddress` when the mailbox's name leaves no room
 */
export function createReplyAddresses({ address, keys }: ReplyAddressDeps): ReplyAddresses {
  const at = address.lastIndexOf("@");
  const [name, domain] = [address.slice(0, at), address.slice(at + 1)];
  const own = keys.map((key) => Buffer.from(hkdfSync("sha256", key, "", "legitka reply address", 32)));
  const sign = (ticket: string, key: Buffer): Buffer =>
    Buffer.from(encode(createHmac("sha256", key).update(ticket.toLowerCase()).digest().subarray(0, signatureBytes)));
  const [newest] = own;
  if (!newest || at < 1 || `${name}+l-abc123.${"x".repeat(16)}`.length > longestLocalPart) throw unusable(address);

  const proven = (ticket: string, signature: string): boolean => {
    const given = Buffer.from(signature.toLowerCase());
    return own.some((key) => timingSafeEqual(sign(ticket, key), given));
  };

  return {
    of(ticket) {
      const signature = sign(ticket, newest).toString();
      return {
        address: `${name}+${ticket.toLowerCase()}.${signature}@${domain}`,
        token: `[${ticket}:${signature}]`,
      };
    },
    provenIn(text) {
      const tickets = new Set<string>();
      let tried = 0;
      for (const found of text.matchAll(signedWord)) {
        const [, ticket = "", signature = ""] = found;
        if (proven(ticket, signature)) tickets.add(ticket.toUpperCase());
        tried += 1;
        if (tried === mostTried) break;
      }
      return [...tickets];
    },
    marksIn,
    withoutMarks(text) {
      // Line breaks and invisible characters may interrupt a signature, so they are skipped while searching.
      const places: number[] = [];
      let dense = "";
      for (const [at, character] of [...text.matchAll(/[^\s\p{Cf}*_>]/gu)].map((it) => [it.index, it[0]] as const)) {
        for (let n = 0; n < character.length; n++) places.push(at + n);
        dense += character;
      }
      let kept = "";
      let from = 0;
      for (const { at, length } of marksIn(dense)) {
        const [start = 0, end = 0] = [places[at], places[at + length - 1]];
        const before = text.slice(from, start);
        const opening = /(?:\[|\+|%2b|=2b)$/i.exec(before)?.[0] ?? "";
        kept += before.slice(0, before.length - opening.length);
        from = end + 1;
        if (opening === "[" && text[from] === "]") from += 1;
      }
      return kept + text.slice(from);
    },
  };

  function marksIn(text: string): Mark[] {
    return [...text.matchAll(signed)].flatMap((found) => {
      const [all, ticket = "", signature = ""] = found;
      return proven(ticket, signature) ? [{ at: found.index, length: all.length }] : [];
    });
  }
}

/** Base32 in lower case (RFC 4648), for whole groups of five bytes. */
function encode(bytes: Buffer): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const length = (bytes.length * 8) / 5;
  return Array.from({ length }, (_, at) => base32[Number((bits >> BigInt(5 * (length - 1 - at))) & 31n)]).join("");
}

const unusable = (address: string) =>
  new Fault({
    code: "mail.replyAddress",
    message: `${address} cannot be answered to: its name must leave room for +l-abc123 and a signature in 64 characters.`,
    next: "Give the bot a mailbox with a shorter name and set MAIL_REPLY_TO.",
  });
