import { join } from "node:path";
import { broadTopics, ownAnswer, topics, type TopicName } from "../../dialogs/kit/answer";
import { answersFor, commonAnswer, wordedFor } from "../../dialogs/kit/answersFor";
import type { Institution } from "../../dialogs/kit/institution";
import type { View } from "../../dialogs/kit/view";
import { languages, t, type Lang } from "../../dialogs/kit/text";
import { oldFacts, warnOfOldFacts } from "../../src/compose/oldFacts";
import { loadAnswerFiles } from "../../src/conversation/answers";
import { viewOfStep } from "../../src/conversation/localise";
import type { Catalog } from "../../src/conversation/catalog";
import { stepOf, type Script } from "../../src/conversation/script";
import { sentencesIn } from "../../src/texts/wording";
import { createLog } from "../../src/ops/log";
import { catalogAt, inAllLanguagesOf, scriptAt } from "../conversation/people";
import { Talk } from "../conversation/talk";
import { institutionOf, institutions } from "../support/institution";
import { root } from "../support/root";

/** The topics of the label policy, each with its name among the training phrases. */
const policy =
  "whatIsIt price waiting train elsewhere offline screenshot phoneRequirements onePhone twoPhones codeLifetime renewsItself " +
  "graduate severalProgrammes nameChange wrongData photo plastic noPesel foreigner profilZaufany appPassword verify safety bot officeContact outage";
const intentOf = (topic: TopicName): string => (topic === "trustedProfile" ? "profilZaufany" : topic);

const usual = institutionOf();
const files = loadAnswerFiles(join(root, "dialogs"));

/** The answers that only say what the assistant itself does: they are true as long as its code is, and name no source. */
const ofAssistant: ReadonlySet<TopicName> = new Set([
  "accessWhileAway",
  "addToRequest",
  "appLanguage",
  "appPin",
  "borrowedDevice",
  "continueLater",
  "keepsOtherDocuments",
  "mayClose",
  "remindAfterLeaving",
  "remindOther",
  "revokeWhen",
  "signInPassword",
  "signInSafe",
  "sixDigits",
  "supportLanguage",
  "supportReaders",
  "supportWhen",
  "tellWhenAllowed",
  "tellWhenReady",
  "whySignIn",
  "withdrawRequest",
]);

/** The sites that common answers may rest on, because they belong to no university. */
const neutralHosts: ReadonlySet<string> = new Set([
  "apps.usos.edu.pl",
  "edukacja.infor.pl",
  "isap.sejm.gov.pl",
  "komorkomania.pl",
  "niewiem.co",
  "pkp.zgorzelec.pl",
  "pl.wikipedia.org",
  "prawo.gazetaprawna.pl",
  "www.eska.pl",
  "www.infor.pl",
  "www.praca.pl",
  "www.telepolis.pl",
]);

/** The rule sets that Opole's file has, at an institution: those that its own file leaves out are stated on its own page there. */
function ruleSetsAt(institution: Institution): Institution["ruleSets"] {
  const { instruction } = institution;
  const others = Object.entries(institutionOf("opole").ruleSets).map(([name, rules]) => [
    name,
    { ...rules, ...instruction },
  ]);
  return { ...Object.fromEntries(others), ...institution.ruleSets };
}

/** Every institution under each of its rule sets, once with a Profil Zaufany required and once without, and with no answers of its own. */
const everywhere = institutions.flatMap((name) => {
  const institution = institutionOf(name);
  return Object.keys(institutionOf("opole").ruleSets).flatMap((rules) =>
    [true, false].map((isRequired): [string, Institution] => [
      `${name} under ${rules}, Profil Zaufany ${isRequired ? "asked for" : "not asked for"}`,
      {
        ...institution,
        ruleSets: ruleSetsAt(institution),
        rules,
        trustedProfile: { ...institution.trustedProfile, isRequired },
        answers: {},
      },
    ]),
  );
});

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

/** The sites named in an institution's file, without those that belong to everybody. */
function hostsIn(institution: Institution): ReadonlySet<string> {
  const { answers, instruction, ruleSets, contact, privacy, support, fees, phones, deansOffices, trustedProfile } =
    institution;
  const parts = [instruction, contact, privacy, support.answersIn, fees, phones, deansOffices, trustedProfile];
  const own = Object.values(answers).flatMap((it) => (it === "off" ? [] : [it]));
  return new Set([...parts, ...own, ...Object.values(ruleSets)].flatMap((it) => (it ? [new URL(it.source).host] : [])));
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

describe("a source", () => {
  const variants = topics.flatMap((topic) => files[topic].answers.map((answer) => ({ topic, answer })));

  test("is missing only where an answer says what the assistant itself does", () => {
    const unsourced = variants.flatMap(({ topic, answer }) => ("of" in answer ? [topic] : []));
    expect(unsourced.sort()).toEqual([...ofAssistant].sort());
  });

  test("of a common answer belongs to no university", () => {
    const hosts = variants.flatMap(({ answer }) => ("source" in answer ? [new URL(answer.source).host] : []));
    expect([...new Set(hosts)].sort()).toEqual([...neutralHosts].sort());
  });

  test.each(everywhere)("is neutral or the institution's own at %s", (_, institution) => {
    const own = hostsIn(institution);
    const foreign = Object.entries(answersFor(files, institution)).flatMap(([topic, { dated }]) => {
      const host = dated && new URL(dated.source).host;
      return host === undefined || neutralHosts.has(host) || own.has(host) ? [] : [`${topic}: ${host}`];
    });
    expect(foreign).toEqual([]);
  });

  test("of an answer that holds only under the act is no page that states the older rules", () => {
    const opole = institutionOf("opole");
    const older = new Set(
      Object.values(opole.ruleSets).flatMap(({ conditions, source }) =>
        conditions.includes("plasticCard") ? [source] : [],
      ),
    );
    const underTheAct: Institution = { ...opole, rules: "act2025" };
    const answers = answersFor(files, underTheAct);
    const wrong = topics.filter(
      (topic) =>
        commonAnswer(files[topic], underTheAct)?.holdsFor?.plasticCard === "optional" &&
        older.has(answers[topic]?.dated?.source ?? ""),
    );
    expect(older.size).toBe(1);
    expect(wrong).toEqual([]);
  });
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
  expect(plastic("published2024")).toMatch(/^Legitymacja plastikowa jest potrzebna/);
  expect(plastic("act2025")).toMatch(/^Nie/);
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

  test("is reported to the operator in one line that says what to do", () => {
    const lines: string[] = [];
    const log = createLog("info", { write: (line) => void lines.push(line) });
    warnOfOldFacts(institution, { price: answers.price! }, at("2026-10-15"), log);
    expect(lines).toEqual([]);
    warnOfOldFacts(institution, { price: answers.price! }, at("2027-01-11"), log);
    expect(lines).toEqual([expect.stringContaining(`${price}; compare each with its source`)]);
  });
});
