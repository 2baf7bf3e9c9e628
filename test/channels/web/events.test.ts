import { aSecret, aView } from "../../support/views";
import { startWeb, type Web } from "./support";

let web: Web;
afterEach(() => web.close());

const said = (text: string) => aView({ paragraphs: [text] });

test("a page that reconnects gets only what it missed, a changed message included", async () => {
  web = await startWeb();
  const browser = await web.browser();
  const address = await browser.address();
  const page = await browser.open();
  await web.channel.send(address, { id: "m1", view: said("Raz"), secret: aSecret(), secretOf: "order-1" });
  await web.channel.send(address, { id: "m2", view: said("Dwa") });
  await page.next("message");
  const last = (await page.next("message")).id;
  page.close();
  await web.channel.send(address, { id: "m3", view: said("Trzy") });
  await web.channel.update(address, { id: "m1" }, { id: "m1", view: said("Raz, bez kodów") });

  const again = await browser.open(last);
  const events = await again.until("ready");
  expect(events.map((it) => it.event)).toEqual(["message", "message", "trim", "ready"]);
  expect(events.slice(0, 2).map((it) => it.data.id)).toEqual(["m3", "m1"]);
  expect(events[1]?.data).toMatchObject({ hasSecret: false });
  again.close();
});

test("a page that missed nothing gets nothing again", async () => {
  web = await startWeb();
  const browser = await web.browser();
  await web.channel.send(await browser.address(), { id: "m1", view: said("Raz") });
  const page = await browser.open();
  const ready = await page.next("ready");
  page.close();
  const again = await browser.open(ready.id);
  expect((await again.until("ready")).map((it) => it.event)).toEqual(["trim", "ready"]);
  again.close();
});

test.each(["", "nonsense", "none.0", "an-older-epoch.7"])("a page that sends the id %j starts over", async (last) => {
  web = await startWeb();
  const browser = await web.browser();
  await web.channel.send(await browser.address(), { id: "m1", view: said("Raz") });
  const page = await browser.open(last);
  expect((await page.until("ready")).map((it) => it.event)).toEqual(["reset", "message", "trim", "ready"]);
  page.close();
});

test("a page that was away while everything was forgotten starts over", async () => {
  web = await startWeb();
  const browser = await web.browser();
  const address = await browser.address();
  await web.channel.send(address, { id: "m1", view: said("Raz") });
  const page = await browser.open();
  const { id } = await page.next("ready");
  page.close();
  await web.channel.forget(address);
  await web.channel.send(address, { id: "bye", view: said("Do widzenia") });
  const again = await browser.open(id);
  const events = await again.until("ready");
  expect(events.map((it) => it.data.id ?? it.event)).toEqual(["reset", "bye", "trim", "ready"]);
  again.close();
});

test("a new conversation says that it is empty, once begun it does not", async () => {
  web = await startWeb();
  const browser = await web.browser();
  const page = await browser.open();
  expect((await page.next("ready")).data).toMatchObject({ empty: true });
  await browser.post({ text: "Cześć" });
  await page.next("message");
  page.close();
  const again = await browser.open();
  expect((await again.next("ready")).data).toMatchObject({ empty: false });
  again.close();
});

test("a person's message appears in every window before the answer", async () => {
  web = await startWeb({}, async ({ address, content }) => {
    if (content.kind === "text") await web.channel.send(address, { id: "answer", view: said("Odpowiedź") });
  });
  const browser = await web.browser();
  const windows = [await browser.open(), await browser.open()];
  await Promise.all(windows.map((page) => page.next("ready")));
  await browser.post({ text: "Pytanie" });
  for (const page of windows) {
    expect((await page.next("message")).data).toMatchObject({ from: "person", said: { text: "Pytanie" } });
    expect((await page.next("message")).data).toMatchObject({ from: "assistant", lang: "pl" });
    page.close();
  }
});

test("the sign that an answer is coming does not move a page's place in the stream", async () => {
  web = await startWeb();
  const browser = await web.browser();
  const address = await browser.address();
  const page = await browser.open();
  await page.next("ready");
  await web.channel.typing(address);
  expect((await page.next("typing")).id).toBeUndefined();
  page.close();
});

test("an idle page gets signs of life", async () => {
  web = await startWeb({ heartbeatMs: 5 });
  const page = await (await web.browser()).open();
  await page.next("ready");
  await page.heartbeat();
  await page.heartbeat();
  page.close();
});

test("stopping the server ends the streams instead of waiting for the pages", async () => {
  web = await startWeb();
  const page = await (await web.browser()).open();
  await page.next("ready");
  await web.close();
  await page.end();
});

test("a stream may not be kept by a cache", async () => {
  web = await startWeb();
  const page = await (await web.browser()).open();
  expect(page.headers.get("content-type")).toContain("text/event-stream");
  expect(page.headers.get("cache-control")).toBe("no-store");
  page.close();
});
