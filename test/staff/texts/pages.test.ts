import { languages } from "../../../dialogs/kit/text";
import { copy, copyIn } from "../../support/copy";
import { anna, ola, piotr } from "../../texts/deskAt";
import { fieldsOf, pagesAt } from "./pagesAt";

const key = "menu.moreText";
const path = `/texts/edit/${key}`;
const news = "Zapytaj mnie o cokolwiek.";

let pages: ReturnType<typeof pagesAt>;
beforeEach(() => {
  pages = pagesAt();
});
afterEach(() => pages.close());

const edited = async (change: Readonly<Record<string, string>>) => ({
  ...fieldsOf((await pages.ask(piotr, path)).html),
  ...change,
});

describe("the list of texts", () => {
  test("finds a text by words in any language and by its key, and links to its page", async () => {
    for (const q of [key, copy(key), copyIn("uk", key)]) {
      const { html } = await pages.ask(piotr, `/texts?q=${encodeURIComponent(q)}`);
      expect(html).toContain(`href="/staff${path}"`);
      expect(html).not.toContain("order.placed");
    }
  });

  test("shows only texts with a draft, or only the walkthrough with its drawings, when asked to", async () => {
    await pages.ask(ola, path, await edited({ act: "save", text_pl: news }));
    const drafts = await pages.ask(piotr, "/texts?show=draft");
    expect(drafts.html.match(/texts-mark draft/g)).toHaveLength(1);
    expect(drafts.html).toContain(news);
    const steps = await pages.ask(piotr, "/texts?show=steps");
    expect(steps.html).toContain("/staff/texts/guide/scan.png");
    expect(steps.html).not.toContain(`>${copy(key)}<`);
  });
});

describe("the page of a text", () => {
  test("holds all three languages, and what stands on the card in each of the three chats", async () => {
    const { html } = await pages.ask(piotr, path);
    const fields = fieldsOf(html);
    for (const lang of languages) expect(fields[`text_${lang}`]).toBe(copyIn(lang, key));
    for (const channel of ["web", "teams", "slack"]) {
      const from = html.indexOf(`data-channel="${channel}"`);
      expect(html.indexOf(copy(key), from)).toBeGreaterThan(from);
    }
  });

  test("explains what is filled in, and shows a text that is in no card alone", async () => {
    const { html } = await pages.ask(piotr, "/texts/edit/mail.intro");
    expect(html).toContain(copy("staffTexts.value.university"));
    expect(html).toContain(copy("staffTexts.alone.letter"));
    expect(html).not.toContain("data-channel");
  });

  test("shows markup that somebody typed as text, in fields and in previews", async () => {
    const text = '</textarea><script>alert("1")</script> & <b>x</b>';
    const checked = await pages.ask(piotr, path, await edited({ act: "check", text_pl: text }));
    expect(checked.html).not.toMatch(/<script>|<b>x/);
    expect(fieldsOf(checked.html)["text_pl"]).toBe(text);
    const preview = await pages.ask(piotr, "/texts/preview", await edited({ key, text_pl: text }));
    const { slack, web } = JSON.parse(preview.html) as { slack: string; web: unknown };
    expect(slack).not.toMatch(/<script>|<b>x/);
    expect(JSON.stringify(web)).toContain(JSON.stringify(text).slice(1, -1));
  });

  test("answers a check without a script: what is wrong stands below the field, and the text stays there", async () => {
    const wrong = "Witaj, {stranger}!";
    const { status, html } = await pages.ask(piotr, path, await edited({ act: "check", text_pl: wrong }));
    expect(status).toBe(200);
    expect(html).toContain(copy("textCheck.unknown", { names: "{stranger}" }));
    expect(fieldsOf(html)["text_pl"]).toBe(wrong);
  });

  test("has no file that only a name of JavaScript's leads to", async () => {
    for (const name of ["__proto__", "constructor", "toString", "..%2fsection.ts"])
      expect((await pages.ask(piotr, `/texts/files/${name}`)).status).toBe(404);
  });

  test("does not exist for a text that is unknown or locked", async () => {
    expect((await pages.ask(anna, "/texts/edit/nothing.here")).status).toBe(404);
    expect((await pages.ask(anna, "/texts/edit/said.next")).status).toBe(404);
  });
});

describe("the page of an answer's source", () => {
  const day = "answers.train.validOn";
  const at = `/texts/edit/${day}`;

  test("is reached from the answer's page, has one field for all languages, and shows the day on the card", async () => {
    const answer = await pages.ask(piotr, "/texts/edit/answers.train.text");
    expect(answer.html).toContain(`href="/staff${at}"`);
    const { html } = await pages.ask(piotr, at);
    expect(Object.keys(fieldsOf(html)).filter((it) => it.startsWith("text_"))).toEqual(["text_pl"]);
    expect(html).toContain('href="/staff/texts/edit/answers.train.text"');
    const fields = { ...fieldsOf(html), text_pl: "2026-11-20", key: day, preview: "uk" };
    const preview = await pages.ask(piotr, "/texts/preview", fields);
    expect(preview.html).toContain("20 листопада 2026");
  });

  test("saves, confirms and publishes it, and refuses a day to come", async () => {
    const { html } = await pages.ask(anna, at);
    const late = await pages.ask(anna, at, { ...fieldsOf(html), act: "check", text_pl: "2030-01-01" });
    expect(late.html).toContain(copy("textCheck.futureDay", { found: "2030-01-01" }));
    await pages.ask(anna, at, { ...fieldsOf(html), act: "publish", text_pl: "2026-11-20" });
    const asked = await pages.ask(anna, `/texts/publish/${day}`);
    expect(asked.html).toContain("<ins>2026-11-20</ins>");
    await pages.ask(anna, `/texts/publish/${day}`, fieldsOf(asked.html));
    expect(pages.says(day)).toBe("2026-11-20");
    expect((await pages.ask(anna, at)).html).toContain(copy("staffTexts.versions.now"));
  });
});

