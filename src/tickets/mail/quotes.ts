import { isRule, type Line } from "./page";

/**
 * How mail programs introduce the letter that is answered, in the languages of staff: Polish, English, Ukrainian and German. All
 * patterns are applied to one line, or a few joined, of limited length.
 */
const longestAttribution = 600;
/** An attribution may be broken over this many lines. */
const mostLines = 5;

const verb = String.raw`(?:napisa[łl](?:\(a\)|\/a|\/-a|eś|aś|a|o)?|napisali|napisano|pisze|pisa[łl](?:\(a\)|a)?|pisali|wrote|writes|schrieb|schreibt|написа\S{1,9}|пише|пишет|пишете|пишуть|писав|писала|писали)`;
const weekday = String.raw`(?:pon|wto?|śro?|czw|pi[ąa]t?|pt|sob|niedz|nd|poniedzia[łl]ek|wtorek|[śs]roda|czwartek|pi[ąa]tek|sobota|niedziela|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|пн|вт|ср|чт|пт|сб|нд|понеділок|вівторок|середа|четвер|п.ятниця|субота|неділя|mo|di|mi|do|fr|sa|so|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)\.?`;
const address = String.raw`(?:mailto:)?[^\s<>‹›()[\]@]{1,64}@[^\s<>‹›()[\]@]{1,190}`;

/** «W dniu …», «On …», «пт, 6 лист. 2026 р. о 10:12 …», «Am …»: the line begins with a date and ends with the author. */
const datedFirst = new RegExp(
  String.raw`^(?:w dniu|dnia|dn\.|on|am|в|у|${weekday},?|\d{1,4}[.\-/ ,]\S*)\s.{4,500}[\s,>)]${verb}(?:\s.{0,200})?:$`,
  "iu",
);
/** «Jan Kowalski napisał(a) w dniu …:» */
const datedLast = new RegExp(
  String.raw`^.{0,200}${verb}\s(?:w dniu|dnia|on|am|в|у|${weekday},?|\d{1,4}[./-]).{4,200}:$`,
  "iu",
);
const byUser = new RegExp(String.raw`^.{0,200}(?:użytkownik|user|користувач|benutzer)\s.{2,200}\s${verb}\s?:$`, "iu");
const passive = /^(?:wiadomość\s)?(?:napisana|napisane|przesłana|wysłana)\sprzez\s.{2,300}:$/iu;
const citing = /^(?:cytowanie|cytat|cytuję|quoting|zitat von|цитування|цитата)\s.{2,200}:$/iu;
/** «2026-11-06 10:12 GMT+01:00 Legitka <legitka@…>:», «* Legitka <legitka@…> [2026-11-06 10:12 +0100]:», «… 10:12 od legitka@…:» */
const withoutVerb = [
  new RegExp(
    String.raw`^(?:${weekday},?\s)?(?:\p{L}{3,9}\.?\s)?\d{1,4}[.,\-/ ]\S?.{0,60}\d{1,2}[:∶.]\d{2}.{0,120}(?:[<(\[]${address}[>)\]]|\s(?:od|by|from|von|від|от)\s${address})\s?:$`,
    "iu",
  ),
  new RegExp(String.raw`^\*?\s?.{0,120}[<(\[]${address}[>)\]]\s?\[\d{4}[^\]]{4,40}\]\s?:$`, "iu"),
  new RegExp(String.raw`^>{2,}\s.{0,120}${address}.{0,60}>{2,}$`, "iu"),
];
/** Nextcloud: «"Legitka" legitka@… – 6 listopada 2026 10:12», without a verb and without a colon. */
const senderAndTime = new RegExp(
  String.raw`^.{0,120}${address}[>)]?\s[–—-]\s.{4,60}\s\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]m)?\s?:?$`,
  "iu",
);
/** «Jan ‹jan@…› napisał(a):», without a date. An address is required, because people write «the dean wrote:» themselves. */
const undated = new RegExp(String.raw`^[^<>‹›]{0,120}[<‹[(]${address}[>›\])]\s*${verb}\s*:$`, "iu");
const undatedFirst = new RegExp(String.raw`^[^<>‹›]{0,120}[<‹[(]${address}[>›\])]$`, "iu");
const undatedSecond = new RegExp(String.raw`^${verb}\s*:$`, "iu");
/** The marks of a program's line, which a person's sentence lacks: a time of day, an address, or a weekday with a year. */
const when = new RegExp(
  String.raw`(?<!\d)\d{1,2}[:∶]\d{2}(?!\d)|@|[<‹]|\blegitka\b|(?<!\p{L})${weekday}(?!\p{L}).{0,60}\b(?:19|20)\d\d\b`,
  "iu",
);

