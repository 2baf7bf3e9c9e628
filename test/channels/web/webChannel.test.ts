import { aSecret, aView } from "../../support/views";
import { startWeb, type Web } from "./support";

let web: Web;
afterEach(() => web.close());

const said = (text: string) => aView({ paragraphs: [text] });
const codes = { id: "codes", view: said("Twoje kody"), secret: aSecret(), secretOf: "order-1" };

/** The messages that a newly opened page receives. */
async function reload(browser: Awaited<ReturnType<Web["browser"]>>) {
  const page = await browser.open();
  const events = await page.until("ready");
  page.close();
  return events.filter((it) => it.event === "message").map((it) => it.data);
}

test("a message sent again with the same id replaces the first", async () => {
  web = await startWeb();
  const browser = await web.browser();
  const address = await browser.address();
  const first = await web.channel.send(address, { id: "m1", view: said("Raz") });
  const again = await web.channel.send(address, { id: "m1", view: said("Raz") });
  expect(again).toEqual(first);
  expect(await reload(browser)).toHaveLength(1);
});

test("a replaced message keeps its place, in open pages and after a reload", async () => {
  web = await startWeb();
  const browser = await web.browser();
  const address = await browser.address();
  const page = await browser.open();
  const sent = await web.channel.send(address, { id: "m1", view: said("Raz") });
  await web.channel.send(address, { id: "m2", view: said("Dwa") });
  await web.channel.update(address, sent.ok ? sent.ref : {}, { id: "x", view: said("Zmienione") });
  const shown = [await page.next("message"), await page.next("message"), await page.next("message")];
  expect(shown.map(({ data }) => data.id)).toEqual(["m1", "m2", "m1"]);
  expect(shown[2]?.data.order).toBe(shown[0]?.data.order);
  const orders = (await reload(browser)).map(({ order }) => order as string);
  expect(orders).toHaveLength(2);
  page.close();
});

test("the codes reach every open page, and neither the store nor the log", async () => {
  web = await startWeb();
  const browser = await web.browser();
  const address = await browser.address();
  const pages = [await browser.open(), await browser.open()];
  await Promise.all(pages.map((page) => page.next("ready")));
  await web.channel.send(address, codes);
  for (const page of pages) {
    const { data } = await page.next("message");
    expect(data.secret).toMatchObject({ code: codes.secret.code, qrPng: codes.secret.qrPng.toString("base64") });
  }
  const kept = web.store.dump() + web.logged.join("");
  expect(kept).toContain("order-1");
  for (const secret of [codes.secret.code, codes.secret.qrText, codes.secret.qrPng.toString("base64")]) {
    expect(kept).not.toContain(secret);
  }
  pages.forEach((page) => page.close());
});

test("a reloaded page gets the codes freshly from their source, and keeps no copy", async () => {
  const asked: string[] = [];
  web = await startWeb({
    fetchSecret: (person, of) => Promise.resolve((asked.push(`${person} ${of}`), aSecret({ code: "NEW1" }))),
  });
  const browser = await web.browser();
  const address = await browser.address();
  await web.channel.send(address, codes);
  const [message] = await reload(browser);
  expect(message).toMatchObject({ hasSecret: true });
  expect(message).not.toHaveProperty("secret");
  const answer = await browser.get("secret?message=codes");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(await answer.json()).toMatchObject({ secret: { code: "NEW1" } });
  expect(asked).toEqual([`${String(address.person)} order-1`]);
  expect(web.store.dump()).not.toContain("NEW1");
});

test("replacing the message takes the codes away, also while they are being fetched", async () => {
  let letGo = () => {};
  const fetching = new Promise<void>((resolve) => (letGo = resolve));
  let begun = () => {};
  const isFetching = new Promise<void>((resolve) => (begun = resolve));
  web = await startWeb({ fetchSecret: () => (begun(), fetching.then(() => aSecret())) });
  const browser = await web.browser();
  const address = await browser.address();
  const sent = await web.channel.send(address, codes);
  const asked = browser.get("secret?message=codes");
  await isFetching;
  await web.channel.update(address, sent.ok ? sent.ref : {}, { id: "codes", view: said("Kody zniknęły") });
  letGo();
  expect(await (await asked).json()).toEqual({ secret: null });
  expect(await reload(browser)).toMatchObject([{ hasSecret: false }]);
  expect(web.store.dump()).not.toContain("order-1");
});

test("nobody gets the codes of a message in somebody else's conversation", async () => {
  web = await startWeb({ fetchSecret: () => Promise.resolve(aSecret()) });
  const [mine, theirs] = [await web.browser(), await web.browser()];
  await web.channel.send(await mine.address(), codes);
  expect(await (await theirs.get("secret?message=codes")).json()).toEqual({ secret: null });
  expect(await reload(theirs)).toEqual([]);
});

test("forgetting erases all, clears open pages, and a farewell begins a new conversation", async () => {
  web = await startWeb();
  const browser = await web.browser();
  const address = await browser.address();
  const page = await browser.open();
  await page.next("ready");
  await browser.post({ text: "Zapomnij o mnie" });
  await web.channel.send(address, codes);
  await web.channel.forget(address);
  await page.next("reset");
  expect(web.store.dump()).toBe("[[],[]]");
  await web.channel.send(address, { id: "bye", view: said("Do widzenia") });
  expect((await page.next("message")).data.id).toBe("bye");
  expect((await reload(browser)).map(({ id }) => id)).toEqual(["bye"]);
  page.close();
});

test("a late update does not bring a forgotten message back", async () => {
  web = await startWeb();
  const address = await (await web.browser()).address();
  const sent = await web.channel.send(address, codes);
  await web.channel.forget(address);
  expect(await web.channel.update(address, sent.ok ? sent.ref : {}, { id: "codes", view: said("Późno") })).toEqual(
    sent,
  );
  expect(web.store.dump()).toBe("[[],[]]");
});

test("only the newest messages are kept, and open pages drop the same ones", async () => {
  web = await startWeb({ keep: 3 });
  const browser = await web.browser();
  const address = await browser.address();
  const page = await browser.open();
  for (const id of ["a", "b", "c", "d"]) await web.channel.send(address, { id, view: said(id) });
  const kept = await reload(browser);
  expect(kept.map(({ id }) => id)).toEqual(["b", "c", "d"]);
  await page.next("message");
  expect((await page.next("trim")).data.oldest).toBe(kept[0]?.order);
  page.close();
});

test("messages sent at the same time are all kept, each once", async () => {
  web = await startWeb();
  const browser = await web.browser();
  const address = await browser.address();
  const ids = Array.from({ length: 20 }, (_, at) => `m${at}`);
  await Promise.all([...ids, ...ids].map((id) => web.channel.send(address, { id, view: said(id) })));
  expect((await reload(browser)).map(({ id }) => id).sort()).toEqual([...ids].sort());
});

test("the person's key cannot be turned into their cookie", async () => {
  web = await startWeb();
  const browser = await web.browser();
  const { person } = await browser.address();
  expect(person).toMatch(/^web:[0-9a-f]{32}$/);
  await browser.post({ text: "Cześć" });
  expect(web.store.dump() + web.logged.join("")).not.toContain(browser.cookie.split("=")[1]);
});
