import { dialogs } from "../../dialogs";
import { choiceOf } from "../../dialogs/kit/dialog";
import { languages, type Lang } from "../../dialogs/kit/text";
import { advance } from "../../src/conversation/engine";
import type { Output } from "../../src/conversation/turnContext";
import { fold, type Understood } from "../../src/understanding";
import { drawFrom } from "../../src/understanding/training/draw";
import { phrasesDir, repliesDir } from "../../src/understanding/training/files";
import { loadPhrases } from "../../src/understanding/training/phrases";
import { loadReplies } from "../../src/understanding/training/replyLines";
import { interpreted } from "../support/understanding";
import { costlyEffects } from "./costlyEffects";
import { readTexts } from "../dialogs/localeTexts";
import { aChat, frameAt, linked, surroundings } from "./people";

const { taught, held } = loadPhrases(phrasesDir);
const lines = [...taught, ...held];
const phrases = lines.map(({ text }) => text);
/** The steps that ask a student whether to order: what a text must mean there to place an order. */
const asksToOrder: Readonly<Record<string, readonly string[]>> = {
  "order.check": ["order", "yes", "next", "thanks"],
  "extend.look": ["order", "extend", "yes", "next", "thanks"],
};
/** Every word of the texts that place an order. A text with any other word is about something else: a pizza, a friend, another day. */
const orderWords = new Set(
  `zamawiam zamawiamy zamów zamówcie zamówić zamawiaj zamawiajcie zamawia niech pan pani przedłuż przedłużam przedłużyć przedłużaj
  order place make put in the an my it extend замовляю замовляємо замов замовте замовити замовляй замовляйте zamovliai zamovlyai
  продовж продовжте продовжую продовжити продовжуй продовжуйте
  заказую заказуй заказуйте закажи закажіть закажите заказать заказати заказываю заказывай заказывайте
  zgadzam się zgoda potwierdzam pewnie śmiało jestem za yup of course i confirm do it kindly all right alright great cool go for it
  згода згоден згодна підтверджую авжеж звичайно конечно конєшно хорошо харашо ладно супер та тоді тогда ж же ага спасибі спасибо a i
  tak tka no to że dobra dobrze ok okej okay jasne oczywiście super git dawaj proszę poproszę pls plz zatem więc w takim razie dzięki
  dziękuję chcę chciałbym chciałabym mi mnie dla sobie ją tę tą jedną moją nową mobilną elektroniczną studencką kartę na telefon
  do telefonu telefonie teraz od razu przedłużenie
  yes yep yeah sure please kindly go on ahead and just then thanks thank you very so much obviously of course sir i want would like id lets
  me for one this that you since its is free skoro za darmo o a new mobile electronic student card legitymacja extension phone now
  так да добре гаразд окей ок звісно давай давайте прошу вас будь ласка будьласка пожалуйста пожалуста плиз дякую ну то хочу хотів хотіла би б
  мені собі її його це цю мій мою нову новий квиток картку студак студік продовження на у в зараз одразу`
    .split(/\s+/)
    .map(fold),
);
const orderStems = [
  "legitymac",
  "mlegitymac",
  "legitk",
  "mlegitk",
  "мобільн",
  "електрон",
  "студентськ",
  "легітимац",
  "млегітимац",
  "mobywatel",
];
const isOrderWord = (it: string): boolean => orderWords.has(it) || orderStems.some((stem) => it.startsWith(fold(stem)));
const isNamed = ({ at, text }: { at: string; text: string }): boolean =>
  at in asksToOrder && fold(text).split(" ").every(isOrderWord);
const meantAs = new Map(lines.map(({ text, meaning, also }) => [text, [meaning, also ?? meaning]]));
const isMeant = ({ at, text }: { at: string; text: string }): boolean =>
  meantAs.get(text)?.some((it) => asksToOrder[at]?.includes(it)) ?? false;

const data = { orderId: "7001", what: "card", text: "Kod nie działa", ticket: "L-1", about: "photo", phone: "iphone" };
const places = Object.values(dialogs).flatMap((it) =>
  Object.entries(it.steps).map(([step, { on }]) => ({
    at: `${it.id}.${step}`,
    isGrave: Object.keys(on).some((name) => choiceOf(on, name)?.pressOnly),
    inLanguage: (lang: Lang) => aChat({ ...linked, lang, frame: frameAt(it.id, step, data) }),
  })),
);
const grave = places.filter(({ isGrave }) => isGrave);
const atOrder = places.filter(({ at }) => at in asksToOrder);
const others = places.filter(({ isGrave }) => !isGrave);
const around = surroundings();