/** A line above a quote that counts as an introduction only because the quote follows it. */
const hasVerb = new RegExp(String.raw`(?<!\p{L})${verb}`, "iu");
const programsOwn = new RegExp(
  String.raw`napisa[łl](?:\(a\)|\/a)|написа\S{0,20}\(|${when.source}|\blegitka\b|użytkownik`,
  "iu",
);
const hasAddress = new RegExp(String.raw`[<‹[(]${address}[>›\])]`, "iu");

const dividerWords = String.raw`(?:original message|original-nachricht|ursprüngliche nachricht|weitergeleitete nachricht|forwarded (?:message|by .{1,80})|wiadomość (?:oryginalna|pierwotna|źródłowa|przekazana(?: dalej)?)|(?:oryginalna|pierwotna|przekazana|przekazywana|przesłana|przesyłana) (?:dalej )?wiadomość|(?:oryginalna )?treść (?:oryginalnej |przekazanej |przekazywanej |przesłanej |przesyłanej |pierwotnej )?wiadomości|(?:оригінальне|початкове|вихідне|переслане|переадресоване|пересилане) (?:повідомлення|лист)|(?:оригінальний|переадресований) лист|пересланное сообщение)`;
/** «-----Original Message-----» and similar lines, with any number of dashes. */
const divider = new RegExp(
  String.raw`^\s*[-─—=_*]{2,}\s*${dividerWords}(?:\s(?:od|from|von|від)\s.{1,200}|:)?(?:\s*[-─—=_*]+)?\s*$`,
  "iu",
);
const beginning =
  /^\s*(?:begin forwarded message|początek (?:przekazanej|przekazywanej|przesyłanej dalej|przesłanej dalej) wiadomości|anfang der weitergeleiteten nachricht|початок (?:переадресованого|пересланого) (?:повідомлення|листа))\s*:\s*$/iu;
/** Notes: «-----Legitka <legitka@…> napisał(a): -----»; Zoho: «---- On Fri, … wrote ----». */
const dashed = new RegExp(String.raw`^\s*-{3,60}\s*(.{2,400}?${verb}.{0,60}?)(?:\s*:)?\s*-{3,}\s*$`, "iu");

/** How many lines from `at` on introduce the old letter, whatever follows them; 0 if none do. */
export function attributionAt(lines: readonly Line[], at: number): number {
  const counted = countJoined(
    lines,
    at,
    (joined, count) => (count === 1 && undated.test(joined)) || isAttribution(joined),
  );
  if (counted > 0) return counted;
  // The name is joined only with the very next line. Joined with earlier lines, an answer would be mistaken for a name.
  const [first = "", second = ""] = [lines[at]?.text.trim(), lines[at + 1]?.text.trim()];
  if (first.length > 400 || lines[at + 1]?.gap === "blank") return 0;
  return undatedSecond.test(second) && undatedFirst.test(first) ? 2 : 0;
}

/** How many lines from `at` on introduce the quote that follows them directly; 0 if none do. */
export function introductionAt(lines: readonly Line[], at: number, isQuote: (at: number) => boolean): number {
  return countJoined(lines, at, (joined, count) => isQuote(at + count) && isIntroduction(joined));
}

/** Whether a line, or a few joined, can be what a program writes above a quote. A person's «the dean wrote:» cannot. */
export const isIntroduction = (joined: string): boolean =>
  senderAndTime.test(joined) ||
  (/:$|---$/.test(joined) &&
    ((hasVerb.test(joined) && programsOwn.test(joined)) || hasAddress.test(joined) || isAttribution(joined)));

/** How programs begin such a line. If they only end with the date, nothing that a person wrote precedes it on the line. */
const beginsDated = new RegExp(
  String.raw`^(?:w dniu|dnia|dn\.|on|am|в|у|wiadomość|user|użytkownik|користувач|${weekday},?|\d{1,4}[.\-/ ,]\S*)\s`,
  "iu",
);

/** Whether a program's line says who wrote what follows, and when. */
export function isAttribution(joined: string): boolean {
  if (citing.test(joined) || passive.test(joined) || byUser.test(joined)) return true;
  if (withoutVerb.some((it) => it.test(joined)) || dashed.test(joined)) return true;
  return (datedFirst.test(joined) || datedLast.test(joined)) && when.test(joined);
}

/**
 * Whether a line can begin a wrapped attribution: it begins with a date or contains an address. A farewell above the attribution
 * does neither.
 */
const mayBeginWrapped = (text: string): boolean =>
  beginsDated.test(text.trimStart()) || /[<@‹]|\blegitka\b/i.test(text);

