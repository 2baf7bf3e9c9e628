import type { Letter } from "./letter";

/**
 * The wordings of ticket systems (GLPI, RT, OTRS, Zammad, Jira, osTicket, Freshdesk…) in letters that they write by themselves:
 * that a ticket was opened, assigned or closed. They mark people's text in the same way as their own, so their own is recognised
 * by its wording, and only if the letter contains nothing else: text that a person added must arrive.
 */

/** GLPI puts the event into the Message-ID. These events never contain a person's text. */
const glpiEvent =
  /^<GLPI[\w-]{0,100}\/(?:new|closed|delete|recall\w{0,20}|alertnotclosed|satisfaction|assign_\w{1,20}|requester_\w{1,20}|observer_\w{1,20}|pendingreason_\w{1,20}|auto\w{1,20})[.@]/i;

const ofTicket = String.raw`(?:zgłosze\p{L}{1,4}|spraw\p{L}{1,2}|wiadomoś\p{L}{1,2}|zapytani\p{L}{1,2}|ticket|request|message|e-?mail|issue|inquiry|case|запит\p{L}{0,2}|заявк\p{L}{1,2}|звернення|лист\p{L}{0,2}|повідомлення|anfrage|nachricht|anliegen)`;
const done = String.raw`(?:zarejestrowan|przyjęt|utworzon|otworzon|otwart|zapisan|otrzyman|zamknięt|rozwiązan|przypisan|zaktualizowan)\p{L}{1,2}|(?:received|created|opened|registered|closed|resolved|solved|assigned|logged|acknowledged|updated)|(?:прийнят|зареєстрован|створен|отриман|відкрит|закрит|вирішен|призначен|оновлен)\p{L}{1,2}|(?:erhalten|eingegangen|erstellt|geschlossen|gelöst|zugewiesen|registriert)`;
/** A number, a system or «automatically» may follow. Anything else was written by a person. */
const named = String.raw`(?:\s(?:automatycznie|automatically|автоматично|automatisch)|\s(?:pod numerem|z numerem|o numerze|w systemie|with (?:the )?(?:number|id|reference)|under (?:the )?number|за номером|під номером|mit der nummer|unter der nummer)\s\S{1,40}(?:\s[#№]?\S{1,30})?)?`;

/** The subject of a system's letter, which may begin with the system's name and number. */
const subject = new RegExp(
  String.raw`^(?:\S{1,30}\s)?(?:\[[^\]]{0,60}\]\s?)?(?:(?:nowe|new|нова|новий|neues?)\s${ofTicket}|(?:zamknięcie|rozwiązanie|przypisanie|utworzenie|potwierdzenie (?:przyjęcia|rejestracji|otrzymania))\szgłoszenia|${ofTicket}\s(?:\S{1,20}\s)?(?:zostało |was |has been |wurde )?(?:${done})|(?:we(?:'ve| have)? (?:got|received)|thank you for|dziękujemy za|otrzymaliśmy|дякуємо за|ми отримали)\s(?:\S{1,12}\s)?${ofTicket})(?!\p{L})`,
  "iu",
);

/** Whether a system reports an event, judged by the letter's header alone. */
export const tellsOfEvent = (letter: Letter): boolean =>
  letter.header("message-id").some((it) => glpiEvent.test(it)) || subject.test(letter.subject);

