const courtesy =
  "(?:(?:aa|ah|oh|oj|ой|ше|aha|ok|okej|okay|dobra|dobrze|no|to|a|i|and|so|well|right|then|tak|yes|please|proszę|prosze|thanks|thank you|dziękuję|dziekuje|dzięki|dzieki|also|jeszcze|też|тоді|добре|ну|так|дякую|будь ласка|прошу|а|і|й|ще|shche|ta|tez|також)[\\s,.!]+)*";
/** Words of courtesy may stand at the very beginning, and once more behind «could you»; never twice in one place. */
const polite = "(?:please |proszę |prosze |jeszcze |też |tez |also |ще |також |будь ласка )*";
const asks = `(?:(?:(?:could|can|would|will) you |let me |i want to |i.?d like to |niech (?:pan|pani) |możesz |mozesz |może pan |może pani |chcę |chce |хочу |нехай пан |нехай пані |можеш |можете )${polite})?`;
const adds =
  "(?:add|write|include|note|dopisz|dopisze|dopisać|dopisac|dodaj|doda|dodać|zapisz|zapisze|napisz|napisze|допиши|допишіть|додай|додайте|запиши|запишіть|напиши|напишіть|dopysh|dopyshy|dodai|napysh|napyshy|zapyshy)";
const whereto =
  "(?:\\s(?:ше|від мене|ode mnie|from me|too|also|there|straight|plainly|wprost|po prostu|прямо|просто|pryamo|prosto|tam|też|tez|jeszcze|proszę|prosze|please|також|ще|туди|(?:to|in) (?:the|my) (?:letter|message|request)|do (?:listu|zgłoszenia|zgloszenia|wiadomości|wiadomosci)|до (?:листа|повідомлення|звернення)))*";
const colon = "\\s*:";
const that = "[\\s,]+(?:że|ze|iż|that|що|шо|shcho|scho|sho)\\s";
const tells = "(?:tell them|let them know|powiedz im|скажи їм|передай їм)";
const addition = new RegExp(
  `^${courtesy}${asks}(?:${adds}${whereto}(?:${that}|${colon})|${tells}(?:${that}|\\s))([^]+)$`,
  "iu",
);

const staff =
  "(?:(?:to|do|до|в|у|w|v|u)\\s)?(?:(?:your|the|my|this|waszej|tej|вашої|вашу)\\s)?(?:support people|support|help desk|helpdesk|staff|them|pomocy|pomoc|wsparcia|obsługi|nich|підтримки|підтримку|тих людей|тим людям|них|їм)(?: (?:uczelni|technicznej|people|team|університету))?";
const writes =
  "(?:write|send|pass on|napisać|napisac|napisz|napisze|pisać|pisac|zapisze|zapisz|przekazać|przekaż|przekaze|przekaże|написати|напиши|напишіть|передай|передайте|передати|запиши|napyshy|napysh|tell|zgłoś|zglos)";
const letter = new RegExp(
  `^${courtesy}${asks}${writes}(?:\\s(?:this|a message|it|to|wiadomość|to|це|таке))?\\s${staff}(?:,? (?:then|please|for me|proszę|prosze|teraz|now|тоді|будь ласка|прошу))?(?:${that}|${colon}|\\s*[.!]\\s)([^]+)$`,
  "iu",
);
const fewestWords = 3;

/**
 * The words that a text dictates for support: «proszę napisać do pomocy: …», «let me write to your support people. …»; undefined
 * if it dictates none.
 */
export function dictatedLetter(text: string): string | undefined {
  const rest = inTails(text.trim());
  return rest !== undefined && rest.trim().split(/\s+/u).length >= fewestWords ? sentence(rest) : undefined;
}

/** A few words in front of the request are not dictated: «website all in Polish, can you tell the support that …». */
function inTails(text: string): string | undefined {
  const starts = [
    0,
    ...[...text.matchAll(/[.!?,;\p{Extended_Pictographic}]\s+/gu)].map((it) => it.index + it[0].length),
  ];
  return starts
    .filter((at) => text.slice(0, at).split(/\s+/u).length <= mostWordsBefore)
    .map((at) => letter.exec(text.slice(at))?.[1])
    .find((it) => it !== undefined);
}
const mostWordsBefore = 7;

/** An addition to a letter without the words that only ask to add it: «dopisz, że…», «please add: …». */
export function unwrapped(text: string): string {
  const rest = dictatedLetter(text) ?? addition.exec(text.trim())?.[1];
  return rest === undefined ? text : sentence(rest);
}

const sentence = (text: string): string => text.trim().replace(/^\p{Ll}/u, (it) => it.toUpperCase());
