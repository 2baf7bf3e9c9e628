import { authenticated, type Verdict } from "./authenticationResults";
import type { Letter } from "./letter";

export interface SenderRules {
  /** Who may answer: `uni.opole.pl` is that domain alone, `*.uni.opole.pl` all below it. Lower case. */
  readonly domains: readonly string[];
  /** How the institution's mail server signs its Authentication-Results (RFC 8601); undefined when not known. */
  readonly authservId?: string | undefined;
}

export type Sender =
  /** `isProven`: the receiving server itself vouches that the letter comes from that domain. */
  | { readonly ok: true; readonly address: string; readonly name: string; readonly isProven: boolean }
  | { readonly ok: false; readonly why: "stranger" | "forged" };

/**
 * Who wrote, if they may answer students.
 *
 * HAZARD: where the institution's mail server neither refuses forged letters nor writes Authentication-Results, the From
 * line proves nothing; a letter is then as trustworthy as its ticket's signature, which only people hold who saw one of
 * the ticket's letters. Who reads the staff's mailbox can write in anybody's name there.
 */
export function senderOf(letter: Letter, { domains, authservId }: SenderRules): Sender {
  const { from } = letter;
  if (!from) return { ok: false, why: "stranger" };
  const domain = from.address.slice(from.address.lastIndexOf("@") + 1);
  if (!domains.some((it) => covers(it, domain))) return { ok: false, why: "stranger" };
  const verdict: Verdict = authenticated(letter.header("authentication-results"), domain, authservId);
  if (verdict === "fail") return { ok: false, why: "forged" };
  return { ok: true, address: from.address, name: shown(from), isProven: verdict === "pass" };
}

const covers = (allowed: string, domain: string): boolean =>
  allowed.startsWith("*.") ? domain.endsWith(allowed.slice(1)) : domain === allowed;

/** The name students see; never more than a name, since anything can stand there. */
function shown({ name, address }: { name: string; address: string }): string {
  const clean = name
    .replace(/[\p{C}<>]/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 80);
  return clean === "" || clean.includes("@") ? (address.split("@")[0] ?? address) : clean;
}
