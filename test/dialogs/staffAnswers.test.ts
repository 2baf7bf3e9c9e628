import { join } from "node:path";
import type { Institution } from "../../dialogs/kit/institution";
import { staffPlaceholders, staffTopics } from "../../dialogs/kit/staffAnswer";
import { languages, t, type Lang } from "../../dialogs/kit/text";
import { loadCatalog } from "../../src/conversation/catalog";
import { loadStaffAnswerFiles, readStaffAnswer, staffAnswersFor } from "../../src/conversation/staffAnswers";
import { intentsOf, meanings } from "../../src/understanding";
import { genderedIn } from "../../src/texts/wording";
import { institutionOf, institutions } from "../support/institution";
import { root } from "../support/root";
import { understand } from "../support/understanding";

const folder = join(root, "dialogs");
const files = loadStaffAnswerFiles(folder);

/** Each institution under each rule set, with no answers of its own. */
const everywhere = institutions.flatMap((name) => {
  const institution = institutionOf(name);
  const ruleSets = { ...institutionOf("opole").ruleSets, ...institution.ruleSets };
  return Object.keys(ruleSets).map((rules): [string, Institution] => [
    `${name} under ${rules}`,
    { ...institution, ruleSets, rules, staffAnswers: {} },
  ]);
});

const values = { firstName: "Ola", expiryDate: { day: "2027-03-31" }, link: "https://example.org/" };
const said = (institution: Institution, lang: Lang) => {
  const catalog = loadCatalog(folder, institution);
  return staffAnswersFor(files, institution).map(({ name }) => ({
    name,
    text: catalog.say(t(`staffAnswers.${name}.text`, values), lang),
  }));
};

test("there are at least twelve, and their topics are those of the label policy", () => {
  expect(files.size).toBeGreaterThanOrEqual(12);
  expect(staffTopics.filter((it) => !meanings.some((one) => one === it))).toEqual([]);
});

describe.each(everywhere)("at %s", (_, institution) => {
  test.each(languages)(
    "every answer can be said in %s: short, to one person, and with no address but the declared one",
    (lang) => {
      for (const { name, text } of said(institution, lang)) {
        expect({ name, length: text.length < 900 }).toEqual({ name, length: true });
        expect({ name, gendered: genderedIn(text, lang) }).toEqual({ name, gendered: undefined });
        expect({ name, hosts: [...text.matchAll(/https?:\/\/[^/\s]+/g)].map(([it]) => it) }).toEqual({
          name,
          hosts: text.includes(values.link) ? ["https://example.org"] : [],
        });
        expect({ name, stop: /2027 р\.\./u.test(text) }).toEqual({ name, stop: false });
      }
    },
  );
});

test("nothing says that the plastic card comes first where the rules do not ask for it", () => {
  for (const [, institution] of everywhere.filter(([, { rules }]) => rules === "act2025"))
    for (const { name, text } of said(institution, "pl"))
      expect({ name, asks: /plastikow\S+ \(ELS\)|przedłużoną/u.test(text) }).toEqual({ name, asks: false });
});

test.each(languages)("what an answer tells the student to write is understood in %s", (lang) => {
  const told = { pl: /napisz tutaj „([^”]+)”/giu, en: /write “([^”]+)” here/giu, uk: /напиши тут «([^»]+)»/giu }[lang];
  const phrases = [...files.values()].flatMap(({ answers }) =>
    answers.flatMap(({ text }) => [...text[lang].matchAll(told)].map(([, it]) => it ?? "")),
  );
  expect(phrases.length).toBeGreaterThan(8);
  const lost = [...new Set(phrases)].filter((it) => !["sure", "likely"].includes(understand(it).kind));
  expect(lost.map((it) => [it, intentsOf(understand(it))])).toEqual([]);
});

describe("a file that is wrong is refused in one sentence that names it", () => {
  const text = (more = "") => `{ pl: "Tak${more}", en: "Yes${more}", uk: "Так${more}" }`;
  const yaml = ({ topics = "[order]", placeholders = "[]", link = "", more = "" } = {}) =>
    `title: ${text()}\ntopics: ${topics}\nplaceholders: ${placeholders}\n${link}\nanswers:\n  - text: ${text(more)}\n`;

  test("unless nothing is wrong", () => {
    expect(
      readStaffAnswer("nowy-telefon.yaml", yaml({ placeholders: "[firstName]", more: " {firstName}" })).topics,
    ).toEqual(["order"]);
  });

  test.each([
    ["an unknown topic", "a.yaml", yaml({ topics: "[weather]" }), "topics.0"],
    ["an unknown placeholder", "a.yaml", yaml({ placeholders: "[surname]" }), "placeholders.0"],
    ["a value that is not declared", "a.yaml", yaml({ more: " {firstName}" }), "{firstName}"],
    ["a declared value that is missing in the text", "a.yaml", yaml({ placeholders: "[office]" }), "{office}"],
    ["a link without its page", "a.yaml", yaml({ placeholders: "[link]", more: " {link}" }), "link"],
    ["an open brace", "a.yaml", yaml({ more: " {firstName" }), "the text in pl"],
    ["no YAML", "a.yaml", "title: [", "YAML"],
    ["a name that nobody can type", "Nowy Telefon.yaml", yaml(), "nowy-telefon"],
  ])("%s", (_, file, content, named) => {
    const refused = () => readStaffAnswer(file, content);
    expect(refused).toThrow(`dialogs/staffAnswers/${file}`);
    expect(refused).toThrow(named);
    expect(refused).not.toThrow(/\n/);
  });
});

describe("an institution's file", () => {
  const at = (staffAnswers: Institution["staffAnswers"]) =>
    staffAnswersFor(files, { ...institutionOf("opole"), staffAnswers });
  const text = { pl: "Po naszemu.", en: "Our way.", uk: "По-нашому." };

  test("switches a common answer off", () => {
    expect(at({ "nowy-telefon": "off" }).map(({ name }) => name)).not.toContain("nowy-telefon");
  });

  test("says a common answer in other words", () => {
    const own = at({ "nowy-telefon": { text, placeholders: [] } }).find(({ name }) => name === "nowy-telefon");
    expect(own).toMatchObject({ text, topics: files.get("nowy-telefon")?.topics, placeholders: [] });
  });

  test("adds an answer, which needs a title and topics", () => {
    expect(() => at({ akademik: { text, placeholders: [] } })).toThrow("staffAnswers.akademik");
    const own = { title: text, topics: ["human" as const], text, placeholders: [] };
    expect(at({ akademik: own }).map(({ name }) => name)).toContain("akademik");
  });

  test("cannot switch off what is not there, or use a value that no text is given", () => {
    expect(() => at({ akademik: "off" })).toThrow("staffAnswers.akademik");
    const strange = { ...text, pl: "Ile? {price}" };
    expect(() => at({ "nowy-telefon": { text: strange, placeholders: [] } })).toThrow("{price}");
  });
});

test("every placeholder is used by an answer", () => {
  const used = new Set([...files.values()].flatMap(({ placeholders }) => placeholders));
  expect([...used].sort()).toEqual([...staffPlaceholders].sort());
});
