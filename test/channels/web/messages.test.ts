import { aView } from "../../support/views";
import { startWeb, type Web } from "./support";

let web: Web;
afterEach(() => web.close());

async function shown(browser: Awaited<ReturnType<Web["browser"]>>) {
  const page = await browser.open();
  const events = await page.until("ready");
  page.close();
  return events.filter((it) => it.event === "message").map((it) => it.data);
}

const card = aView({
  field: {
    button: "ask/1/sent",
    label: "Pytanie",
    multiline: true,
    maxLength: 500,
    submit: "Wyślij pytanie",
    missing: "Napisz coś",
  },
  buttons: [{ label: "Zamów mLegitymację", button: "menu/1/order" }],
});

test.each([
  [{ text: "Cześć" }, { kind: "text", text: "Cześć" }],
  [{ button: "menu/1/order" }, { kind: "button", button: "menu/1/order" }],
  [
    { button: "ask/1/sent", input: "Kiedy?" },
    { kind: "button", button: "ask/1/sent", input: "Kiedy?" },
  ],
  [{ attachment: "audio" }, { kind: "attachment", type: "audio" }],
  [{ hello: true }, { kind: "hello" }],
])("%j is handed on as %j", async (posted, content) => {
  web = await startWeb();
  const browser = await web.browser();
  const answer = await browser.post({ eventId: "event-of-mine", locale: "pl-PL", ...posted });
  expect(answer.status).toBe(202);
  expect(web.heard).toHaveLength(1);
  const { chatId } = web.heard[0]!;
  expect(web.heard[0]).toEqual({
    eventId: `${chatId}:event-of-mine`,
    chatId,
    address: { person: chatId },
    locale: "pl-PL",
    content,
  });
});

test("a pressed button is shown by its label, and its card is muted", async () => {
  web = await startWeb();
  const browser = await web.browser();
  await web.channel.send(await browser.address(), { id: "m1", view: card });
  await browser.post({ button: "menu/1/order", message: "m1" });
  const messages = await shown(browser);
  expect(messages.find((it) => it.from === "person")).toMatchObject({
    said: { kind: "text", text: "Zamów mLegitymację" },
  });
  expect(messages.find((it) => it.id === "m1")).toMatchObject({ answered: true });
});

test("if two cards have the same button, only the card that was pressed is muted", async () => {
  web = await startWeb();
  const browser = await web.browser();
  const address = await browser.address();
  await web.channel.send(address, { id: "m1", view: card });
  await web.channel.send(address, { id: "m2", view: card });
  await browser.post({ button: "menu/1/order", message: "m1" });
  const answered = (await shown(browser)).filter((it) => it.answered === true).map((it) => it.id);
  expect(answered).toEqual(["m1"]);
});

test("words that were typed into a card are shown as the person's message", async () => {
  web = await startWeb();
  const browser = await web.browser();
  await web.channel.send(await browser.address(), { id: "m1", view: card });
  await browser.post({ button: "ask/1/sent", input: "Kiedy będzie gotowa?", message: "m1" });
  expect((await shown(browser)).find((it) => it.from === "person")).toMatchObject({
    said: { text: "Kiedy będzie gotowa?" },
  });
});

test("a button that is on no card is handed on, and nothing is shown for it", async () => {
  web = await startWeb();
  const browser = await web.browser();
  await browser.post({ button: "made/1/up" });
  expect(web.heard).toHaveLength(1);
  expect(await shown(browser)).toEqual([]);
});

test("a typed PESEL is masked before anything is stored, in text and in fields; a six-digit code stays", async () => {
  web = await startWeb();
  const browser = await web.browser();
  await web.channel.send(await browser.address(), { id: "m1", view: card });
  await browser.post({ text: "Mój PESEL to 44051401359" });
  await browser.post({ button: "ask/1/sent", input: "440514 01359", message: "m1" });
  await browser.post({ text: "123456" });
  expect(web.store.dump() + web.logged.join("")).not.toMatch(/44051401359|440514 01359/);
  const texts = (await shown(browser))
    .filter((it) => it.from === "person")
    .map((it) => (it.said as { text: string }).text);
  expect(texts).toHaveLength(3);
  expect(texts).toContain("123456");
});

test("a message posted again after a failure is shown once", async () => {
  let isDown = true;
  web = await startWeb({}, () =>
    isDown ? Promise.reject(new Error("store: disk full at /data/x")) : Promise.resolve(),
  );
  const browser = await web.browser();
  const post = () => browser.post({ eventId: "same-event", text: "Halo" });
  const failed = await post();
  expect(failed.status).toBe(500);
  expect(await failed.text()).not.toMatch(/disk|store|at /);
  isDown = false;
  expect((await post()).status).toBe(202);
  expect(web.heard.map((it) => it.eventId)).toEqual([web.heard[0]?.eventId, web.heard[0]?.eventId]);
  expect(await shown(browser)).toHaveLength(1);
});
