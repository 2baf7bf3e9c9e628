/** Slack's documented limits (https://docs.slack.dev/reference/block-kit, on the page of each block and element). */
export const limits = {
  blocksOfMessage: 50,
  blocksOfView: 100,
  header: 150,
  sectionText: 3_000,
  fieldText: 2_000,
  fieldsOfSection: 10,
  buttonText: 75,
  buttonValue: 2_000,
  altText: 2_000,
  placeholder: 150,
  viewWords: 24,
  inputLabel: 2_000,
  inputLength: 3_000,
  /** Roughly Slack's limit for all blocks of a message together. */
  messageBytes: 40_000,
} as const;

/** Shortens a text to a number of characters, ending it with an ellipsis. Never cuts inside a surrogate pair. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const short = text.slice(0, most - 1);
  return `${/[\uD800-\uDBFF]$/.test(short) ? short.slice(0, -1) : short}…`;
}

/** Splits a text into pieces of limited length, between words where possible. */
export function pieces(text: string, most: number): string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const space = Math.max(rest.lastIndexOf(" ", most), rest.lastIndexOf("\n", most));
    let at = space > most / 2 ? space : most;
    if (/[\uD800-\uDBFF]/.test(rest[at - 1] ?? "")) at -= 1;
    found.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  return rest === "" ? found : [...found, rest];
}
