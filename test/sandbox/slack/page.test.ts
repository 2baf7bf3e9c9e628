import type { Browser, Page } from "playwright-core";
import { startChromium } from "../../support/chromium";
import { type ConnectedApp, connectApp } from "./connectedApp";
import { patienceMs } from "../../support/waiting";

const plain = (text: string) => ({ type: "plain_text" as const, text });

let browser: Browser;
let world: ConnectedApp;
let page: Page;
const problems: string[] = [];
beforeAll(async () => {
  browser = await startChromium();
  world = await connectApp({
    shortcuts: [
      { callbackId: "ask", name: "Check status" },
      { callbackId: "write", name: "Write an answer" },
      { callbackId: "send", name: "Write to many" },
    ],
  });
  page = await browser.newPage();
  page.setDefaultTimeout(patienceMs);
  page.on("pageerror", ({ message }) => problems.push(message));
  page.on("console", (it) => {
    if (it.text().includes("Content Security Policy")) problems.push(it.text());
  });
});
afterAll(async () => {
  await browser.close();
  await world.stop();
});
afterEach(() => expect(problems).toEqual([]));

const see = (text: string) => page.getByText(text).first().waitFor();

test("a newcomer is Marta of the helpdesk, reads a ticket, presses its button and answers in its thread", async () => {
  const { app, slack, events } = world;
  const { control } = slack;
  app.action("claim", async ({ ack, respond, body }) => {
    await ack();
    await respond({ replace_original: false, text: `Claimed by ${body.user.id}` });
  });
  await page.goto(slack.url);
  await page.getByRole("heading", { name: "#helpdesk" }).waitFor();
  await app.client.chat.postMessage({
    channel: control.helpdesk.channel,
    text: "A ticket",
    blocks: [
      { type: "header", text: plain("Ticket L-1") },
      {
        type: "section",
        text: {
          type: "mrkdwn",
          text: "*Bold* _leaning_ `code` <https://legitka.example/|link> &lt;b&gt; <@U0PERSON001>\n> quoted",
        },
      },
      { type: "actions", elements: [{ type: "button", action_id: "claim", text: plain("Claim"), style: "primary" }] },
    ],
  });
  // The ticket appears without a reload.
  await page.getByRole("heading", { name: "Ticket L-1" }).waitFor();
  const drawn = await page.locator(".section .text").innerHTML();
  expect(drawn.replace(/\s+/g, " ")).toContain(
    '<strong>Bold</strong> <em>leaning</em> <code>code</code> <a href="https://legitka.example/" target="_blank" rel="noopener">link</a> &lt;b&gt; <span class="mention">@Anna Przykładna</span>',
  );
  expect(await page.locator("blockquote").innerText()).toBe("quoted");
  await page.getByRole("button", { name: "Claim" }).focus();
  await page.keyboard.press("Enter");
  const claimed = `Claimed by ${control.person("marta").id}`;
  await page.locator(".ephemeral", { hasText: "Only visible to you" }).getByText(claimed).waitFor();
  // The announcement is read aloud without being visible, and without taking the focus from the button.
  await page.getByRole("log").getByText(claimed).waitFor({ state: "attached" });
  expect(await page.evaluate("document.activeElement.textContent")).toBe("Claim");

  await page.getByRole("link", { name: "Reply" }).first().click();
  await page.getByRole("heading", { name: "Thread" }).waitFor();
  await page.getByPlaceholder("Reply…").fill("I look into it");
  await page.keyboard.press("Enter");
  await see("I look into it");
  const [root] = control.screen(control.helpdesk.channel);
  expect(events.at(-1)).toMatchObject({ text: "I look into it", thread_ts: root?.ts, channel_type: "group" });
});

test("a modal is filled in by keyboard, says what is wrong, and goes with Escape", async () => {
  const { app, slack } = world;
  app.shortcut("ask", async ({ ack, shortcut, client }) => {
    await ack();
    const blocks = [
      { type: "input", block_id: "who", label: plain("Album"), element: { type: "plain_text_input", action_id: "t" } },
    ];
    await client.views.open({
      trigger_id: shortcut.trigger_id,
      view: { type: "modal", callback_id: "ask", title: plain("Status"), submit: plain("Check"), blocks },
    });
  });
  app.view("ask", ({ ack }) => ack({ response_action: "errors", errors: { who: "Nobody has it." } }));
  await page.goto(slack.url);
  await page.getByText("Shortcuts").click();
  await page.getByRole("button", { name: "Check status" }).click();
  await page.getByRole("dialog", { name: "Status" }).waitFor();
  await page.keyboard.type("900199");
  await page.keyboard.press("Enter");
  await see("Nobody has it.");
  expect(await page.getByLabel("Album").inputValue()).toBe("900199");
  expect(await page.getByLabel("Album").getAttribute("aria-invalid")).toBe("true");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(slack.control.modal("marta")).toBeUndefined();
});

