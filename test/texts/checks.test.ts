import { join } from "node:path";
import { languages, type Lang } from "../../dialogs/kit/text";
import { loadCatalog } from "../../src/conversation/catalog";
import { createChecks } from "../../src/texts/checks";
import type { Institution } from "../../dialogs/kit/institution";
import { institutionOf, institutions } from "../support/institution";
import { onceAWorker } from "../support/jest/onceAWorker";
import { root } from "../support/root";
import { buttonKeys } from "../dialogs/localeTexts";
import { placeOfText } from "../../src/texts/places";

const at = (institution: Institution) =>
  onceAWorker(`checks at ${JSON.stringify(institution)}`, () => {
    const shipped = loadCatalog(join(root, "dialogs"), institution);
    return { shipped, ...createChecks(shipped, institution, () => Date.parse("2026-11-30T22:30:00Z")) };
  });
const opole = at(institutionOf("opole"));
const underTheAct = at(institutionOf("opole", (yaml) => yaml.replace("rules: published2024", "rules: act2025")));

/** The codes of what is wrong with a text, each also said to the staff as a sentence. */
function refusals(key: string, text: string, lang: Lang = "pl", place = opole): string[] {
  return place.check(key, lang, text).map(({ code, says }) => {
    for (const it of languages) expect(place.shipped.say(says, it)).toMatch(/^\p{Lu}.+[.}\p{L}’↵*>\]/\d»:?!]$/u);
    return code;
  });
}

describe.each(institutions)("at %s", (name) => {
  test("every text of the release passes the checks of its place, so that staff can start from it", () => {
    const { shipped, isEditable, check } = at(institutionOf(name));
    const wrong = languages.flatMap((lang) =>
      [...shipped.sources[lang]].flatMap(([key, text]) =>
        isEditable(key) ? check(key, lang, text).map(({ code }) => `${lang} ${key}: ${code}`) : [],
      ),
    );
    expect(wrong).toEqual([]);
  });
});

test.each(["https://uni.opole.pl/rekrutacja.", "(https://wfil.uni.opole.pl),", "https://www.gov.pl/web/mobywatel!"])(
  "a link to where the university's file leads is taken: %s",
  (link) => {
    expect(refusals("menu.welcomeBack", `Cześć, {name}! Zajrzyj: ${link}`)).toEqual([]);
  },
);

test("every label of a button is known as one, so that nobody publishes a label that chats cut off", () => {
  const unknown = buttonKeys().filter((key) => placeOfText(key) !== "button");
  expect(unknown.map((key) => `name «${key}» like «${key.replace(/[^.]+$/, "button.$&")}»`)).toEqual([]);
});

test.each(["said.next", "language.uk", "menu.language", "teamsApp.about", "plain", "no.such.text"])(
  "«%s» is not edited by staff",
  (key) => {
    expect(opole.isEditable(key)).toBe(false);
    expect(refusals(key, "Coś innego")).toEqual(["notHere"]);
  },
);

