import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { Fault } from "../foundation/fault";

/** Keys by name, newest first. The first one seals and all of them open, so that keys can be rotated. */
export interface KeyRing {
  readonly keys: readonly { readonly id: string; readonly key: Buffer }[];
}

export interface Vault {
  /**
   * Encrypts with AES-256-GCM into `keyId.iv.tag.ciphertext`, base64url. `context` (whose secret it is) is authenticated, so a
   * sealed token copied to another account does not open.
   */
  seal(secret: string, context: string): string;
  /**
   * Decrypts. Throws `vault.cannotOpen` when the key is missing, the text was changed or the context is different. Only one
   * spelling of each sealed text is accepted: base64url leaves some bits unused and decoders skip unknown characters, so
   * otherwise one text could be spelled in many ways to get around a limit on its uses.
   */
  open(sealed: string, context: string): string;
}

/** The name of the key a text was sealed with. */
export const keyOfSealed = (sealed: string): string => sealed.split(".", 1)[0] ?? "";

/**
 * Derives keys from those of the ring, newest first, for a purpose other than sealing. Code that checks something made with a
 * derived key must accept all of them: while keys are rotated, processes disagree about which is the newest.
 */
export const deriveKeys = ({ keys }: KeyRing, purpose: string): readonly Buffer[] =>
  keys.map(({ key }) => Buffer.from(hkdfSync("sha256", key, "", purpose, 32)));

/** Given for both directions, because by default Node also accepts a shortened tag when it decrypts, which is far easier to guess. */
const authTagLength = 16;

export function createVault(ring: KeyRing): Vault {
  const [newest] = ring.keys;
  if (!newest) throw noKey();
  return {
    seal(secret, context) {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", newest.key, iv, { authTagLength }).setAAD(Buffer.from(context));
      const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
      return written(newest.id, [iv, cipher.getAuthTag(), sealed]);
    },
    open(sealed, context) {
      const [id = "", ...coded] = sealed.split(".");
      const key = ring.keys.find((it) => it.id === id)?.key;
      const [iv, tag, text] = coded.map((it) => Buffer.from(it, "base64url"));
      if (!key || !iv || !tag || !text || written(id, [iv, tag, text]) !== sealed) throw cannotOpen(undefined);
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength });
        decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
        return decipher.update(text, undefined, "utf8") + decipher.final("utf8");
      } catch (cause) {
        throw cannotOpen(cause);
      }
    },
  };
}

const written = (id: string, parts: readonly Buffer[]): string =>
  [id, ...parts.map((it) => it.toString("base64url"))].join(".");

const noKey = () =>
  new Fault({
    code: "vault.noKey",
    message: "There is no key to encrypt tokens with.",
    next: "Set TOKEN_KEYS to at least one key: `name:base64 of 32 bytes`.",
  });

const cannotOpen = (cause: unknown) =>
  new Fault({
    code: "vault.cannotOpen",
    message: "A stored token does not open.",
    next: "Put the key that sealed it back into TOKEN_KEYS; without it the students must sign in again.",
    cause,
  });
