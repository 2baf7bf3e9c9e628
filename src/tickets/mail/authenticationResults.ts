/**
 * A mail server's verdict on a letter's origin. «pass» concerns exactly the domain in From, «aligned» a parent or child domain
 * that may answer as well. «none» means that no trusted server gave a usable verdict.
 */
export type Verdict = "pass" | "aligned" | "fail" | "none";

interface Result {
  readonly method: string;
  readonly result: string;
  /** The domains that the result is about, by property: `header.from`, `header.d`, `smtp.mailfrom` … */
  readonly about: ReadonlyMap<string, string>;
}

/** The property that contains the confirmed domain, for each method. */
const vouching: Readonly<Record<string, string>> = { dmarc: "header.from", dkim: "header.d", spf: "smtp.mailfrom" };
/** Legitimate headers are shorter. In characters. */
const longest = 8_000;

export interface Judged {
  /** The domain in From. */
  readonly domain: string;
  /** The server whose verdict counts; it must remove such headers that others wrote in its name (RFC 8601, 5). */
  readonly trusted: string | undefined;
  /** Whether senders of a domain may answer. */
  readonly mayAnswer: (domain: string) => boolean;
}

/**
 * Evaluates Authentication-Results (RFC 8601) for the domain in From. Senders can add such headers as well, so only those
 * of the `trusted` server count. Without a trusted server only failures count, because nobody forges those.
 *
 * A domain above or below that in From proves nothing by itself, because students' mailboxes are often below the staff's domain,
 * and others above it.
 */
export function authenticated(headers: readonly string[], { domain, trusted, mayAnswer }: Judged): Verdict {
  // The receiving server adds its own header on top.
  const line = headers.find((it) => trusted === undefined || authservOf(it) === trusted.toLowerCase());
  if (line === undefined) return "none";
  const results = resultsOf(line);
  const of = (method: string): Result[] => results.filter((it) => it.method === method);
  const isAligned = (it: string): boolean => isWithin(domain, it) || isWithin(it, domain);
  const passes = (method: string): boolean =>
    of(method).some(({ result, about }) => result === "pass" && [...about.values()].some(isAligned));
  const fails = (method: string): boolean =>
    of(method).some(({ result }) => /^(fail|softfail|permerror)$/.test(result));

  if (fails("dmarc")) return "fail";
  const isGood = passes("dmarc") || passes("dkim") || passes("spf");
  if (!isGood && (fails("dkim") || fails("spf"))) return "fail";
  if (trusted === undefined) return "none";
  const confirmed = Object.entries(vouching).flatMap(([method, property]) => {
    const named = of(method).filter(({ about }) => about.has(property));
    // A letter has one envelope sender, so one of two results about it was forged.
    if (method === "spf" && named.length > 1) return [];
    return named.flatMap(({ result, about }) => (result === "pass" ? [about.get(property) ?? ""] : []));
  });
  if (confirmed.includes(domain)) return "pass";
  return confirmed.some((it) => isAligned(it) && mayAnswer(it)) ? "aligned" : "none";
}

/** Empty when the line begins with a result: Exchange omits its own name from what it writes within a company. */
const authservOf = (line: string): string => /^\s*([^\s;=]+)(?=[\s;]|$)(?!\s*=)/.exec(line)?.[1]?.toLowerCase() ?? "";

function resultsOf(line: string): Result[] {
  const [first = "", ...others] = withoutComments(withoutQuotes(line.slice(0, longest))).split(";");
  const parts = authservOf(line) === "" ? [first, ...others] : others;
  return parts.flatMap((part) => {
    const [, method, result] = /^\s*([\w-]+)(?:\/\d+)?\s*=\s*(\w+)/.exec(part) ?? [];
    if (method === undefined || result === undefined) return [];
    const about = new Map<string, string>();
    for (const [, name = "", value = ""] of part.matchAll(properties)) {
      const property = name.toLowerCase();
      const domain = value.slice(value.lastIndexOf("@") + 1).toLowerCase();
      // A property that occurs with two different values is unreliable, so it is emptied.
      about.set(property, (about.get(property) ?? domain) === domain ? domain : "");
    }
    return [{ method: method.toLowerCase(), result: result.toLowerCase(), about }];
  });
}

const properties = /(?<=\s)(header\.(?:from|d|i)|smtp\.(?:mailfrom|helo))\s*=\s*([^\s;]+)/gi;

/** The sender chooses quoted values, so nothing in them may be read as a result. */
const withoutQuotes = (line: string): string =>
  line.replace(/"((?:[^"\\]|\\.)*)"/g, (_, value: string) => value.replace(/[^\w.@+-]/g, "_"));

function withoutComments(line: string): string {
  let depth = 0;
  let kept = "";
  for (const character of line) {
    if (character === "(") depth += 1;
    else if (character === ")") depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += character;
  }
  return kept;
}

const isWithin = (inner: string, outer: string): boolean =>
  outer !== "" && (inner === outer || inner.endsWith(`.${outer}`));