describe("a text is refused", () => {
  test.each([
    ["", ["empty"]],
    ["Cześć, {name! W czym pomóc?", ["notIcu"]],
    ["Cześć! W czym pomóc?", ["missing"]],
    ["Cześć, {name}! {surname}", ["unknown"]],
    ["Cześć, {name, plural, one {#} few {#} many {#} other {#}}!", ["missing", "unknown"]],
    ["Cześć, {name, number}!", ["missing", "unknown"]],
    ["Cześć, <b>{name}</b>!", ["signs"]],
    ["Cześć, *{name}*!", ["signs"]],
    ["Cześć, {name}!\nW czym pomóc?", ["signs"]],
    ["Cześć, {name}!\u202e Hej", ["invisible"]],
    ["Cześć, {name}! http://uni.opole.pl", ["link"]],
    ["Cześć, {name}! https://usos.evil.example", ["foreignLink"]],
    ["Cześć, {name}! https://usosweb.uni.opole.pl@evil.example", ["foreignLink"]],
    ["Cześć, {name}! https://uni.opole.pl.evil.example/a", ["foreignLink"]],
    ["Cześć, {name}! https://evil-uni.opole.pl", ["foreignLink"]],
    ["Cześć, {name}! Pisz na mailto:a@b.pl", ["link"]],
    ["Cześć, {name}! Zajrzyj na www.uni.opole.pl", ["link"]],
    ["Cześć, {name}! It's me", ["apostrophe"]],
    ["Cześć, {name}! Wszystko zrobiłam.", ["gendered"]],
    ["Cześć, {name}! Привіт", ["letters"]],
    [`Cześć, {name}! ${"Pomogę. ".repeat(100)}`, ["long"]],
  ])("«%s»", (text, codes) => {
    expect(refusals("menu.welcomeBack", text)).toEqual(codes);
  });

  test("if a choice between words loses a branch, or gets one that never occurs", () => {
    expect(refusals("usosSays", "{in, select, other {USOS: „{words}”}}")).toEqual(["branches"]);
    expect(refusals("usosSays", "{in, select, own {USOS: „{words}”} pl {a} other {USOS: „{words}”}}")).toEqual([
      "branches",
    ]);
    expect(refusals("usosSays", "{in, select, own {} other {USOS: „{words}”}}")).toEqual(["blank"]);
    expect(refusals("usosSays", "{in, select, own {USOS: „{words}”} other {Po angielsku: „{words}”}}")).toEqual([]);
  });

  test("if a number lacks a form that its language has", () => {
    expect(refusals("link.wrongCode", "Nie ten kod. {left, plural, one {# próba} other {# prób}}.")).toEqual([
      "plurals",
    ]);
    expect(refusals("link.wrongCode", "{left, plural, one {# try} other {# tries}} left.", "en")).toEqual([]);
  });

  test("if a button's label, with its value filled in, is longer than chats show", () => {
    expect(refusals("menu.link", "Zaloguj się przez USOS, żebym mogła Ci pomóc")).toEqual(["long"]);
    expect(refusals("menu.link", "Zaloguj się w USOS")).toEqual([]);
    expect(refusals("helpdesk.reply.title", "Odpowiedź na zgłoszenie studenta")).toEqual(["long"]);
  });

  test("if an answer has one sentence, or more than four", () => {
    expect(refusals("answers.bot.text", "Jestem automatem uczelni: {university}.")).toEqual(["sentences"]);
    expect(refusals("answers.bot.text", "Jestem automatem. Moja uczelnia to {university}.")).toEqual([]);
  });

  test("if a Ukrainian date gets a second full stop", () => {
    expect(refusals("menu.validUntil", "Квиток дійсний до {until}.", "uk")).toEqual(["doubledStop"]);
    expect(refusals("menu.validUntil", "Квиток дійсний до {until}", "uk")).toEqual([]);
  });

  test("if it asks for the plastic card although the rules in force do not", () => {
    const text = "Najpierw potrzebujesz plastikowej legitymacji.";
    expect(refusals("order.ready", text, "pl", underTheAct)).toEqual(refusals("order.ready", text).concat("plastic"));
    const chosen = "{plasticCard, select, required {Przedłuż legitymację plastikową: {office}.} other {}}";
    expect(refusals("extend.office", chosen, "pl", underTheAct)).toEqual([]);
    expect(
      refusals("extend.office", chosen.replace("{}}", "{Najpierw karta plastikowa.}}"), "pl", underTheAct),
    ).toEqual(["plastic"]);
  });
});

test("a published text does harm only if it could break an answer or says what is not true, not if it is merely too long", () => {
  expect(opole.harm("menu.link", "pl", "Zaloguj się przez USOS, bez tego nie mogę pomóc")).toBeUndefined();
  expect(opole.harm("menu.welcomeBack", "pl", "Cześć!")).toMatchObject({ code: "missing" });
  expect(opole.harm("said.next", "pl", "dalej")).toMatchObject({ code: "notHere" });
});
