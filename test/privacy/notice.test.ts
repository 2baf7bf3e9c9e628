import Fastify from "fastify";
import type { Practice } from "../../dialogs/kit/practice";
import type { Institution } from "../../dialogs/kit/institution";
import { languages, t, type Lang } from "../../dialogs/kit/text";
import { langOf } from "../../src/compose/httpServer";
import { viewOfStep } from "../../src/conversation/localise";
import { stepOf } from "../../src/conversation/script";
import { dayMs, minuteMs } from "../../src/foundation/time";
import { noticeRoutes } from "../../src/privacy/notice/routes";
import { catalogAt, inAllLanguagesOf, scriptAt } from "../conversation/people";
import { Talk } from "../conversation/talk";
import { institutionOf, institutions } from "../support/institution";

const kept = {
  conversationMs: 41 * dayMs,
  accountMs: 42 * dayMs,
  ticketMs: 43 * dayMs,
  auditMs: 44 * dayMs,
  secretShownMs: 17 * minuteMs,
};
const quiet: Practice = { missedKeptDays: 0, asksModel: false };

/** What a browser gets at the address of the notice. */
async function noticeOf(institution: Institution, query = "", practice = quiet, accept = "") {
  const app = Fastify();
  const catalog = catalogAt(institution);
  noticeRoutes(app, { catalog, institution, practice, kept, keepers: ["Slack"], langOf });
  const { statusCode, payload } = await app.inject({ url: `/notice${query}`, headers: { "accept-language": accept } });
  await app.close();
  return { statusCode, payload, say: (key: string, lang: Lang) => catalog.say(t(key), lang) };
}

/** The address behind the notice's button on the first card that somebody sees. */
function linkedFromWelcome(institution: Institution, lang: Lang): string | undefined {
  const [catalog, run] = [catalogAt(institution), scriptAt(institution)];
  const asked = new Talk({ lang }, run, inAllLanguagesOf(catalog)).hello().find((it) => it.kind === "ask");
  const step = asked && stepOf(run, asked.frame);
  const buttons = step ? viewOfStep(asked.card, step, asked.frame, lang, catalog).buttons : [];
  return buttons.flatMap((it) =>
    "url" in it && it.label === catalog.say(t("privacy.notice"), lang) ? [it.url] : [],
  )[0];
}

const without = (institution: Institution): Institution => ({
  ...institution,
  privacy: { ...institution.privacy, notice: undefined },
});

describe.each(institutions)("the notice at %s", (name) => {
  const institution = without(institutionOf(name));

  test.each(languages)("names the controller, the officer, every period and the rights in %s", async (lang) => {
    const { statusCode, payload, say } = await noticeOf(institution, `?lang=${lang}`);
    expect(statusCode).toBe(200);
    expect(payload).toContain(`<html lang="${lang}">`);
    for (const it of [institution.name[lang], institution.privacy.officer, institution.contact.source, "Slack"])
      expect(payload).toContain(it);
    for (const it of [17, 41, 42, 43, 44]) expect(payload).toMatch(new RegExp(`\\b${String(it)}\\b`));
    for (const key of ["notice.rights.which", "notice.rights.complaint", "privacy.never"])
      expect(payload).toContain(say(key, lang).replaceAll("'", "&#39;"));
    expect(payload).not.toMatch(/notice\.\w+|undefined/);
  });
});

test("the notice is in the reader's language if the address names none", async () => {
  expect((await noticeOf(institutionOf(), "", quiet, "uk-UA,uk;q=0.9")).payload).toContain('<html lang="uk">');
  expect((await noticeOf(institutionOf(), "?lang=xx", quiet, "en")).payload).toContain('<html lang="en">');
});

test("the notice speaks of kept messages and of a language model only where there are such", async () => {
  const { payload, say } = await noticeOf(institutionOf(), "?lang=pl");
  const model = say("privacy.model", "pl");
  expect(payload).not.toContain(model);
  const all = await noticeOf(institutionOf(), "?lang=pl", { missedKeptDays: 23, asksModel: true });
  expect(all.payload).toContain(model);
  expect(all.payload).toContain("23 dni");
});

test("the welcome links to the assistant's own notice, in the chat's language, unless the institution has one", () => {
  const own = "https://uczelnia.example/rodo";
  const institution = without(institutionOf());
  const withOwn: Institution = { ...institution, privacy: { ...institution.privacy, notice: own } };
  for (const lang of languages) {
    expect(linkedFromWelcome(institution, lang)).toBe(`https://legitka.test/notice?lang=${lang}`);
    expect(linkedFromWelcome(withOwn, lang)).toBe(own);
  }
});