/** The smallest number of lines that match `is` when they are joined. */
function countJoined(lines: readonly Line[], at: number, is: (joined: string, count: number) => boolean): number {
  let joined = "";
  const first = lines[at];
  for (let count = 1; count <= mostLines; count++) {
    const line = lines[at + count - 1];
    if (!line || line.quotes !== first?.quotes || (count > 1 && line.gap !== "none")) return 0;
    if (count > 1 && !mayBeginWrapped(first.text)) return 0;
    joined = `${joined} ${line.text.slice(0, longestAttribution + 1).trim()}`.trim();
    if (joined.length > longestAttribution) return 0;
    if (is(joined, count)) return count;
  }
  return 0;
}

/** Whether the old letter begins at this line and its lines have no quote marks. */
export function isOldLetterFrom(lines: readonly Line[], at: number): boolean {
  const text = lines[at]?.text ?? "";
  if (divider.test(text) || beginning.test(text)) return true;
  if (isHeaderBlock(lines, at)) return true;
  return isRule(text) && (isHeaderBlock(lines, at + 1) || attributionAt(lines, at + 1) > 0);
}

const headerNames: readonly (readonly [string, RegExp])[] = [
  ["from", /^(?:od|od kogo|from|nadawca|autor|від(?: кого)?|відправник|von|absender|от(?: кого)?)$/iu],
  [
    "sent",
    /^(?:wys[łl]ano|wys[łl]ane|wys[łl]ana|data(?: wys[łl]ania)?|date|sent|надіслано|відправлено|дата|gesendet|datum|отправлено)$/iu,
  ],
  ["to", /^(?:do|do kogo|to|adresat|odbiorca|dla|кому|до|an|empfänger)$/iu],
  ["cc", /^(?:dw|cc|kopia|udw|bcc|do wiadomości|копія|kopie)$/iu],
  ["subject", /^(?:temat|tytu[łl]|subject|тема|betreff)$/iu],
  [
    "more",
    /^(?:reply-to|odpowiedz do|za[łl]ączniki|attachments?|вкладення|anlagen?|ważność|importance|важливість|priorytet|organizacja)$/iu,
  ],
];
const headerLine = /^\s*[*_]{0,2}([\p{L}-][\p{L} -]{0,24}?)\s{0,3}[*_]{0,2}\s?:[*_]{0,2}(?:\s|$|(?=\S))/u;
const mostHeaderLines = 14;

/** «Od: … Wysłano: … Do: … Temat: …», in any order and language, on separate lines or joined into one. */
const isHeaderBlock = (lines: readonly Line[], at: number): boolean => headerEnd(lines, at) > at;

/** The position after the last line of a header block; `at` itself when there is none. */
function headerEnd(lines: readonly Line[], at: number): number {
  const first = lines[at];
  if (!first || nameOf(first.text) === undefined) return at;
  if (isSquashed(first.text)) return at + 1;
  const found = new Set<string>();
  let hasAddressee = false;
  let others = 0;
  let end = at;
  for (let next = at; next < Math.min(lines.length, at + mostHeaderLines); next++) {
    const { text = "", gap = "none", quotes = 0 } = lines[next] ?? {};
    if (quotes !== first.quotes) break;
    const name = nameOf(text);
    if (name === undefined) {
      // This is a value on a separate line, or one that was wrapped.
      others += 1;
      if (others > 2 || gap === "blank") break;
    } else {
      others = 0;
      found.add(name);
      end = next + 1;
    }
    hasAddressee ||= text.includes("@") || /\[l-|\blegitka\b/i.test(text);
  }
  // Opening hours have an «Od» and a «Do» too. Only a letter has a subject and addresses, or a date as well.
  const has = (name: string): boolean => found.has(name);
  const isBlock = has("subject")
    ? found.size >= (hasAddressee ? 3 : 4) && (has("from") || has("sent"))
    : has("from") && has("sent") && (has("to") || has("cc")) && hasAddressee;
  return isBlock ? end : at;
}

/** The position after everything that announces the old letter: a divider, a rule, a header block, an attribution. */
export function endOfAnnouncement(lines: readonly Line[], at: number): number {
  let end = at;
  for (let step = 0; step < 4; step++) {
    const text = lines[end]?.text ?? "";
    const next = Math.max(headerEnd(lines, end), end + attributionAt(lines, end));
    if (next > end) end = next;
    else if (divider.test(text) || beginning.test(text) || isRule(text)) end += 1;
    else break;
  }
  return end;
}

function nameOf(text: string): string | undefined {
  const [, name] = headerLine.exec(text.slice(0, 60)) ?? [];
  return name === undefined ? undefined : headerNames.find(([, it]) => it.test(name.trim()))?.[0];
}

const squashed =
  /^\s*[*_]{0,2}(?:od|from|nadawca|від|von)\s?:.{3,200}\s[*_]{0,2}(?:wys[łl]an[oe]|sent|data|date|надіслано|дата|gesendet)\s?:.{3,200}\s[*_]{0,2}(?:temat|subject|тема|betreff)\s?:/iu;
const isSquashed = (text: string): boolean => squashed.test(text.slice(0, 800));
