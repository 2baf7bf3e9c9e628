/** A mail server's verdict on a letter's origin. «none» means that no trusted server said anything. */
export type Verdict = "pass" | "fail" | "none";

interface Result {
  readonly method: string;
  readonly result: string;
  /** The domains it is about, by property: `header.from`, `header.d`, `smtp.mailfrom` … */
  readonly about: ReadonlyMap<string, string>;
}

/** The property of each method that names the confirmed domain. */
const vouching: Readonly<Record<string, string>> = { dmarc: "header.from", dkim: "header.d", spf: "smtp.mailfrom" };
/** Honest headers are shorter. In characters. */
const longest = 8_000;

/**
 * Evaluates Authentication-Results (RFC 8601) for the domain in From. Senders can add such headers as well, so only those
 * of the `trusted` server count, which must remove forged ones (section 5). Without a trusted server only failures count,
 * because nobody forges those.
 *
 * Only the exact domain confirms a letter: students' mailboxes are often below the staff's domain, and others above it.
 */
export function authenticated(headers: readonly string[], domain: string, trusted: string | undefined): Verdict {
  // The receiving server adds its own header on top.
  const line = headers.find((it) => trusted === undefined || authservOf(it) === trusted.toLowerCase());
  if (line === undefined) return "none";
  const results = resultsOf(line);
  const of = (method: string): Result[] => results.filter((it) => it.method === method);
  const aligned = ({ about }: Result): boolean =>
    [...about.values()].some((it) => isWithin(domain, it) || isWithin(it, domain));
  const passes = (method: string): boolean => of(method).some((it) => it.result === "pass" && aligned(it));
  const isProven = Object.entries(vouching).some(([method, property]) =>
    of(method).some((it) => it.result === "pass" && it.about.get(property) === domain),
  );
  const fails = (method: string): boolean =>
    of(method).some(({ result }) => /^(fail|softfail|permerror)$/.test(result));

  if (fails("dmarc")) return "fail";
  const isGood = passes("dmarc") || passes("dkim") || passes("spf");
  if (!isGood && (fails("dkim") || fails("spf"))) return "fail";
  return isProven && trusted !== undefined ? "pass" : "none";
}

/** Empty when the line begins with a result: Exchange leaves its own name out of what it writes within a company. */
const authservOf = (line: string): string => /^\s*([^\s;=]+)(?=[\s;]|$)(?!\s*=)/.exec(line)?.[1]?.toLowerCase() ?? "";

function resultsOf(line: string): Result[] {
  const [first = "", ...others] = withoutComments(withoutQuotes(line.slice(0, longest))).split(";");
  const parts = authservOf(line) === "" ? [first, ...others] : others;
  return parts.flatMap((part) => {
    const [, method, result] = /^\s*([\w-]+)(?:\/\d+)?\s*=\s*(\w+)/.exec(part) ?? [];
    if (method === undefined || result === undefined) return [];
    const about = new Map<string, string>();
    for (const [, property = "", value = ""] of part.matchAll(properties))
      about.set(property.toLowerCase(), value.slice(value.lastIndexOf("@") + 1).toLowerCase());
    return [{ method: method.toLowerCase(), result: result.toLowerCase(), about }];
  });
}

const properties = /(?<=\s)(header\.(?:from|d|i)|smtp\.(?:mailfrom|helo))\s*=\s*([^\s;]+)/gi;

/** Quoted values are chosen by the sender, so nothing in them may be read as a result. */
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
