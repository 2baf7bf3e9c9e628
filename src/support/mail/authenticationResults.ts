/** What a mail server found out about where a letter came from. «none»: it did not say, or nobody trusted did. */
export type Verdict = "pass" | "fail" | "none";

interface Result {
  readonly method: string;
  readonly result: string;
  /** Whom it is about: `header.from`, `header.d`, `smtp.mailfrom` …, as a domain. */
  readonly domain: string;
}

/**
 * Reads Authentication-Results (RFC 8601) for the domain in From. A sender can write such lines too, so only those of the
 * server named by `trusted` count, which must remove what others wrote in its name (section 5). When none is named, only
 * what speaks against the letter counts, for nobody forges that.
 */
export function authenticated(headers: readonly string[], domain: string, trusted: string | undefined): Verdict {
  // The receiving server puts its own on top.
  const line = headers.find((it) => trusted === undefined || authservOf(it) === trusted.toLowerCase());
  if (line === undefined) return "none";
  const results = resultsOf(line);
  const of = (method: string): Result[] => results.filter((it) => it.method === method);
  const aligned = ({ domain: about }: Result): boolean => isWithin(domain, about) || isWithin(about, domain);
  const passes = (method: string): boolean => of(method).some((it) => it.result === "pass" && aligned(it));
  const fails = (method: string): boolean =>
    of(method).some(({ result }) => /^(fail|softfail|permerror)$/.test(result));

  if (fails("dmarc")) return "fail";
  const isGood = passes("dmarc") || passes("dkim") || passes("spf");
  if (!isGood && (fails("dkim") || fails("spf"))) return "fail";
  return isGood && trusted !== undefined ? "pass" : "none";
}

const authservOf = (line: string): string => /^\s*([^\s;]+)/.exec(line)?.[1]?.toLowerCase() ?? "";

function resultsOf(line: string): Result[] {
  const [, ...parts] = withoutComments(line).split(";");
  return parts.flatMap((part) => {
    const [, method, result] = /^\s*([\w-]+)(?:\/\d+)?\s*=\s*(\w+)/.exec(part) ?? [];
    if (method === undefined || result === undefined) return [];
    const about = /\b(?:header\.(?:from|d|i)|smtp\.(?:mailfrom|helo))\s*=\s*"?([^\s;"]+)/i.exec(part)?.[1] ?? "";
    const domain = about.slice(about.lastIndexOf("@") + 1).toLowerCase();
    return [{ method: method.toLowerCase(), result: result.toLowerCase(), domain }];
  });
}

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
