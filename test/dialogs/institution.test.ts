import { languages, t, type Lang, type Value } from "../../dialogs/kit/text";
import type { View } from "../../dialogs/kit/view";
import { viewOfStep } from "../../src/conversation/localise";
import { stepOf } from "../../src/conversation/script";
import type { Output } from "../../src/conversation/turnContext";
import { catalogAt, inAllLanguagesOf, linked, scriptAt } from "../conversation/people";
import { Talk } from "../conversation/talk";
import { heldNow } from "./samples";
import { institutionOf, type InstitutionName } from "../support/institution";

/** A conversation at an institution, and what its last card says. */
function at(name: InstitutionName, lang: Lang = "pl", isLinked = false) {
  const institution = institutionOf(name);
  const run = scriptAt(institution);
  const catalog = catalogAt(institution);
  const talk = new Talk({ lang, ...(isLinked ? linked : {}) }, run, inAllLanguagesOf(catalog));
  const cardIn = (outputs: readonly Output[]): View => {
    const asked = outputs.findLast((it) => it.kind === "ask");
    const step = asked && stepOf(run, asked.frame);
    if (!asked || !step) throw new Error("no card is shown");
    return viewOfStep(asked.card, step, asked.frame, lang, catalog);
  };
  return { institution, catalog, talk, cardIn };
}

/** Opole has no notice of its own for the assistant, so its students are led to the one that the assistant serves. */
const noticeAt = (name: InstitutionName, lang: Lang): string =>
  name === "opole" ? `https://legitka.test/notice?lang=${lang}` : "https://akademia.example/legitka/rodo";

const names: readonly InstitutionName[] = ["opole", "example"];

describe.each(names)("at «%s»", (name) => {
  test.each(languages)(
    "the welcome in %s says that the assistant is automatic, who runs it, and where the privacy notice is",
    (lang) => {
      const { institution, talk, cardIn } = at(name, lang);
      const { paragraphs, buttons } = cardIn(talk.hello());
      const automatic = { pl: "automatyczny asystent", en: "automatic assistant", uk: "автоматичний помічник" };
      expect(paragraphs.join()).toContain(automatic[lang]);
      expect(paragraphs.join()).toContain(institution.name[lang]);
      expect(buttons.at(-1)).toMatchObject({ url: noticeAt(name, lang) });
    },
  );

  test("«my data» names the data protection officer and links the notice", () => {
    const { institution, talk, cardIn } = at(name, "pl", true);
    talk.means("privacy");
    const { facts, buttons } = cardIn(talk.learns({ ...heldNow, chats: [] }));
    expect(facts.at(-1)?.value).toBe(institution.privacy.officer);
    expect(buttons.at(-1)).toMatchObject({ url: noticeAt(name, "pl") });
  });
});

test("the walkthrough prepares a Profil Zaufany only where the university requires one", () => {
  const prepared = (name: InstitutionName): View => {
    const { talk, cardIn } = at(name);
    talk.means("activate");
    return cardIn(talk.chooses("android"));
  };
  const [opole, example] = [prepared("opole"), prepared("example")];
  expect(opole.paragraphs.join()).toMatch(/Profil/);
  expect(opole.image?.name).toBe("prepare");
  expect(example.paragraphs.join()).not.toMatch(/Profil/);
  expect(example.image?.name).toBe("prepare-app");
  expect(example.image?.alt).not.toMatch(/Profil/);
});

test("a student with an iPhone is told that there is no mUSOS for it only where that is true", () => {
  const say = (name: InstitutionName, hasMUsosForIphone?: "yes" | "no"): string =>
    catalogAt(institutionOf(name)).say(
      t("activate.open-iphone.text", hasMUsosForIphone && { hasMUsosForIphone }),
      "en",
    );
  expect(say("opole")).toBe(say("opole", "no"));
  expect(say("example")).toBe(say("example", "yes"));
  expect(say("opole", "no")).not.toBe(say("opole", "yes"));
});

test("the assistant says how soon support answers only where the university's file says it", () => {
  const say = (name: InstitutionName, values?: Record<string, Value>): string =>
    catalogAt(institutionOf(name)).say(t("escalate.whoAnswers", values), "en");
  expect(say("example")).toBe(say("example", { saysAnswersIn: "yes", answerDays: 2 }));
  expect(say("opole")).toBe(say("opole", { saysAnswersIn: "no" }));
  expect(say("opole", { saysAnswersIn: "yes", answerDays: 2 })).toContain("2");
  expect(say("opole")).not.toContain("2");
});

test("the oldest supported phones are those named in the university's file", () => {
  const { talk, cardIn } = at("example", "en");
  expect(cardIn(talk.means("phoneRequirements")).paragraphs.join()).toMatch(/Android 10 .*iOS 17 .*4\.80\.0/);
});

test("the conditions stand right below the words that announce them", () => {
  const { catalog, talk, cardIn } = at("opole");
  expect(cardIn(talk.means("eligibility")).paragraphs.at(-1)).toBe(catalog.say(t("eligibility.general"), "pl"));
});
