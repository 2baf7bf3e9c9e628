import { type Bench, startBench } from "./bench";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.sandbox.close());

const ownOrigin = () => new URL(bench.sandbox.url).origin;
const page = async () => (await fetch(bench.sandbox.url)).text();
const idOf = (handle: string) => bench.sandbox.control.students().find((student) => student.handle === handle)!.id;

async function press(path: string, form: Record<string, string> = {}, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(form);
  const response = await fetch(`${bench.sandbox.url}${path}`, {
    method: "POST",
    body,
    headers: { origin: ownOrigin(), ...headers },
    redirect: "manual",
  });
  return { status: response.status, text: await response.text(), location: response.headers.get("location") };
}

test("the page lists every student with their orders", async () => {
  const text = await page();
  for (const { firstName, lastName, handle } of bench.sandbox.control.students()) {
    expect(text).toContain(`${firstName} ${lastName}`);
    for (const { id, stage } of bench.sandbox.control.orders(handle)) {
      expect(text).toContain(`Order ${id}: <strong>${stage}</strong>`);
    }
  }
});

test("the page never shows the secrets of an order, a PESEL, or a token of an application", async () => {
  const token = bench.sandbox.control.grant("legitka", "filip");
  const text = await page();
  const { token: qr, distributionPass } = bench.sandbox.control.secrets(bench.sandbox.control.orders("filip")[0]!.id)!;
  const pesels = bench.sandbox.control.students().flatMap(({ pesel }) => pesel ?? []);
  for (const secret of [qr, distributionPass, token.key, token.secret, ...pesels]) expect(text).not.toContain(secret);
});

test("an order can be moved on by pressing buttons", async () => {
  const stage = () => bench.sandbox.control.orders("maja").at(-1)!.stage;
  const id = idOf("maja");
  expect((await press(`students/${id}/collect`)).status).toBe(409);
  expect((await press(`students/${id}/advance`)).status).toBe(200);
  expect(stage()).toBe("ready");
  await press(`students/${id}/collect`);
  expect(stage()).toBe("collected");
  await press(`students/${id}/cancel`);
  expect(stage()).toBe("revoked");
  await press(`students/${id}/reset`);
  expect(stage()).toBe("processing");
  await press(`students/${id}/fail`);
  expect(stage()).toBe("failed");
});

test("the dean's office extends an ELS, and a student withdraws the consent", async () => {
  await press(`students/${idOf("tomasz")}/extendEls`);
  expect(await bench.as("tomasz", "cards/mcard", { fields: "why_cannot_order" })).toEqual({ why_cannot_order: null });
  await press(`students/${idOf("tomasz")}/withdraw`);
  expect(await bench.as("tomasz", "cards/mcard")).toEqual({ message: expect.any(String) as string });
});

test("faults are switched on and off, and the page says which are on", async () => {
  await press("faults", { kind: "maintenance", student: "", times: "", ms: "3000" });
  expect(await bench.call("cards/mcard").then(({ status }) => status)).toBe(503);
  const off = /action="\/sandbox\/(faults\/\d+\/off)"/.exec(await page())![1]!;
  await press(off);
  expect(await bench.call("cards/mcard").then(({ status }) => status)).toBe(401);
  expect((await press("faults", { kind: "earthquake" })).status).toBe(400);
});

test("settings are accepted only when they make sense", async () => {
  expect((await press("settings", { readyAfterMs: "-1", ordersShape: "ids" })).status).toBe(400);
  expect((await press("settings", { readyAfterMs: "50", ordersShape: "objects" })).status).toBe(200);
  expect(bench.sandbox.control.settings()).toEqual({ readyAfterMs: 50, ordersShape: "objects" });
});

test("without scripts a form goes back to the page", async () => {
  const answer = await press(`students/${idOf("maja")}/advance`, {}, { accept: "text/html,*/*" });
  expect([answer.status, answer.location]).toEqual([303, "/sandbox/"]);
});

test("only the page itself may change anything, and only by POST", async () => {
  const path = `students/${idOf("maja")}/advance`;
  for (const origin of ["http://evil.invalid", "null", ownOrigin().replace(/:\d+$/, ":1")]) {
    expect((await press(path, {}, { origin })).status).toBe(403);
  }
  expect((await fetch(`${bench.sandbox.url}${path}`)).status).toBe(404);
  expect(bench.sandbox.control.orders("maja").at(-1)!.stage).toBe("processing");
  expect((await fetch(`${bench.sandbox.url}${path}`, { method: "POST" })).status).toBe(403);
  expect((await press(path)).status).toBe(200);
});

test("the address without its last slash leads to the page", async () => {
  const answer = await fetch(bench.sandbox.url.slice(0, -1), { redirect: "manual" });
  expect([answer.status, answer.headers.get("location")]).toEqual([302, "/sandbox/"]);
});

test("style and script come from the sandbox itself, and nothing else may load", async () => {
  const response = await fetch(bench.sandbox.url);
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  const text = await response.text();
  const links = [...text.matchAll(/(?:src|rel="stylesheet" href)="([^"]+)"/g)].map(([, link]) => link!);
  expect(links).toHaveLength(2);
  for (const link of links) expect((await fetch(new URL(link, bench.sandbox.url))).status).toBe(200);
});
