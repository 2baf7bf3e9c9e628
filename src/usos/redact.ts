/** A run of letters and digits long enough to be a token, a code, a PESEL or a student number. */
const tokenLike = /[\w+/=.~%-]{6,}/g;

/**
 * Makes a text from USOS safe to log: removes what we sent, and then everything that looks like a token or a person's number. It
 * removes too much rather than too little.
 */
export function redact(text: string, sent: readonly string[]): string {
  const known = sent.filter((value) => value.length > 2).sort((a, b) => b.length - a.length);
  const without = known.reduce((left, value) => left.replaceAll(value, "…"), text);
  return without.replace(tokenLike, (run) => (looksSecret(run) ? "…" : run)).slice(0, 200);
}

function looksSecret(run: string): boolean {
  return /\d/.test(run) || (run.length >= 16 && /[a-z]/.test(run) && /[A-Z]/.test(run));
}
