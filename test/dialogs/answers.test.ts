import { broadTopics, ownAnswer, topics, type TopicName } from "../../dialogs/kit/answer";
import { answersFor, wordedFor } from "../../dialogs/kit/answersFor";
import type { Institution } from "../../dialogs/kit/institution";
import type { View } from "../../dialogs/kit/view";
import { languages, t, type Lang } from "../../dialogs/kit/text";
import { oldFacts, tellOfMissingFacts, warnOfOldFacts } from "../../src/compose/oldFacts";
import { viewOfStep } from "../../src/conversation/localise";
import type { Catalog } from "../../src/conversation/catalog";
import { stepOf, type Script } from "../../src/conversation/script";
import { sentencesIn } from "../../src/texts/wording";
import { createLog } from "../../src/ops/log";
import { catalogAt, inAllLanguagesOf, scriptAt } from "../conversation/people";
import { Talk } from "../conversation/talk";
import { institutionOf } from "../support/institution";
import { everywhere, files } from "./everywhere";

/** The topics of the label policy, each with its name among the training phrases. */
const policy =
  "whatIsIt price waiting train elsewhere offline screenshot phoneRequirements onePhone twoPhones codeLifetime renewsItself " +
  "graduate severalProgrammes nameChange wrongData photo plastic noPesel foreigner profilZaufany appPassword verify safety bot officeContact outage";
const intentOf = (topic: TopicName): string => (topic === "trustedProfile" ? "profilZaufany" : topic);

const usual = institutionOf();

const places = new Map<Institution, { run: Script; catalog: Catalog }>();

function placeAt(institution: Institution) {
  const place = places.get(institution) ?? { run: scriptAt(institution), catalog: catalogAt(institution) };
  places.set(institution, place);
  return place;
}

/** Asks about a topic as somebody who is not signed in, and gives what they read. */
function asksAbout(topic: TopicName, institution: Institution, lang: Lang = "pl", now = 0) {
  const { run, catalog } = placeAt(institution);
  const talk = new Talk({ lang }, run, inAllLanguagesOf(catalog));
  talk.now = now;
  const outputs = talk.means(intentOf(topic));
  const asked = outputs.find((it) => it.kind === "ask");
  const step = asked && stepOf(run, asked.frame);
  if (!asked || !step) throw new Error(`«${topic}» is not answered at once`);
  return { talk, outputs, view: viewOfStep(asked.card, step, asked.frame, lang, catalog), catalog };
}

const urls = ({ buttons }: View): string[] => buttons.flatMap((it) => ("url" in it ? [it.url] : []));

test("every topic of the policy has an answer, and no other topic has one", () => {
  expect(broadTopics.map(intentOf).sort()).toEqual(policy.split(" ").sort());
});

describe.each(everywhere)("at %s", (_, institution) => {
  test.each(broadTopics)("«%s» is answered with a source and a day", (topic) => {
    const { source = "", validOn = "" } = wordedFor(topic, files[topic], institution)?.dated ?? {};
    expect(source).toMatch(/^https:/);
    expect(validOn).toMatch(/^20\d\d-\d\d-\d\d$/);
  });

  test.each(topics)(
    "«%s» is answered in every language, in two to four sentences, and names its source unless it speaks of the assistant itself",
    (topic) => {
      const { source } = wordedFor(topic, files[topic], institution)?.dated ?? {};
      for (const lang of languages) {
        const { view, catalog } = asksAbout(topic, institution, lang);
        const [text = ""] = view.paragraphs;
        expect({ lang, text }).toEqual({ lang, text: catalog.say(t(`answers.${topic}.text`), lang) });
        const sentences = sentencesIn(text);
        expect({ lang, text, few: sentences >= 2 && sentences <= 4 }).toMatchObject({ few: true });
        const isDated = view.facts.at(-1)?.name === catalog.say(t("advice.validOn"), lang);
        expect(isDated).toBe(source !== undefined);
        if (source !== undefined) expect(urls(view)).toContain(source);
      }
    },
  );
});

describe("the answer about when support answers", () => {
  const asked = (name: "opole" | "example") => asksAbout("supportWhen", institutionOf(name), "en").view;

  test("promises nothing where the institution says nothing", () => {
    const { paragraphs } = asked("opole");
    expect(paragraphs.join()).not.toMatch(/day|hour|semester/);
    expect(urls(asked("opole"))).toEqual([]);
  });

  test("says what the institution says, and where it says so", () => {
    const { paragraphs } = asked("example");
    expect(paragraphs.join()).toContain("2 working days");
    expect(urls(asked("example"))).toEqual([institutionOf("example").support.answersIn?.source]);
  });
});

test.each(topics)("«%s» is answered without a sign-in, and its buttons lead on without asking USOS", (topic) => {
  const { talk, outputs } = asksAbout(topic, usual);
  expect(talk.at).toBe("advice.look");
  expect(talk.frame.waiting).toBe(false);
  expect(outputs.filter(({ kind }) => kind === "do")).toEqual([]);
});

