/** A run of letters and digits long enough to be a token, a code, a PESEL or a student number. */
const tokenLike = /[\w+/=.~%-]{6,}/g;

/**
 * Makes a text of USOS fit for a log: what we sent is taken out, then everything that looks like a token or a number of
 * a person. Says too little rather than too much.
 */
export function redact(text: string, sent: readonly string[]): string {
  const known = sent.filter((value) => value.length > 2).sort((a, b) => b.length - a.length);
  const without = known.reduce((left, value) => left.replaceAll(value, "…"), text);
  return without.replace(tokenLike, (run) => (looksSecret(run) ? "…" : run)).slice(0, 200);
}

function looksSecret(run: string): boolean {
  return /\d/.test(run) || (run.length >= 16 && /[a-z]/.test(run) && /[A-Z]/.test(run));
}
