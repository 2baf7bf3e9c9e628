import { copy, copyPattern } from "../../support/copy";
import { confirmUrl, keyOn } from "../../support/signInPages";
import { actionsOf } from "../readCard";
import type { TeamsStudent } from "./teamsStudent";
import { openTeamsWorld, type TeamsWorld } from "./teamsWorld";

let world: TeamsWorld;
let anna: TeamsStudent;
beforeEach(async () => {
  world = await openTeamsWorld({ registered: true });
  anna = world.teamsStudent("29:anna", { name: "Anna Przykładna" });
  await anna.installs();
  await anna.presses("link");
});
afterEach(() => world.close());

test("the button opens the sign-in in Teams, and a second one in the student's browser", () => {
  const actions = actionsOf(anna.screen.at(-1)!.activity);
  const opening = actions.find((it) => it["type"] === "Action.Submit" && it["title"] === copy("link.open"));
  expect(opening!["data"]).toEqual({ msteams: { type: "signin", value: anna.signInUrl } });
  expect(actions).toContainEqual({ type: "Action.OpenUrl", title: copy("link.openInBrowser"), url: anna.signInUrl });
});

test("the digits that the client hands back sign the chat in, wherever the conversation is by then", async () => {
  const digits = await anna.sixDigits("anna");
  await anna.says("menu");
  expect(await anna.handsBack(digits)).toEqual({ status: 200, body: {} });
  expect(anna.seesAll).toContain(copy("link.done", { name: "Anna" }));
});

test("a question during the sign-in is answered, and not treated as a wrong code", async () => {
  await anna.says("chcę porozmawiać z człowiekiem");
  expect(anna.sees).toContain(`<${copy("escalate.label")}>`);
  await anna.says("menu");
  await anna.presses("link");
  await anna.says("czy mogę mieć mLegitymację?");
  expect(anna.seesAll).toContain(copy("eligibility.title"));
  await anna.says("12345");
  expect(anna.seesAll).not.toMatch(copyPattern("link.done"));
});

test("the digits can be typed instead, when the window was closed too soon", async () => {
  const digits = await anna.sixDigits("anna");
  await anna.handsBack("CancelledByUser");
  expect(anna.seesAll).not.toMatch(copyPattern("link.done"));
  await anna.says(`${digits.slice(0, 3)} ${digits.slice(3)}`);
  expect(anna.seesAll).toContain(copy("link.done", { name: "Anna" }));
});

test("the page names the account and the chat before anything is confirmed", async () => {
  const { confirmPage } = await anna.confirmPage("anna");
  expect(confirmPage).toMatch(/<dt>Czat<\/dt>\s*<dd><bdi>Anna Przykładna<\/bdi>/);
  expect(confirmPage).toContain("<bdi>Microsoft Teams</bdi>");
  expect(confirmPage).not.toContain("<script");
});

describe("an attacker who sends their own sign-in address to a victim", () => {
  let victim: TeamsStudent;
  let digits: string;
  beforeEach(async () => {
    victim = world.teamsStudent("29:victim", { name: "Ofiara" });
    await victim.installs();
    // The victim opened the address in a browser and confirmed there in spite of the page's warning.
    digits = await anna.sixDigits("jan");
  });

  test("gains nothing when the victim's client hands the digits back: it speaks for the victim's chat", async () => {
    await victim.handsBack(digits);
    expect(anna.seesAll).not.toMatch(copyPattern("link.done"));
    expect(victim.seesAll).not.toMatch(copyPattern("link.done"));
    for await (const account of world.store.scan("account")) throw new Error(`signed in: ${JSON.stringify(account)}`);
  });

  test("has five tries to guess the digits, whether handed back or typed", async () => {
    const wrong = digits === "123456" ? "654321" : "123456";
    for (let n = 0; n < 3; n++) await anna.handsBack(wrong);
    await anna.says(wrong);
    await anna.handsBack(wrong);
    expect(anna.seesAll).toContain(copy("link.dead.locked"));
    await anna.handsBack(digits);
    expect(anna.seesAll).not.toMatch(copyPattern("link.done"));
  });
});

test("the digits are valid for ten minutes and can be used once", async () => {
  const digits = await anna.sixDigits("anna");
  await anna.handsBack(digits);
  await anna.handsBack(digits);
  expect(anna.seesAll.split(copy("link.done", { name: "Anna" }))).toHaveLength(2);
  const late = world.teamsStudent("29:late");
  await late.installs();
  await late.presses("link");
  const old = await late.sixDigits("jan");
  await world.pass(11 * 60_000, 60_000);
  await late.handsBack(old);
  expect(late.seesAll).not.toMatch(copyPattern("link.done"));
});

test("the page that shows the digits loads only our own scripts, and only for a chat in Teams", async () => {
  const page = await confirmedPage(anna);
  expect(page.csp).toContain("script-src 'self'");
  const sources = [...page.html.matchAll(/<script src="([^"]+)"/g)].map((it) => it[1]);
  expect(sources).toEqual(["/teams/sign-in/teams-js.js", "/teams/sign-in/hand-back.js"]);
  for (const source of sources) expect((await fetch(`${world.publicUrl}${source}`)).status).toBe(200);

  const elsewhere = world.student();
  await elsewhere.opens();
  await elsewhere.presses("link");
  const other = await confirmedPage(elsewhere);
  expect(other.html).not.toContain("<script");
  expect(other.csp).not.toContain("script-src");
});

async function confirmedPage(student: Pick<TeamsStudent, "confirmPage">): Promise<{ html: string; csp: string }> {
  const { confirmPage, backUrl } = await student.confirmPage("anna");
  const answer = await fetch(confirmUrl(backUrl), {
    method: "POST",
    body: new URLSearchParams({ key: keyOn(confirmPage) ?? "" }),
  });
  return { html: await answer.text(), csp: answer.headers.get("content-security-policy") ?? "" };
}
