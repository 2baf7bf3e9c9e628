import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { languages, type Lang } from "../../dialogs/kit/text";
import { copyIn } from "../support/copy";
import { openWorld, type World } from "../support/world";

type Turn = "hello" | "wish" | "order" | "aside" | "code" | "how" | "phone" | "layout" | "next";
const wordings = load(readFileSync(join(__dirname, "wordings.yaml"), "utf8")) as Record<Lang, Record<Turn, string[]>>;

const hour = 3_600_000;
const minutes = 60_000;
const people = languages.flatMap((lang) => wordings[lang].hello.map((_, at) => [lang, at] as const));

describe("by typing alone", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ readyAfterMs: hour });
  });
  afterAll(() => world.close());

  test.each(people)("a student gets from the greeting to the card in the app (%s, %i)", async (lang, at) => {
    const words = wordings[lang];
    const say = (key: string): string => copyIn(lang, key);
    const student = world.student(`${lang}${at}`, { pl: "pl-PL", en: "en-GB", uk: "uk-UA" }[lang]);
    const { control } = world.sandbox;
    control.reset();
    const sees = (typed = "", seen: string, part: string): void => {
      expect(`${typed}: ${seen}`).toContain(part);
    };
    const types = (text = ""): Promise<string> => student.says(text);

    await types(words.hello[at]);
    sees(words.wish[at], await types(words.wish[at]), say("link.title"));
    const check = await types(await student.sixDigits("anna"));
    expect(check).toContain(say("order.place"));
    expect(await types(words.order[at])).toContain(say("order.placed"));
    const aside = await types(words.aside[at]);
    for (const key of ["problem.notUnderstood", "problem.unsure"])
      expect(`${words.aside[at] ?? ""}: ${aside}`).not.toContain(say(key));
    control.advance("anna");
    await world.pass(5 * minutes, minutes);
    expect(student.seesAll).toContain(say("push.readyTitle"));
    sees(words.code[at], await types(words.code[at]), say("code.title"));
    sees(words.how[at], await types(words.how[at]), say("activate.whichPhone"));
    sees(words.phone[at], await types(words.phone[at]), say("activate.prepare.title"));
    let seen = "";
    for (let step = 0; step < 20 && !seen.includes(say("activate.finishedTitle")); step++)
      seen = await types(seen.includes(say("activate.layoutTitle")) ? words.layout[at] : words.next[at]);
    expect(seen).toContain(say("activate.finishedTitle"));
    control.collect("anna");
    await world.pass(15 * minutes, minutes);
    expect(student.seesAll).toContain(say("push.collectedTitle"));
    await student.signsOut();
  });
});
