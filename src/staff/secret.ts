import { createHash, randomBytes } from "node:crypto";

/** A text that nobody can guess: 256 random bits, as 43 characters of `A-Za-z0-9_-`. */
export const createSecret = (): string => randomBytes(32).toString("base64url");

export const isSecret = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** The store has this instead of a secret, so that its reader can use neither a link nor a session. */
export const hashOfSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");