test("a choice in a modal tells the app what is typed there, and a new field shows the text that the app puts in", async () => {
  const { app, slack } = world;
  const form = (turn: number, text: string) => {
    const element = { type: "plain_text_input" as const, action_id: "t", ...(text !== "" && { initial_value: text }) };
    const options = [{ text: plain("Greeting"), description: plain("used twice"), value: "hi" }];
    const select = { type: "static_select" as const, action_id: "put", placeholder: plain("Put in"), options };
    return {
      type: "modal" as const,
      callback_id: "form",
      title: plain("Answer"),
      submit: plain("Send"),
      blocks: [
        { type: "actions" as const, block_id: `put${turn}`, elements: [select] },
        { type: "input" as const, block_id: `text${turn}`, label: plain("Text"), element },
      ],
    };
  };
  app.shortcut("write", async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: form(0, "") });
  });
  app.action({ type: "block_actions", action_id: "put" }, async ({ ack, body, client }) => {
    await ack();
    const typed = body.view?.state.values["text0"]?.["t"]?.value ?? "";
    await client.views.update({ view_id: body.view?.id ?? "", view: form(1, `${typed} Hello!`) });
  });
  await page.goto(slack.url);
  await page.getByText("Shortcuts").click();
  await page.getByRole("button", { name: "Write an answer" }).click();
  await page.getByRole("dialog", { name: "Answer" }).waitFor();
  await page.keyboard.type("Good morning.");
  await page.getByLabel("Put in").selectOption({ label: "Greeting — used twice" });
  await page.locator("#field-text1").waitFor();
  expect(await page.getByLabel("Text").inputValue()).toBe("Good morning. Hello!");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
});

test("a form still has what was typed when the one above it is closed", async () => {
  const { app, slack } = world;
  app.shortcut("send", async ({ ack, shortcut, client }) => {
    await ack();
    const blocks = [
      {
        type: "input",
        block_id: "words",
        label: plain("Words"),
        element: { type: "plain_text_input", action_id: "t" },
      },
    ];
    await client.views.open({
      trigger_id: shortcut.trigger_id,
      view: { type: "modal", callback_id: "send", title: plain("To many"), submit: plain("Preview"), blocks },
    });
  });
  const preview = { type: "modal" as const, title: plain("Preview"), close: plain("Back"), blocks: [] };
  app.view("send", ({ ack }) => ack({ response_action: "push", view: preview }));
  await page.goto(slack.url);
  await page.getByText("Shortcuts").click();
  await page.getByRole("button", { name: "Write to many" }).click();
  await page.getByRole("dialog", { name: "To many" }).waitFor();
  await page.getByLabel("Words").fill("It works again.");
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByRole("button", { name: "Back" }).click();
  await page.getByRole("dialog", { name: "To many" }).waitFor();
  expect(await page.getByLabel("Words").inputValue()).toBe("It works again.");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
});

test("a student writes a command and a message, and sees the Home and a picture only they are sent", async () => {
  const { app, slack } = world;
  const { control } = slack;
  app.command("/mlegitymacja", ({ ack, command }) => ack(`You said: ${command.text}`));
  app.event("app_home_opened", async ({ event, client }) => {
    const view = { type: "home" as const, blocks: [{ type: "header", text: plain("Your card") }] };
    await client.views.publish({ user_id: event.user, view });
  });
  await page.goto(slack.url);
  await page.getByLabel("You are").selectOption("Anna Przykładna");
  await page.getByRole("heading", { name: "Legitka", exact: true }).waitFor();
  expect(await page.getByRole("link", { name: "helpdesk" }).count()).toBe(0);
  await page.getByPlaceholder("Message Legitka").fill("/mlegitymacja order");
  await page.keyboard.press("Enter");
  await see("You said: order");

  const file = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  const channel_id = control.dm(control.person("anna").id);
  await app.client.filesUploadV2({ channel_id, file, filename: "code.png", alt_text: "The code" });
  const picture = page.getByRole("img", { name: "The code" });
  await picture.waitFor();
  await page.waitForFunction("[...document.querySelectorAll('img')].every((it) => it.naturalWidth > 0)");

  await page.getByRole("button", { name: "Home" }).click();
  await page.getByRole("heading", { name: "Your card" }).waitFor();
});

test("nothing is wider than a phone", async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(world.slack.url);
  await page.getByRole("heading", { name: "Ticket L-1" }).waitFor();
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
});