describe("changing a text", () => {
  test("a viewer cannot save, and keeps what they typed", async () => {
    const { status, html } = await pages.ask(piotr, path, await edited({ act: "save", text_pl: news }));
    expect(status).toBe(403);
    expect(fieldsOf(html)["text_pl"]).toBe(news);
    expect((await pages.desk.entry(key))?.texts.pl.draft).toBeUndefined();
  });

  test("an editor saves a draft, which students do not see, and may not publish it", async () => {
    const saved = await pages.ask(ola, path, await edited({ act: "save", text_pl: news }));
    expect([saved.status, saved.to]).toEqual([303, `/staff${path}?lang=pl&scene=0&done=saved`]);
    expect((await pages.desk.entry(key))?.texts.pl.draft?.text).toBe(news);
    expect(pages.says(key)).toBe(copy(key));
    const routes = pages.section.routes.filter((it) => /publish|revert/.test(it.path));
    expect(routes.map(({ needs }) => needs)).toEqual(routes.map(() => "publisher"));
    expect((await pages.ask(ola, path, await edited({ act: "publish" }))).status).toBe(403);
  });

  test("a publisher sees before and after, confirms, and students read the new text; «back to this» brings the old one back", async () => {
    const sent = await pages.ask(anna, path, await edited({ act: "publish", text_pl: news }));
    expect(sent.to).toBe(`/staff/texts/publish/${key}`);
    const asked = await pages.ask(anna, `/texts/publish/${key}`);
    expect(asked.html).toContain(`<del>${copy(key)}</del>`);
    expect(asked.html).toContain(`<ins>${news}</ins>`);
    expect(pages.says(key)).toBe(copy(key));
    const done = await pages.ask(anna, `/texts/publish/${key}`, fieldsOf(asked.html));
    expect(done.to).toBe(`/staff${path}?done=published`);
    expect(pages.says(key)).toBe(news);

    const page = await pages.ask(anna, path);
    expect(page.html).toContain(anna.name);
    const back = await pages.ask(anna, `/texts/revert/${key}?lang=pl&to=shipped`);
    expect(back.html).toContain(`<ins>${copy(key)}</ins>`);
    await pages.ask(anna, `/texts/revert/${key}`, fieldsOf(back.html));
    expect(pages.says(key)).toBe(copy(key));
  });

  test("of two who edit at once the second is told, sees the other's text, keeps their own, and can save it knowingly", async () => {
    const mine = await edited({ act: "save", text_pl: "Moje zdanie." });
    await pages.ask(ola, path, await edited({ act: "save", text_pl: news }));
    const late = await pages.ask(anna, path, mine);
    expect(late.status).toBe(409);
    expect(late.html).toContain(copy("staffTexts.edit.theirs"));
    expect(late.html).toContain(`<q>${news}</q>`);
    expect(fieldsOf(late.html)["text_pl"]).toBe("Moje zdanie.");
    const again = await pages.ask(anna, path, { ...fieldsOf(late.html), act: "save" });
    expect(again.status).toBe(303);
    expect((await pages.desk.entry(key))?.texts.pl.draft?.text).toBe("Moje zdanie.");
  });

  test("a draft that does not pass the checks cannot be published", async () => {
    const wrong = "Witaj, {stranger}!";
    await pages.ask(anna, path, await edited({ act: "publish", text_pl: wrong }));
    const asked = await pages.ask(anna, `/texts/publish/${key}`);
    const refused = await pages.ask(anna, `/texts/publish/${key}`, fieldsOf(asked.html));
    expect(refused.status).toBe(409);
    expect(refused.html).toContain(copy("textCheck.unknown", { names: "{stranger}" }));
    expect(pages.says(key)).toBe(copy(key));
  });

  test("what is published can be downloaded for the repository, as a patch and as the YAML file", async () => {
    expect((await pages.ask(piotr, "/texts/export")).html).toContain(copy("staffTexts.export.nothing"));
    await pages.publishes(key, news);
    const { html } = await pages.ask(piotr, "/texts/export");
    expect(html).toContain("/staff/texts/export/pl.yaml");
    const patch = await pages.ask(piotr, "/texts/export/legitka-texts.patch");
    expect(patch.html).toContain("+++ b/dialogs/locales/pl.yaml");
    const yaml = await pages.ask(piotr, "/texts/export/pl.yaml");
    expect(yaml.headers["content-disposition"]).toBe('attachment; filename="pl.yaml"');
    expect(yaml.html).toContain(`moreText: ${news}`);
  });
});
