import fc from "fast-check";
import { addressOf, addressPart, asForm, bounded, spoilt } from "../../support/fuzz";
import { openWorld, type World } from "../../support/world";
import { sealedNames } from "../../../src/accounts/sealedNames";
import { connectWebChat } from "../../../src/compose/webChat";
import type { Core } from "../../../src/compose/core";
import { z } from "zod";
import { copy } from "../../support/copy";
import { copyAddress } from "../../support/ownData";
import { root } from "../../support/root";
import { forms, opened, posts, uploads } from "./examples";

let world: World;
/** The parts of which the running product is made. */
let core: Core;
beforeAll(async () => {
  world = await openWorld({
    connect(it) {
      core = it;
      return { channels: [connectWebChat(it, root)] };
    },
  });
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

test.each(Object.entries(posts))(
  "%s on the chat page, however malformed, is accepted or refused, and never causes a fault",
  async (_, [route, it]) => {
    const path = route.replace("POST ", "");
    const cookie = await session();
    await fc.assert(
      fc.asyncProperty(spoilt(it), async (body) => {
        expect([200, 202, 400, 404]).toContain(await post(path, cookie, JSON.stringify(body ?? null)));
      }),
      bounded(80),
    );
    expect(await post("/messages", cookie, '{"eventId":"event-last","text":"menu"}')).toBe(202);
  },
);

/** An address that was made here, in which a part is left out or replaced. */
const changed = (address: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.nat(address.length), fc.nat(8), addressPart)
    .map(([at, cut, put]) => address.slice(0, at) + put + address.slice(at + cut));

test("no address, however odd, causes a fault", async () => {
  const cookie = await session();
  const odd = addressOf(opened, ["oauth_token", "oauth_verifier", "message", "last"]);
  await fc.assert(
    fc.asyncProperty(odd, async (path) => {
      expect(await ask(path, { headers: { cookie } })).toBeLessThan(500);
    }),
    bounded(300),
  );
});

test("no picture that is sent, whatever its bytes and its id, causes a fault", async () => {
  const cookie = await session();
  const ids = fc.oneof(
    addressOf(uploads),
    fc.uuid().map((id) => `/pictures/${id}`),
  );
  const types = fc.constantFrom("image/png", "image/jpeg", "image/svg+xml", "application/json", "text/plain");
  await fc.assert(
    fc.asyncProperty(ids, types, fc.uint8Array({ maxLength: 400 }), async (path, type, bytes) => {
      const headers = { origin: world.publicUrl, cookie, "content-type": type };
      expect(await ask(path, { method: "PUT", headers, body: Buffer.from(bytes) })).toBeLessThan(500);
    }),
    bounded(120),
  );
});

test("no copy's and no calendar's address, and no form, however changed, causes a fault", async () => {
  const ola = world.student();
  await ola.says("moje dane");
  const of = { ...core, goodForMs: 60_000 };
  const calendar = sealedNames("calendar", z.object({ uid: z.string(), day: z.string(), lang: z.string() }), of);
  const made = [
    new URL(await copyAddress(ola)).pathname,
    `/calendar/${calendar.seal({ uid: "1", day: "2027-03-31", lang: "pl" })}`,
  ];
  expect(await Promise.all(made.map((it) => ask(it)))).toEqual([200, 200]);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...made).chain(changed), async (path) => {
      fc.pre(URL.canParse(path, world.publicUrl) && new URL(path, world.publicUrl).origin === world.publicUrl);
      expect(await ask(path)).toBeLessThan(500);
    }),
    bounded(100),
  );
  const types = fc.constantFrom("application/x-www-form-urlencoded", "application/json", "text/plain");
  const sent = fc
    .constantFrom(...Object.entries(forms))
    .chain(([route, fields]) => fc.tuple(addressOf([route]), spoilt(fields)));
  await fc.assert(
    fc.asyncProperty(sent, fc.constantFrom(undefined, made[0]), types, async ([path, fields], copyPath, type) => {
      expect(await post(copyPath ?? path, "", asForm(fields), type)).toBeLessThan(500);
    }),
    bounded(120),
  );
  expect(await world.student().opens()).toContain(copy("menu.link"));
});