test("the answers say under the published rules that the plastic card comes first, and under the act that it is not needed", () => {
  const plastic = (rules: string): string =>
    asksAbout("plastic", { ...institutionOf("opole"), rules }).view.paragraphs.join();
  /** The beginning of the answer for those of whom the rules ask this, as far as it is the same everywhere. */
  const wordedIf = (plasticCard: "required" | "optional"): string | undefined =>
    files.plastic.answers.find(({ holdsFor }) => holdsFor?.plasticCard === plasticCard)?.text.pl.split("{")[0];
  expect(plastic("published2024").startsWith(wordedIf("required") ?? "?")).toBe(true);
  expect(plastic("act2025").startsWith(wordedIf("optional") ?? "?")).toBe(true);
});

describe("an institution's file", () => {
  const own = {
    text: { pl: "U nas nic.", en: "Nothing here.", uk: "У нас нічого." },
    source: "https://akademia.example/oplaty",
    validOn: "2026-10-02",
    links: [],
  };

  test("can answer a topic itself, with its own source, and keeps the common buttons unless it names others", () => {
    const institution: Institution = { ...institutionOf("opole"), answers: { price: ownAnswer.parse(own) } };
    const { view } = asksAbout("price", institution, "en");
    expect(view.paragraphs).toEqual(["Nothing here."]);
    expect(urls(view)).toContain(own.source);
    expect(view.title).toBe(files.price.title.en);
    expect(answersFor(files, institution).price?.buttons).toEqual(files.price.answers[0]?.buttons);
    const naming: Institution = { ...institution, answers: { price: { ...own, buttons: ["train"] } } };
    expect(answersFor(files, naming).price?.buttons).toEqual(["train"]);
  });

  test("can switch a topic off, which then leads to staff", () => {
    const { view, catalog } = asksAbout("price", { ...institutionOf("opole"), answers: { price: "off" } });
    expect(view.paragraphs).toEqual([catalog.say(t("advice.off"), "pl")]);
    expect(view.buttons.map(({ label }) => label)).toContain(catalog.say(t("button.human"), "pl"));
  });

  test("lists the dean's offices by faculty, with how to find each", () => {
    const { view } = asksAbout("officeContact", institutionOf("example"), "uk");
    expect(view.facts[0]).toEqual({ name: "Факультет мистецтв", value: "ul. Wzorcowa 1, каб. 12, пн–пт 9–13" });
    expect(view.facts).toHaveLength(3);
  });
});

describe("an answer that was last checked more than a year ago", () => {
  const at = (day: string): number => Date.parse(`${day}T12:00:00Z`);
  const institution: Institution = {
    ...institutionOf("example"),
    answers: {
      price: { text: { pl: "a", en: "b", uk: "c" }, source: "https://a.example", validOn: "2026-01-10", links: [] },
    },
  };
  const answers = answersFor(files, institution);
  const price = "price (2026-01-10)";

  test("shows the day for a year, and its source for ever", () => {
    const seenOn = (now: number) => {
      const { view, catalog } = asksAbout("price", institution, "en", now);
      return {
        isDated: view.facts.some(({ name }) => name === catalog.say(t("advice.validOn"), "en")),
        urls: urls(view),
      };
    };
    expect(seenOn(at("2027-01-09"))).toEqual({ isDated: true, urls: ["https://a.example"] });
    expect(seenOn(at("2027-01-11"))).toEqual({ isDated: false, urls: ["https://a.example"] });
  });

  test("is reported from the day after the year, and not before", () => {
    expect(oldFacts(institution, answers, at("2027-01-09"))).not.toContain(price);
    expect(oldFacts(institution, answers, at("2027-01-11"))).toContain(price);
  });

  test("is reported for the institution's own facts as well", () => {
    expect(oldFacts(institution, answers, at("2027-10-03"))).toEqual(
      expect.arrayContaining(["institution.fees (2026-10-01)", "institution.privacy (2026-10-01)"]),
    );
  });

  test("that a file leaves out is named to the operator at the start, in one line that says what to do", () => {
    const told = (place: Institution): string[] => {
      const lines: string[] = [];
      tellOfMissingFacts(place, createLog("info", { write: (line) => void lines.push(line) }));
      return lines;
    };
    expect(told(institutionOf("example"))).toEqual([]);
    const { fees: _, accessibility: __, ...bare } = institutionOf("example");
    expect(told(bare)).toEqual([expect.stringMatching(/facts\.missing.*about fees, accessibility: .*example\.yaml/)]);
    const everything = /about deansOffices, accessibility, support\.answersIn, support\.hours\.source: /;
    expect(told(institutionOf("opole"))).toEqual([expect.stringMatching(everything)]);
  });

  test("is reported to the operator in one line that says what to do", () => {
    const lines: string[] = [];
    const log = createLog("info", { write: (line) => void lines.push(line) });
    warnOfOldFacts(institution, { price: answers.price! }, at("2026-10-15"), log);
    expect(lines).toEqual([]);
    warnOfOldFacts(institution, { price: answers.price! }, at("2027-01-11"), log);
    expect(lines).toEqual([expect.stringContaining(`${price}; compare each with its source`)]);
  });
});
