import { hasNoSender, reportType } from "./automatic";
import { decoded } from "./charset";
import { withoutTags } from "./content";
import type { Letter } from "./letter";
import { isMultipart, mimeOf, type Mime, type Part } from "./mime";
import type { ReplyAddresses } from "./replyAddress";

const daemon =
  /^(mailer-daemon|postmaster|mail\.?delivery[\w.-]*|mail-daemon|microsoftexchange[\w-]*|bounces?[+@-]|symantec[\w.]*|mailgate(way)?)@?/i;

/** How mail servers begin the subject of a report that a letter was not delivered, in Polish, English, Ukrainian and German. */
const failedSubject =
  /^\W*(?:(?:re|fwd?):\s*)?(?:undeliver(?:ed|able)|nie ?dostarcz\p{L}{2,6}|nie (?:można|udało się) dostarczyć|nie dostarczono|zwrot (?:wiadomości|poczty|listu)|zwrócon\p{L} (?:wiadomość|poczta)|wiadomość (?:nie została dostarczona|zwrócona|odrzucona)|odrzucon\p{L}|failure notice|delivery (?:status notification|failure|failed|has failed)|(?:message|mail) (?:delivery (?:failed|failure|error)|not delivered|rejected|blocked)|mail (?:system error|delivery subsystem)|returned (?:mail|to sender|message)|rejected:|unzustellbar|nicht zustellbar|(?:nachricht )?(?:konnte )?nicht zugestellt|не вдалося доставити|недоставлен|не доставлено|помилка доставки|повернен\p{L}{1,3} (?:лист|повідомлення))/iu;
const failedText =
  /(?:nie została dostarczona|nie został dostarczony|nie można (?:było )?dostarczyć|nie udało się dostarczyć|could ?n.t be delivered|could not be delivered|was ?n.t delivered|was not delivered|delivery (?:to the following .{0,40})?failed|undeliverable|permanent(?:ly)? (?:error|failed)|diagnostic-code|final-recipient|не вдалося доставити|не було доставлено|не доставлено|konnte nicht zugestellt|nicht zugestellt werden|\b55\d[ -]\d\.\d\.\d)/iu;
const delayed =
  /(?:delay|opóźni|still being retried|will (?:continue to )?(?:be )?retr(?:y|ied)|nie została jeszcze dostarczona|verzöger|відклад|затрим|jeszcze nie (?:została|udało)|warning: could not send)/iu;
/** Only the beginning of a report's text is searched. In characters. */
const longestText = 20_000;

/** A mail server's report about a letter: that it was not delivered, or something else, such as a delay. */
export type Report = "failed" | "other";

/** Whether a letter looks like a report by its header. */
export const mayBeReport = (letter: Letter): boolean =>
  reportType(letter) !== undefined || comesFromServer(letter) || isSaidToHaveFailed(letter);

const comesFromServer = (letter: Letter): boolean => daemon.test(letter.claimedFrom) || hasNoSender(letter);

const isSaidToHaveFailed = (letter: Letter): boolean =>
  failedSubject.test(letter.subject) || letter.header("x-failed-recipients").length > 0;

/**
 * A mail server's report about one of our letters; undefined when the letter is no report. Anybody can send something that looks like
 * a report, so it is parsed only if `mayBeOpened`; otherwise its raw source is searched.
 */
export async function reportOf(letter: Letter, mayBeOpened: boolean): Promise<Report | undefined> {
  const type = reportType(letter);
  if (type !== undefined && type !== "" && type !== "delivery-status") return "other";
  if (!mayBeReport(letter)) return undefined;
  const isFromServer = comesFromServer(letter);
  const saysFailed = isSaidToHaveFailed(letter);
  const parts = mayBeOpened ? await partsOf(letter) : [];
  const status = parts
    .filter((it) => it.type === "message/delivery-status")
    .map(({ content }) => content.toString("latin1"));
  const actions = [...(status.length > 0 ? status.join("\n") : letter.raw()).matchAll(/^action:\s*([\w-]+)/gim)];
  if (type !== undefined || status.length > 0) {
    const hasFailed = actions.some(([, action = ""]) => action.toLowerCase() === "failed");
    if (actions.length > 0) return hasFailed ? "failed" : "other";
    return delayed.test(letter.subject) ? "other" : "failed";
  }
  const text = mayBeOpened ? textOf(parts) : sourceText(letter);
  if (delayed.test(letter.subject) || (!saysFailed && delayed.test(text))) return isFromServer ? "other" : undefined;
  if (isFromServer) return saysFailed || failedText.test(text) ? "failed" : undefined;
  return failedText.test(text) ? "failed" : undefined;
}

/**
 * The ticket whose letter came back. It is identified by the signed address that the report was returned to, which is the
 * envelope sender of all our letters. If that got lost, it is identified by the part of the letter that the report contains,
 * whose Message-ID and signature must belong to the same ticket. A ticket's number alone is not secret and proves nothing.
 */
export function ticketOfBounce(letter: Letter, addresses: ReplyAddresses): string | undefined {
  const [returnedTo] = addresses.provenIn(letter.head);
  if (returnedTo !== undefined) return returnedTo;
  const held = letter.raw();
  const named = [...held.matchAll(/^(?:original-)?message-id:\s*<(L-[A-Z2-9]{6})\./gim)].map(([, it = ""]) =>
    it.toUpperCase(),
  );
  return addresses.provenIn(held).find((it) => named.includes(it));
}

/** The parts of the letter's beginning; none when it cannot be parsed. */
async function partsOf(letter: Letter): Promise<Part[]> {
  const apart = await mimeOf(Buffer.from(letter.raw(), "latin1")).catch(() => undefined);
  return apart?.ok === true ? leavesOf(apart.mime) : [];
}

const leavesOf = (mime: Mime): Part[] => (isMultipart(mime) ? mime.children.flatMap(leavesOf) : [mime]);

/** The beginning of the letter's body, still encoded. */
function sourceText(letter: Letter): string {
  const raw = letter.raw();
  const end = raw.search(/\r?\n\r?\n/);
  const from = end < 0 ? raw.length : end;
  return withoutTags(raw.slice(from, from + longestText));
}

const textOf = (parts: readonly Part[]): string =>
  parts
    .filter(({ type }) => type === "text/plain" || type === "text/html")
    .map(({ content, charset }) => withoutTags(decoded(content.subarray(0, 4 * longestText), charset)))
    .join("\n")
    .slice(0, longestText);
