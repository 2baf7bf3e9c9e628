import { authenticated, type Verdict } from "./authenticationResults";
import type { Letter } from "./letter";

export interface SenderRules {
  /** The domains that may answer: `uni.opole.pl` is that domain alone, `*.uni.opole.pl` means all its subdomains. Lower case. */
  readonly domains: readonly string[];
  /** The authserv-id of the institution's mail server in Authentication-Results (RFC 8601); undefined when not configured. */
  readonly authservId?: string | undefined;
}

export type Sender =
  /** `isProven` means that the receiving server itself confirmed the sender's domain. */
  | { readonly ok: true; readonly address: string; readonly name: string; readonly isProven: boolean }
  | { readonly ok: false; readonly why: "stranger" | "forged" | "unconfirmed" };

/**
 * Decides who wrote a letter and whether they may answer students. If the institution has a trusted mail server, only senders
 * that it confirms may answer.
 *
 * HAZARD: without such a server the From line proves nothing. A letter is then only as trustworthy as its ticket's signature,
 * which is known to everybody who has seen one of the ticket's letters: any reader of the staff's mailbox can write in a
 * colleague's name.
 */
export function senderOf(letter: Letter, { domains, authservId }: SenderRules): Sender {
  const { from } = letter;
  if (!from) return { ok: false, why: "stranger" };
  const domain = from.address.slice(from.address.lastIndexOf("@") + 1);
  const mayAnswer = (one: string): boolean => isAmong(domains, one);
  if (!mayAnswer(domain)) return { ok: false, why: "stranger" };
  const judged = { domain, trusted: authservId, mayAnswer };
  const verdict: Verdict = authenticated(letter.header("authentication-results"), judged);
  if (verdict === "fail") return { ok: false, why: "forged" };
  if (authservId !== undefined && verdict === "none") return { ok: false, why: "unconfirmed" };
  return { ok: true, address: from.address, name: shown(from), isProven: verdict === "pass" };
}

/** Whether a domain is among those whose people may answer. */
export const isAmong = (domains: readonly string[], domain: string): boolean =>
  domains.some((it) => covers(it, domain));

const covers = (allowed: string, domain: string): boolean =>
  allowed.startsWith("*.") ? domain.endsWith(allowed.slice(1)) : domain === allowed;

/** The name shown to students. It is reduced to a plain name because senders can put anything into that header. */
function shown({ name, address }: { name: string; address: string }): string {
  const clean = name
    .replace(/[\p{C}<>]/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 80);
  return clean === "" || clean.includes("@") ? (address.split("@")[0] ?? address) : clean;
}