const known = new Map<string, Understood>();
function understoodAs(text: string): Understood {
  const it = known.get(text) ?? interpreted(text);
  known.set(text, it);
  return it;
}

/** The things that stood on one card or notice twice. */
const twins: string[] = [];
function labelsTwice(outputs: readonly Output[]): string[] {
  return outputs.flatMap((it) => {
    if (it.kind !== "ask" && it.kind !== "say") return [];
    const own = it.kind === "ask" ? choicesOn(it) : [];
    const opened = (it.kind === "ask" ? it.card.opens : it.notice.opens) ?? [];
    const labels = [...own, ...opened.map(({ label }) => JSON.stringify(label))];
    return labels.filter((label, at) => labels.indexOf(label) !== at);
  });
}
function choicesOn({ card, frame }: Extract<Output, { kind: "ask" }>): string[] {
  const on = dialogs[frame.dialog]?.steps[frame.step]?.on ?? {};
  const shown = (card.choices ?? Object.keys(on)).filter((name) => !choiceOf(on, name)?.typedOnly);
  return shown.map((name) => JSON.stringify(choiceOf(on, name)?.label ?? { key: `button.${name}` }));
}

/** The places among `where` at which the text causes an effect that cannot be undone, in a chat in a random language. */
function doneAt(text: string, where: readonly (typeof places)[number][]): string[] {
  const understood = understoodAs(text);
  return where.flatMap(({ at, inLanguage }) => {
    const { outputs } = advance(
      inLanguage(oneOf(languages)),
      { kind: "content", content: { kind: "text", text }, understood },
      around,
    );
    twins.push(...labelsTwice(outputs).map((label) => `${label} for «${text}» at ${at}`));
    return outputs.some((it) => it.kind === "do" && costlyEffects.has(it.effect.kind)) ? [at] : [];
  });
}

const seed = Number(process.env["PHRASE_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const draw = drawFrom(seed);
const oneOf = <T>(all: readonly T[]): T => all[Math.floor(draw() * all.length)]!;

describe(`nothing that cannot be taken back is done (PHRASE_SEED=${seed})`, () => {
  test("by any phrase of any voice at three random steps with a button for an irreversible effect; only an order in words that say nothing else is placed", () => {
    const wheres = phrases.map((text) => [text, [oneOf(grave), oneOf(grave), oneOf(grave)]] as const);
    const done = wheres.flatMap(([text, where]) => doneAt(text, where).map((at) => ({ at, text })));
    expect(done.filter((it) => !isNamed(it))).toEqual([]);
    expect(done.filter((it) => !isMeant(it))).toEqual([]);
    expect(done.filter(({ text }) => text.includes("?"))).toEqual([]);
  });

  test("by any reply at the steps that ask for an order and at one other such step; no reply that asks, refuses or postpones places an order", () => {
    const replies = [...loadReplies(repliesDir).taught, ...loadReplies(repliesDir).held];
    const done = replies.flatMap(({ text, situation, reply }) =>
      doneAt(text, [...atOrder, oneOf(grave)]).map((at) => ({ at, text, situation, reply })),
    );
    expect(done.filter((it) => !isNamed(it))).toEqual([]);
    expect(done.filter(({ situation, reply }) => situation === "order" && reply !== "accept")).toEqual([]);
  });

  test("by any phrase at a random one of the other steps", () => {
    const wheres = phrases.map((text) => [text, [oneOf(others)]] as const);
    expect(wheres.flatMap(([text, where]) => doneAt(text, where).map((at) => `${text} at ${at}`))).toEqual([]);
  });

  test("by random words of phrases and labels strung together, at any step", () => {
    const words = [...phrases, ...languages.flatMap((lang) => labelsIn(lang))].flatMap((it) => it.split(/\s+/));
    const texts = Array.from({ length: 300 }, () =>
      Array.from({ length: 1 + Math.floor(draw() * 8) }, () => oneOf(words)).join(oneOf([" ", " ", ", ", "\n"])),
    );
    const done = texts.flatMap((text) => doneAt(text, places).map((at) => ({ at, text })));
    expect(done.filter((it) => !isNamed(it))).toEqual([]);
  });
});

test("no text in these tests was answered with two buttons of one label, so never with two menus", () => {
  expect(twins).toEqual([]);
});

const labelsIn = (lang: Lang): string[] =>
  [...readTexts(lang)]
    .filter(([key]) => /^(button|menu|said|order|revoke|unlink|privacy|escalate|newPhone)\./.test(key))
    .map(([, text]) => String(text))
    .filter((it) => !it.includes("{"));
