/** Where mail programs begin to repeat the letter that is answered, and how they say so in Polish, English and Ukrainian. */

const quoted = /^\s*>/;
const rule = /^\s*[_\-─—=*]{5,}\s*$/;

/**
 * «W dniu … Legitka napisał(a):», «On …, … wrote:», «пт, 6 лис. 2026 р. о 10:12 … пише:», «Wiadomość napisana przez … w
 * dniu …:», «Am … schrieb …:»; may be broken over lines.
 */
const attribution = new RegExp(
  `^(${[
    String.raw`((w dniu|dnia) \d|on\b|в\s|пн|вт|ср|чт|пт|сб|нд|понеділок|вівторок|середа|четвер|п.ятниця|субота|неділя|pon\.|wt\.|śr\.|czw\.|pt\.|sob\.|niedz\.|\d{1,4}[.\-/ ]\S+).{4,400}(napisa[łl]\S*|pisze|wrote|writes|написа\S*|пише)\s*:`,
    String.raw`.{0,200}(napisa[łl]\(?a?\)?|wrote|написа(в|ла)\S*)\s+(w dniu|dnia|on|\d{1,4}[./-]).{4,120}:`,
    String.raw`(użytkownik|user|користувач)\s.{2,200}(napisa[łl]\S*|wrote|написа\S*)\s*:`,
    String.raw`(wiadomość\s)?(napisana|napisane|przesłana)\sprzez\s.{2,200}\sw dniu\s.{4,120}:`,
    String.raw`am\s.{2,300}\sschrieb\b.{0,200}:`,
    String.raw`cytowanie\s.{2,200}:`,
    String.raw`quoting\s.{2,200}:`,
  ].join("|")})$`,
  "iu",
);

/** «Jan ‹jan@…› napisał(a):», without a date: only with an address, for people write «the dean wrote:» themselves. */
const author = String.raw`[^<>‹›]{0,120}[<‹[(](mailto:)?[^\s<>‹›@]{1,64}@[^\s<>‹›]{1,190}[>›\])]`;
const verb = String.raw`(napisa[łl]\S{0,4}|pisze|wrote|writes|schrieb|написа\S{1,4}|пише)\s*:`;
const undated = new RegExp(String.raw`^${author}\s*${verb}$`, "iu");
const undatedFirst = new RegExp(String.raw`^${author}$`, "iu");
const undatedSecond = new RegExp(String.raw`^${verb}$`, "iu");

/** «-----Original Message-----» and its likes, with or without dashes of any number. */
const divider =
  /^\s*[-─—=]{2,}\s*(original message|forwarded message|wiadomość oryginalna|oryginalna wiadomość|treść oryginalnej wiadomości|wiadomość przekazana|przekazana wiadomość|(оригінальне|початкове|вихідне|переслане) повідомлення|(oryginalna )?treść wiadomości)\s*[-─—=]*\s*$/iu;

const blockStart = /^\s*\*?(od|from|nadawca|від|von)\s*:\*?\s*\S/iu;
const blockLine =
  /^\s*\*?(wysłano|wysłane|sent|data|date|do|to|dw|cc|temat|subject|надіслано|дата|кому|копія|тема|gesendet|an|betreff)\s*:\*?/iu;

const subjectLine = /^\s*\*?(temat|subject|тема|betreff)\s*:/iu;

/** Lines an attribution may be broken over. */
const longestAttribution = 4;

/** How many lines from `at` on introduce what is quoted; 0 when none do. */
export function attributionAt(lines: readonly string[], at: number): number {
  let joined = "";
  for (let count = 1; count <= longestAttribution; count++) {
    const line = lines[at + count - 1]?.trim() ?? "";
    if (line === "" || quoted.test(line)) break;
    joined = `${joined} ${line}`.trim();
    if (attribution.test(joined)) return count;
  }
  return undatedAt(lines, at);
}

/** On its own line, or with the verb on the next: joined with any line before, an answer would be taken for its name. */
function undatedAt(lines: readonly string[], at: number): number {
  const [first = "", second = ""] = lines.slice(at, at + 2).map((it) => it.trim());
  if (first.length > 400) return 0;
  if (undated.test(first)) return 1;
  return undatedSecond.test(second) && undatedFirst.test(first) ? 2 : 0;
}

/** Whether everything from this line on is the old letter, without any mark at its lines. */
export function isOldLetterFrom(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? "";
  if (divider.test(line)) return true;
  if (isHeaderBlock(lines, at)) return true;
  if (!rule.test(line)) return false;
  const next = nextWhere(lines, at + 1, isFilled);
  return next !== undefined && (isHeaderBlock(lines, next) || attributionAt(lines, next) > 0);
}

/** Outlook's «Od: … Wysłano: … Do: … Temat: …». */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (!blockStart.test(lines[at] ?? "")) return false;
  const following = lines.slice(at + 1, at + 9).filter((it) => blockLine.test(it));
  // Opening hours have an «Od» and a «Do» too; only a letter has a subject.
  return following.length >= 2 && following.some((it) => subjectLine.test(it));
}

/** The first line from `from` on that is looked for. */
export function nextWhere(
  lines: readonly string[],
  from: number,
  is: (line: string, at: number) => boolean,
): number | undefined {
  for (let at = from; at < lines.length; at++) if (is(lines[at] ?? "", at)) return at;
  return undefined;
}

export const isFilled = (line: string): boolean => line.trim() !== "";
export const isQuoted = (line: string): boolean => quoted.test(line);
