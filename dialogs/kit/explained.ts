import type { Explanation } from "./dialog";
import { t } from "./text";

type About = Explanation["about"];

/** A text that all of these match. */
const all = (...parts: readonly RegExp[]): About => ({ test: (text) => parts.every((it) => it.test(text)) });
const butNot = (about: About, not: RegExp): About => ({ test: (text) => about.test(text) && !not.test(text) });

/** «Akceptuję, tylko co jest w tym regulaminie?» */
export const explainsTerms: readonly Explanation[] = [
  {
    about:
      /(?:(?<!\p{L})(?:co|o czym|what|що|шо)(?!\p{L}|\s+(?:dalej|teraz|now|next|далі|тепер)).{0,30}(?:regulamin|terms|умов|регламент)|(?:regulamin|terms|умов|регламент).{0,20}(?:co tam|co w nim|what|що)(?!\p{L}|\s+(?:dalej|teraz|now|next|далі|тепер)))/iu,
    text: t("guide.aboutTerms"),
  },
  {
    about: {
      test: (text) =>
        /(?<!\p{L})(?:czyta|przeczyta|read|чита|прочита)/iu.test(text) &&
        /trzeba|musz|muszę|całe|cale|wszystk|have to|need to|must|whole|треба|маю|все|ціле/iu.test(text) &&
        /\?|(?<!\p{L})(?:czy|чи)(?!\p{L})/iu.test(text),
    },
    text: t("guide.readTerms"),
  },
];

/** «Jest też szkolna, którą mam wybrać?» */
export const explainsList: readonly Explanation[] = [
  { about: /szkoln|(?<!\p{L})school|шкільн|школьн|shkiln/iu, text: t("activate.whichCard") },
];

const have = String.raw`(?<!nie\s|не\s|n.t\s|not\s)(?:mam|jest|have|got|маю|є)`;
const haveProfile = new RegExp(
  String.raw`(?<!\p{L})(?:profil|профіл)\p{L}{0,4}(?:\s\p{L}+){0,4}?\s${have}(?!\p{L})|(?<!\p{L})${have}\s(?:\p{L}+\s){0,3}(?:profil|профіл)`,
  "iu",
);
const app = String.raw`(?<!\p{L})(?:mobywatel|aplikacj|apk|app(?!\p{L})|мобив|застосун|додат)\p{L}{0,6}`;
const coming = String.raw`(?:ściągam|sciagam|ściąga|sciaga|pobieram|pobiera|instaluj|downloading|installing|качаю|качаєт|завантажую|завантажуєт|встановлюю|nie mam|nie ma|don.t have|haven.t|not yet|нема|не маю|ще не)`;
const lackApp = new RegExp(
  String.raw`${app}\s(?:\p{L}+\s){0,4}${coming}|(?<!\p{L})${coming}\p{L}*\s(?:\p{L}+\s){0,4}${app}`,
  "iu",
);

/** «Profil Zaufany mam, ale mObywatela jeszcze ściągam»: the next thing that is missing, and not the one that is there. */
export const explainsApp: readonly Explanation[] = [
  {
    about: all(haveProfile, lackApp),
    text: t("activate.prepare.appLeft"),
    links: ({ links }) => [{ label: t("link.mObywatel"), url: links.mObywatel }],
  },
];

const camera = /aparat|kamer|camera|камер/iu;
const permission = /zgod|zezw|pozw|zgadz|permis|allow|(?<!\p{L})(?:dać|dac|daj[eę]|give|дати)(?!\p{L})|дозв/iu;
const asks = /\?|(?<!\p{L})(?:czy|should|чи|problem)(?!\p{L})/iu;
const broken = /(?<!\p{L})(?:nie|doesn.t|isn.t|не)\s(?:działa|dziala|work|працює)|blok|block|заблок/iu;
const without =
  /(?<!\p{L})(?:bez|without|без)(?!\p{L})|nie (?:chc|da[łlm]|zgadz|zezw|pozw)|не (?:дав|дала|хоч|дозв)|don.t (?:want|allow)|didn.t (?:give|allow)/iu;
const whereTo = /(?<!\p{L})(?:gdzie|dokąd|dokad|where|де|куди|куда|kudy)(?!\p{L})/iu;
const paste = /wkle|(?<!\p{L})pol[aeu](?!\p{L})|past[ei]|field|встав|(?<!\p{L})пол[еяю](?!\p{L})/iu;
const scanned = /skan|scan|скан|(?<!\p{L})qr/iu;
const activation = /aktyw|activat|актив|(?<!\p{L})(?:wpisa|typed|entered|ввів|ввела|вписа)/iu;
const refused = /błąd|blad|błęd|error|nieprawid|niepopraw|invalid|wrong|помилк|неправил|невірн/iu;

