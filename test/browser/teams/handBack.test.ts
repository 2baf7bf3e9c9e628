import type { Browser, BrowserContext, Page } from "playwright-core";
import { openTeamsWorld, type TeamsWorld } from "../../channels/teams/teamsWorld";
import type { TeamsStudent } from "../../channels/teams/teamsStudent";
import { startChromium } from "../../support/chromium";
import { copy } from "../../support/copy";
import { patienceMs } from "../../support/waiting";

let browser: Browser;
let context: BrowserContext;
let world: TeamsWorld;
let anna: TeamsStudent;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  world = await openTeamsWorld({ registered: true });
  anna = world.teamsStudent("29:anna", { name: "Anna Przykładna" });
  await anna.installs();
  await anna.presses("link");
  context = await browser.newContext({ locale: "pl-PL" });
  context.setDefaultTimeout(patienceMs);
});
afterEach(async () => {
  await context.close();
  await world.close();
});

/**
 * A page that opens the sign-in in a window and answers as Teams' web client does when that window's library greets it
 * (`app.initialize`); whatever the window tells it is kept in `heard`.
 */
const client = (
  url: string,
  user: string,
): string => `<button onclick='window.open(${JSON.stringify(url)}, "signIn", "width=600,height=700")'>open</button>
<script>
  window.heard = [];
  addEventListener("message", ({ data, source, origin }) => {
    window.heard.push(data);
    const answer = (args) => source.postMessage({ id: data.id, uuid: data.uuid, uuidAsString: data.uuidAsString, args }, origin);
    if (data.func === "getContext") answer([{ userObjectId: ${JSON.stringify(user)}, locale: "pl-PL", theme: "default", entityId: "" }]);
    if (data.func !== "initialize") return;
    const runtime = JSON.stringify({ apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false, supports: {} });
    answer(["authentication", "web", runtime, "2.0.0"]);
  });
</script>`;

/** Opens the sign-in from a page at this address and goes through it up to the digits. */
async function signedInFrom(origin: string, user = "aad-of-29:anna"): Promise<{ host: Page; digits: string }> {
  await context.route(`${origin}/**`, (route) =>
    route.fulfill({ contentType: "text/html", body: client(anna.signInUrl, user) }),
  );
  await context.route("https://res.cdn.office.net/**", (route) => route.abort());
  const host = await context.newPage();
  await host.goto(`${origin}/v2/`);
  const opened = context.waitForEvent("page");
  await host.getByRole("button", { name: "open" }).click();
  const popup = await opened;
  await popup.getByRole("button", { name: "Anna Przykładna" }).click();
  await popup.getByRole("button", { name: "Zezwól" }).click();
  await popup.getByRole("button", { name: copy("linkPage.confirm") }).click();
  const digits = (await popup.locator(".code").innerText()).replace(/\D/g, "");
  return { host, digits };
}

const handedBack =
  'window.heard.filter(({ func }) => func === "authentication.authenticate.success").map(({ args }) => args[0])';

test("the window that Teams opened hands its digits to Teams, and the chat is signed in without typing", async () => {
  const { host, digits } = await signedInFrom("https://teams.microsoft.com");
  await host.waitForFunction(`(${handedBack}).length > 0`);
  expect(await host.evaluate(handedBack)).toEqual([digits]);
  await anna.handsBack(digits);
  expect(anna.seesAll).toContain(copy("link.done", { name: "Anna" }));
});

test("the window that another person's Teams opened, for whatever app, hands over nothing", async () => {
  const { host, digits } = await signedInFrom("https://teams.microsoft.com", "aad-of-29:victim");
  await host.waitForFunction('window.heard.some(({ func }) => func === "getContext")');
  await context
    .pages()
    .find((it) => it !== host)!
    .waitForLoadState("networkidle");
  expect(await host.evaluate(handedBack)).toEqual([]);
  expect(JSON.stringify(await host.evaluate("window.heard"))).not.toContain(digits);
});

test("a page of anybody else that opened the window never hears the digits, which stay to be typed", async () => {
  const { host, digits } = await signedInFrom("https://teams.evil.example");
  // The library greets whichever page opened it; what counts is what it sends afterwards.
  await host.waitForFunction('window.heard.some(({ func }) => func === "initialize")');
  const popup = context.pages().find((it) => it !== host)!;
  await popup.waitForLoadState("networkidle");
  expect(JSON.stringify(await host.evaluate("window.heard"))).not.toContain(digits);
  await anna.says(digits);
  expect(anna.seesAll).toContain(copy("link.done", { name: "Anna" }));
});