/** Sentences that only a system writes about a ticket. */
const events: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:\S{1,20}\s){0,3}?${ofTicket}\s.{0,120}?(?:zosta[łl]\p{L}{0,2}|has been|have been|was|wurde|ist|було|була|було)?\s?(?:automatycznie |automatically |автоматично |automatisch )?(?:${done})${named}\s?[.!]?$`,
    "iu",
  ),
  /^(?:we (?:would like to|hereby) acknowledge|just confirming) that we(?:'ve| have)? (?:got|received)\s.{1,120}$/iu,
  /^(?:(?:your|the)\s.{1,60}|.{1,60}\s(?:number|id)) (?:has been|was|is) (?:received|created|registered|assigned)(?:\s(?:and (?:the|your) \p{L}{1,10} (?:number|id)|with|under|as|by our|and will be (?:reviewed|processed))\s.{0,60})?[.!]?$/iu,
  /^(?:otrzymaliśmy|zarejestrowaliśmy|przyjęliśmy)\s(?:\S{1,12}\s)?(?:zgłoszenie|wiadomość)(?:\s(?:i|oraz) (?:wkrótce|niebawem|zajmiemy|odpowiemy|odezwiemy|rozpatrzymy).{0,60})?[.!]?$/iu,
  /^(?:twojemu|państwa|pani|pana|tej)\s(?:\S{1,12}\s)?(?:zgłoszeniu|sprawie|wiadomości) nadano numer\s.{1,40}$/iu,
  /^ваш(?:е|у|ому)?\s\S{1,20}\s.{0,60}(?:отримано|прийнято|зареєстровано|створено|присвоєно номер)(?:\s(?:за|під) номером\s\S{1,30}|\s[#№]?\d{1,20})?(?:,\s(?:його|її|ми|скоро) (?:розгляне|опрацю|відпов|зв.яж).{0,60})?[.!]?$/iu,
  /^ми отримали ваш(?:е|у)?\s\S{1,20}[.!]?$/iu,
  /^(?:wir haben ihre?n? (?:anfrage|nachricht|e-?mail) erhalten|ihre (?:anfrage|nachricht) ist (?:bei uns )?eingegangen).{0,60}$/iu,
  new RegExp(
    String.raw`^(?:(?:nowe|new|нова|новий|neues?)\s${ofTicket}|(?:zamknięcie|rozwiązanie|przypisanie|utworzenie) zgłoszenia)\s?[.:!]?$`,
    "iu",
  ),
];

/** Other lines that systems write with such a sentence. */
const beside: readonly RegExp[] = [
  // Fields of a ticket. Their value is short unless it is the title or an address.
  /^(?:url|link|tytuł|title|temat|subject|тема|titel)\s?:\s?.{0,300}$/iu,
  /^(?:status|stan|priorytet|priority|pilność|urgency|impact|kategoria|category|typ|type|numer|nr|number|id|ticket(?: id| number)?|zgłaszający|requester|przypisan\p{L}{1,3}(?: do)?|assigned to|assignee|technik|technician|grupa|group|kolejka|queue|data\s\p{L}{1,12}|date|opening date|closing date|created(?: on| at)?|opened|closed|due|sla|статус|стан|пріоритет|номер|категорія|тип|заявник|виконавець|дата|priorität)\s?:(?:\s?\S{1,40}){0,5}$/iu,
  /^(?:https?:\/\/\S{1,300}|\[?https?:\S{1,300}\]?)$/iu,
  /^(?:view|see|open|track|show|zobacz|otwórz|wyświetl|переглянути|відкрити)\s.{0,40}(?:request|ticket|issue|zgłoszeni|запит|заявк).{0,300}$/iu,
  /^.{0,20}(?:turn off|unsubscribe|disable|wyłącz|wypisz|вимкнути)\s.{0,60}(?:notification|powiadom|сповіщен).{0,300}$/iu,
  /^(?:sent on\s.{1,80}|powered by\s.{1,60}|wysłano dnia\s.{1,60})$/iu,
  /^.{0,20}(?:reply|respond|write|odpowied\p{L}{1,4}|pisa\p{L}{1,3}|відповідайте|пишіть)\s(?:above|powyżej|вище)\s.{0,60}$/iu,
  /^(?:to add|aby dodać|w celu dodania|щоб додати|um)\s.{1,60}(?:reply|respond|odpowied|odpisz|відповід|antworten).{0,80}$/iu,
  /^(?:proszę |prosimy (?:o )?|please )?(?:zachowa|zachowani|nie (?:zmienia|usuwa)|keep|do not (?:change|reply|remove)|nie odpowiada)\p{L}{0,4}\s.{0,120}(?:numer|temat|number|subject|message|wiadomoś|list).{0,80}$/iu,
  /^(?:an?|one of our|our|jeden z|nasz\p{L}{0,2}|pracownik|konsultant|zespół|наш|працівник|спеціаліст)\s.{0,60}(?:will (?:be )?(?:review|respond|contact|reply|process|get back|look)|zajmie się|odpowie|skontaktuje się|odezwie się|зв.яжеться|розгляне|відповість).{0,160}$/iu,
  /^(?:we(?:'re| are) on it|we will (?:get back to|contact|respond to) you.{0,80}|odpowiemy (?:najszybciej|tak szybko|wkrótce).{0,60}|this is a (?:demo|test) text.{0,80})[.!]?$/iu,
  /^(?:thank you|thanks|dziękujemy|дякуємо|vielen dank|wir danken)(?!\p{L}).{0,80}$/iu,
  /^(?:automatically generated|automatycznie wygenerowan|wygenerowan\p{L}{1,2} automatycznie|створено автоматично|automatisch erstellt|this is an automat|ta wiadomość została wygenerowana).{0,120}$/iu,
  /^(?:dear|hello|hi|dzień dobry|witamy|witaj|szanown\p{L}{1,4}|шановн\p{L}{1,4}|добрий день|доброго дня|вітаємо|hallo|sehr geehrte\p{L}?|guten tag)(?:\s\S{1,30}){0,3}\s?[,!.]?$/iu,
  /^(?!.*(?:proszę|please|будь ласка|bitte)).{0,60}(?:help ?desk|service desk|support|pomoc|zespół|team|служба підтримки|підтримка|centrum|dział)(?:\s\S{1,30}){0,3}$/iu,
  /^(?:z poważaniem|pozdrawiamy|z wyrazami szacunku|regards|kind regards|best regards|з повагою|mit freundlichen grüßen)\s?,?$/iu,
];

/** Whether a line is one of those that systems write with an event. */
export const isBesideEvent = (line: string): boolean => beside.some((it) => it.test(line.slice(0, 500).trim()));

/** Whether a text only reports an event of a ticket. */
export function isSystemsOwn(lines: readonly string[]): boolean {
  if (lines.length > mostLines) return false;
  const sentences = lines
    .flatMap((it) => it.slice(0, 500).split(/(?<=[.!?])\s/))
    .map((it) => it.trim())
    .filter((it) => /\p{L}/u.test(it));
  const isEvent = (it: string): boolean => events.some((one) => one.test(it));
  return sentences.some(isEvent) && sentences.every((it) => isEvent(it) || isBesideEvent(it));
}

const mostLines = 40;
