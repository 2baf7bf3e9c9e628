import fc from "fast-check";
import { bounded, spoilt } from "../../support/fuzz";
import { openWorld, type World } from "../../support/world";
import { connectWebChat } from "../../../src/compose/webChat";
import { copy } from "../../support/copy";
import { root } from "../../support/root";

let world: World;
beforeAll(async () => {
  world = await openWorld({ connect: (core) => ({ channels: [connectWebChat(core, root)] }) });
});
afterAll(() => world.close());

async function ask(path: string, init: RequestInit = {}): Promise<number> {
  const before = world.logLines.length;
  const answer = await fetch(new URL(path, world.publicUrl), { redirect: "manual", ...init });
  await answer.body?.cancel();
  const failures = world.logLines.slice(before).filter((line) => /"level":(50|60)/.test(line));
  expect(failures).toEqual([]);
  return answer.status;
}

async function session(): Promise<string> {
  const headers = { origin: world.publicUrl, "content-type": "application/json" };
  const answer = await fetch(`${world.publicUrl}/session`, { method: "POST", headers, body: '{"languages":["pl"]}' });
  return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

const post = (path: string, cookie: string, body: string, type = "application/json"): Promise<number> =>
  ask(path, { method: "POST", headers: { origin: world.publicUrl, cookie, "content-type": type }, body });

const posts = {
  "a text": ["/messages", { eventId: "event-0001", locale: "pl-PL", text: "menu" }],
  "a press": ["/messages", { eventId: "event-0002", button: "o/menu?", input: "x", message: "m" }],
  "a greeting": ["/messages", { eventId: "event-0003", hello: true }],
  "an attachment": ["/messages", { eventId: "event-0004", attachment: "image" }],
  "a session": ["/session", { languages: ["pl", "en"] }],
} as const;

test.each(Object.entries(posts))(
  "%s on the chat page, however malformed, is accepted or refused, and never causes a fault",
  async (_, [path, it]) => {
    const cookie = await session();
    await fc.assert(
      fc.asyncProperty(spoilt(it), async (body) => {
        expect([200, 202, 400]).toContain(await post(path, cookie, JSON.stringify(body ?? null)));
      }),
      bounded(80),
    );
    expect(await post("/messages", cookie, '{"eventId":"event-last","text":"menu"}')).toBe(202);
  },
);

/** Parts of addresses that people, scanners and broken clients request. */
const part = fc.oneof(
  fc.constantFrom(
    "%",
    "%zz",
    "%00",
    "..",
    "../../etc/passwd",
    "%2e%2e%2f",
    "a".repeat(3_000),
    "é",
    "x.png",
    "__proto__",
  ),
  fc.string({ unit: "binary", maxLength: 30 }),
);
const paths = fc.oneof(
  part.map((it) => `/link/${it}`),
  fc
    .tuple(part, part, part)
    .map(([id, token, verifier]) => `/link/${id}/back?oauth_token=${token}&oauth_verifier=${verifier}`),
  fc.tuple(part, part).map(([token, other]) => `/link/abcdefgh12/back?oauth_token=${token}&oauth_token=${other}`),
  part.map((it) => `/tickets/pictures/${it}`),
  part.map((it) => `/guide/${it}`),
  part.map((it) => `/secret?message=${it}`),
  part.map((it) => `/${it}`),
);

test("no address, however odd, causes a fault", async () => {
  const cookie = await session();
  await fc.assert(
    fc.asyncProperty(paths, async (path) => {
      fc.pre(URL.canParse(path, world.publicUrl) && new URL(path, world.publicUrl).origin === world.publicUrl);
      fc.pre(!/^\/(events|sandbox)/.test(new URL(path, world.publicUrl).pathname));
      expect(await ask(path, { headers: { cookie } })).toBeLessThan(500);
    }),
    bounded(200),
  );
});

test("no form at the end of a sign-in, however malformed, causes a fault", async () => {
  await fc.assert(
    fc.asyncProperty(
      part,
      part,
      fc.constantFrom("application/x-www-form-urlencoded", "application/json", "text/plain"),
      async (id, key, type) => {
        const path = `/link/${encodeURIComponent(Buffer.from(id).toString())}/confirm`;
        expect(await post(path, "", `key=${key}&key=2`, type)).toBeLessThan(500);
      },
    ),
    bounded(60),
  );
  const ola = world.student();
  expect(await ola.opens()).toContain(copy("menu.link"));
});