/** The explanations that every step of a walkthrough gives about the others. */
export const explainsWay = (steps: number): readonly Explanation[] => [
  {
    about: butNot(all(camera, without, /\?|(?<!\p{L})(?:da się|da sie|mogę|moge|can|можна)(?!\p{L})/iu), broken),
    text: t("guide.withoutCamera"),
  },
  { about: butNot(all(camera, permission, asks), broken), text: t("guide.aboutCamera") },
  { about: butNot(all(whereTo, paste), activation), text: t("guide.wherePaste") },
  {
    about:
      /(?<!\p{L})(?:co|what|що|шо|jaki|który|ktory|which|який)\s(?:\p{L}+\s){0,3}(?:zeskan|skan|scan|скан|відскан)/iu,
    text: t("guide.whatToScan"),
    opens: [{ label: t("code.show"), dialog: "code", data: { ask: "now" } }],
  },
  { about: all(/regulamin|warunk|terms|умов|регламент/iu, /czyta|read|чита/iu, asks), text: t("guide.readTerms") },
  {
    about:
      /(?<!\p{L})(?:ile|how many|скільки|скок)\s(?:\p{L}+\s){0,2}(?:krok|step|крок)|(?<!\p{L})(?:krok|step|крок)\s?\d+.{0,12}(?:długo|dlugo|long|довго)|(?:długo|dlugo) jeszcze|jeszcze (?:długo|dlugo)|how much longer|довго ще|ще довго|(?<!\p{L})(?:co|what|що|шо)\s(?:\p{L}+\s){0,2}(?:krok|step|крок)\s?\d/iu,
    text: t("guide.howLong", { count: steps }),
    aside: true,
  },
  {
    about: all(
      /(?<!\p{L})(?:klik|nacis|wcis|dotkn|press|tap|click|touch|натис|тисн|нажм|нажа)/iu,
      /nie t[eo](?!\p{L})|nie tam|(?<!\p{L})(?:źle|zle|przypadk|niechc|wrong|accident)|не те(?!\p{L})|не туди|випадк|случайн/iu,
      asks,
    ),
    text: t("guide.safe"),
    aside: true,
  },
  {
    about: butNot(
      { test: (text) => hanging.test(text) || restarting.test(text) },
      /poszł|poszlo|przeszł|przeszlo|przyj[ęe]|(?<!\p{L})(?:już|juz) (?:działa|dziala)|works|worked|запрац|пішло|прийн/iu,
    ),
    text: t("guide.hangs"),
  },
  {
    about: all(
      /zablok|block|заблок|jeszcze (?:raz|prób|prob)|again|ще раз|ile (?:razy|prób|prob)|how many (?:times|tries)|скільки (?:раз|спроб)/iu,
      /pr[óo]b|try|tries|спроб|пробув/iu,
      asks,
    ),
    text: t("guide.tryAgain"),
    opens: [{ label: t("code.show"), dialog: "code", data: { ask: "now" } }],
  },
  {
    about: all(
      /(?<!\p{L})(?:see|sees|look|zobacz|widzi|patrz|podejrz|побач|бачит|дивит)/iu,
      /(?<!\p{L})(?:code|kod|qr|код)/iu,
      /friend|girl|(?<!\p{L})(?:gf|bf|mates?|someone|somebody|ktoś|ktos|inni|хтось)(?!\p{L})|roommate|koleg|koleż|kolez|chłopak|dziewczyn|współlok|подруг|хлопець|дівчин|сусід/iu,
      asks,
    ),
    text: t("answers.showCodesToOthers.text"),
    aside: true,
  },
  { about: all(/hologram|голограм/iu, asks), text: t("activate.done.text") },
  {
    about: all(
      /list|li[śs]ci|opcj|option|спис|опці|choices/iu,
      /nie (?:ma|widz)|n.t see|not (?:see|on|in|there)|нема|не бач/iu,
      /legit|studenc|student|card|квит|легіт|студент/iu,
    ),
    helpOf: "choose",
  },
  { about: all(/inn\p{L} dokument|other document|інш\p{L}{1,4} документ/iu, asks), helpOf: "choose" },
  { about: all(activation, refused, /(?<!\p{L})(?:kod|code|код)/iu), helpOf: "code" },
  { about: all(scanned, refused), helpOf: "scan" },
];

const hanging =
  /kręci się|kreci sie|się kręci|sie kreci|kółk|kolko|zawiesi|zawies|zaci[ęe][łl]|spinn|frozen|freez|(?<!\p{L})hangs|keeps loading|крутит|завис/iu;
const restarting =
  /(?:wyłączyć|wylaczyc|zamknąć|zamknac|zrestartować|zrestartowac|restart|close|закрити|перезапустити)\s(?:\p{L}+\s){0,2}(?:apk|aplikacj|mobywatel|app|застосун|додат|мобив)/iu;
