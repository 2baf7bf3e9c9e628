import { readFileSync } from "node:fs";
import { join } from "node:path";
import { copy, copyPattern } from "../../support/copy";
import { confirmUrl, digitsOn, keyOn } from "../../support/signInPages";
import { pressesOf } from "../readCard";
import { anActivity } from "./activities";
import type { Json } from "./farEnd";
import { openTeamsWorld, type TeamsWorld } from "./teamsWorld";
import type { TeamsStudent } from "./teamsStudent";

/** An activity of Teams, taken from public bug reports and from trial days. */
const caseOf = (name: string): Json =>
  JSON.parse(readFileSync(join(__dirname, "cases", `${name}.json`), "utf8")) as Json;

let world: TeamsWorld;
let ola: TeamsStudent;
beforeEach(async () => {
  world = await openTeamsWorld();
  ola = world.teamsStudent();
});
afterEach(() => world.close());

/** Delivers the activity of a case, sent by a student of this world; `fields` replaces some of its fields. */
function brings(name: string, fields: Json = {}): Promise<unknown> {
  const { type, text, entities, locale, action } = caseOf(name);
  const given = Object.fromEntries(
    Object.entries({ type, text, entities, locale, action }).filter(([, value]) => value !== undefined),
  );
  return ola.does(anActivity(ola.writer, { ...given, ...fields }));
}

/** Brings a student to the card that offers to send a letter to support. */
async function atReview(words: string): Promise<void> {
  await ola.says("menu");
  await ola.presses("human");
  await ola.submits(words);
}

describe("a reply that quotes", () => {
  test("T1: leads where its own words lead, in the language of the chat", async () => {
    await brings("T1-quoted-reply-menu");
    expect(ola.seesAll).toMatch(copyPattern("menu.welcome"));
    expect(ola.seesAll).toContain(copy("menu.link"));
  });

  test("T3: brings only its own words to support", async () => {
    await atReview("Kod nie działa.");
    await brings("T3-quoted-reply-to-staff");
    expect(ola.sees).toContain("tak, w jasnym też nie działa, próbowałam dwa razy");
    expect(ola.sees).not.toMatch(/quoted|messageId|1778622003149/);
  });
});

test("T5: a student with an empty locale is greeted like one without a locale", async () => {
  await brings("T5-locale-empty");
  expect(ola.seesAll).toMatch(copyPattern("menu.welcome"));
});

test("T12: a description in several messages is complete in the letter", async () => {
  const messages = caseOf("T12-several-messages-description")["text"] as string[];
  await ola.says("menu");
  await ola.presses("human");
  for (const it of messages) await ola.says(it);
  for (const it of messages) expect(ola.sees).toContain(it);
});

test("T14: a list of guesses has each button once", async () => {
  await ola.says("menu");
  await brings("T14-duplicate-button");
  const labels = pressesOf(ola.last.activity).map(({ label }) => label);
  expect(labels).toContain(copy("button.human"));
  expect(labels).toEqual([...new Set(labels)]);
});

test("T17: a link that a scanner opened first works, and a second confirmation keeps the digits", async () => {
  await ola.says("menu");
  await ola.presses("link");
  const url = ola.signInUrl;
  await fetch(url, { method: "HEAD", redirect: "manual" });
  await fetch(url, { redirect: "manual" });
  await fetch(url, { redirect: "manual", headers: { "user-agent": "Scanner/1.0" } });
  const { backUrl } = await ola.confirmPage("anna");
  const page = await (await fetch(backUrl)).text();
  const confirms = async (): Promise<string> => {
    const body = new URLSearchParams({ key: keyOn(page) ?? "" });
    return digitsOn(await (await fetch(confirmUrl(backUrl), { method: "POST", body })).text()) ?? "";
  };
  const first = await confirms();
  expect(await confirms()).toBe(first);
  expect(await ola.says(first)).toContain(copy("link.done", { name: "Anna" }));
});
