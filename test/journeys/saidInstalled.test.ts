import { languages, type Lang } from "../../dialogs/kit/text";
import { catalogAt } from "../conversation/people";
import { institutionOf, institutions } from "../support/institution";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";

const minute = 60_000;
const day = 86_400_000;
const words: Readonly<Record<Lang, { readonly works: string; readonly status: string; readonly codes: string }>> = {
  pl: { works: "mam ją w telefonie, działa", status: "jaki jest status zamówienia?", codes: "pokaż kody" },
  en: { works: "it works, I have it on my phone", status: "what is the status of my order?", codes: "show the codes" },
  uk: { works: "все вийшло, вона вже в телефоні", status: "який статус мого замовлення?", codes: "покажи коди" },
};
/** Every text that says that codes wait. */
const waiting =
  `phase.ready code.waiting extend.codeWaits extend.firstCode eligibility.has.ready eligibility.has.extensionReady
  advice.codesWait newPhone.codeWaits push.codeWaitingTitle reason.codeWaiting.means`.split(/\s+/);

describe.each(institutions)("at %s, after a student has said that the card is in the phone", (at) => {
  const catalog = catalogAt(institutionOf(at));
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ at });
  });
  afterAll(() => world.close());

  const says = (key: string, lang: Lang): string => catalog.say({ key, values: { in: "other", days: 1 } }, lang);
  const neverWaits = (text: string, lang: Lang): void => {
    for (const key of waiting) expect({ key, said: text.includes(says(key, lang)) }).toEqual({ key, said: false });
  };

  async function sawTheCodes(user: string, lang: Lang): Promise<Student> {
    const student = world.student(user, `${lang}-${lang === "en" ? "GB" : lang === "pl" ? "PL" : "UA"}`);
    await student.signsInAs("filip");
    await world.pass(minute);
    await student.says(words[lang].codes);
    await student.presses(says("code.show", lang)).catch(() => undefined);
    await world.pass(minute);
    return student;
  }

  test.each(languages)(
    "in %s, nothing says that codes wait, and the codes still come for those who ask",
    async (lang) => {
      const filip = await sawTheCodes(`filip-${lang}`, lang);
      const { works, status, codes } = words[lang];
      expect(await filip.says(works)).toContain(says("says.worked", lang));
      await world.settle();

      for (const question of [
        "menu",
        status,
        says("menu.eligibility", lang),
        says("menu.extend", lang),
        says("menu.newPhone", lang),
      ]) {
        const answer = await filip.says(question);
        expect(answer).not.toBe("");
        neverWaits(answer, lang);
      }
      expect(await filip.says(status)).toContain(says("phase.byWord", lang));
      await filip.says("menu");
      expect(filip.last.view.buttons[0]?.label).toBe(says("menu.status", lang));
      neverWaits(filip.sees, lang);

      // Neither the reminder after a day nor the one after three days comes. In one language, as days take long.
      if (lang === "pl") {
        const before = filip.screen.length;
        await world.pass(4 * day, 6 * 3_600_000);
        const titles = filip.screen.slice(before).map(({ view }) => view.title);
        expect(titles).not.toContain(says("push.codeWaitingTitle", lang));
      }

      expect(await filip.says(codes)).toContain(says("code.byWord", lang));
      await filip.presses(says("code.show", lang));
      expect(filip.last.secret).toBeDefined();
      await world.pass(20 * minute);
      expect(await filip.says(status)).toContain(says("phase.ready", lang));
      await filip.signsOut();
    },
  );
});
