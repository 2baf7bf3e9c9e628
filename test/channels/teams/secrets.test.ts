import { ofType } from "../readCard";
import type { TeamsStudent } from "./teamsStudent";
import { openTeamsWorld, type TeamsWorld } from "./teamsWorld";
import { copy } from "../../support/copy";

let world: TeamsWorld;
let anna: TeamsStudent;
afterEach(() => world.close());

/** A student whose code has just been announced. */
async function withCode(options: Parameters<typeof openTeamsWorld>[0] = {}): Promise<void> {
  world = await openTeamsWorld({ registered: true, ...options });
  anna = world.teamsStudent("29:anna");
  await anna.signsInAs("anna");
  await anna.presses("place");
}

const secrets = () => {
  const { control } = world.sandbox;
  return control.secrets(control.orders("anna").at(-1)!.id)!;
};
const shows = (student: TeamsStudent): boolean => JSON.stringify(student.screen).includes(secrets().distributionPass);
const qrUrl = (): string =>
  anna.screen
    .flatMap(({ activity }) => ofType(activity, "Image"))
    .map((it) => String(it["url"]))
    .find((it) => it.includes("/teams/qr/"))!;
const status = async (url: string): Promise<number> => (await fetch(url)).status;

describe("the QR's address", () => {
  test("cannot be guessed, contains no name, and is not cached on the way", async () => {
    await withCode();
    await world.pass(3 * 60_000);
    const url = qrUrl();
    const answer = await fetch(url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("content-type")).toBe("image/png");
    const sealed = /\/teams\/qr\/(.+)\.png$/.exec(url)![1]!;
    expect(sealed.length).toBeGreaterThan(80);
    expect(Buffer.from(sealed, "base64url").toString("latin1")).not.toContain("anna");
    const changed = `${sealed.slice(0, 60)}${sealed[60] === "A" ? "B" : "A"}${sealed.slice(61)}`;
    expect(await status(url.replace(sealed, changed))).toBe(404);
    expect(await status(url.replace(sealed, sealed.slice(0, 20)))).toBe(404);
    expect(await status(url.replace(sealed, "x".repeat(5000)))).toBe(404);
  });

  test.each<[string, () => Promise<unknown>]>([
    ["when the card was collected", () => Promise.resolve(world.sandbox.control.collect("anna"))],
    ["when it was on the screen long enough", () => world.pass(16 * 60_000, 60_000)],
    ["when the student signed out", () => anna.says("wyloguj mnie").then(() => anna.presses("confirm"))],
  ])("stops working %s, and the message shows no code any more", async (_, ends) => {
    await withCode();
    await world.pass(3 * 60_000);
    const url = qrUrl();
    expect(shows(anna)).toBe(true);
    const { distributionPass } = secrets();
    await ends();
    await world.pass(60_000);
    expect(JSON.stringify(anna.screen)).not.toContain(distributionPass);
    expect(anna.seesAll).not.toContain(copy("code.qrTextLabel"));
    expect(await status(url)).toBe(404);
  });

  test("of one showing stays dead after the next one, however soon that comes", async () => {
    await withCode();
    await world.pass(3 * 60_000);
    const first = qrUrl();
    await anna.says("pokaż kod");
    await anna.presses("show");
    expect(shows(anna)).toBe(true);
    expect(await status(qrUrl())).toBe(200);
    expect(await status(first)).toBe(404);
  });

  test("causes at most forty calls to USOS when it is requested endlessly, in whatever spelling", async () => {
    await withCode();
    await world.pass(3 * 60_000);
    const url = qrUrl();
    const asked = (): number => world.sandbox.control.calls("cards/mcard_order");
    const before = asked();
    const spelled = (n: number): string =>
      n % 3 === 0 ? url : n % 3 === 1 ? url.replace(/\.png$/, `.${n}.png`) : url.replace(".png", `%2E${n}.png?${n}`);
    for (let n = 0; n < 300; n++) await status(spelled(n));
    expect(asked() - before).toBe(40);
  });

  test("causes no call to USOS when a scanner requests only the headers", async () => {
    await withCode();
    await world.pass(3 * 60_000);
    const url = qrUrl();
    const asked = (): number => world.sandbox.control.calls("cards/mcard_order");
    const before = asked();
    expect((await fetch(url, { method: "HEAD" })).status).toBe(404);
    expect(asked()).toBe(before);
    expect(await status(url)).toBe(200);
    expect(asked()).toBe(before + 1);
  });
});

describe("while Teams has failures", () => {
  test("a code that was shown although Teams reported a failure disappears when its time is over", async () => {
    await withCode();
    world.farEnd.answer("PUT", ...Array.from({ length: 6 }, () => ({ status: 500, taken: true })));
    await world.pass(3 * 60_000);
    expect(shows(anna)).toBe(true);
    expect(anna.seesAll).not.toContain(copy("problem.fault"));
    const { distributionPass } = secrets();
    await world.pass(20 * 60_000, 60_000);
    expect(JSON.stringify(anna.screen)).not.toContain(distributionPass);
  });

  test("a code whose message was deleted in the meantime comes in another one", async () => {
    await withCode();
    world.farEnd.answer("PUT", { status: 404 });
    await world.pass(4 * 60_000);
    expect(shows(anna)).toBe(true);
  });

  test("a failure with an earlier showing does not make the new one appear again and again", async () => {
    await withCode();
    await world.pass(3 * 60_000);
    await anna.says("pokaż kod");
    const before = world.farEnd.calls.length;
    world.farEnd.answer(
      "PUT",
      { status: 200 },
      { status: 200, taken: true },
      ...Array.from({ length: 3 }, () => ({ status: 400 })),
    );
    await anna.presses("show");
    await world.pass(2 * 60_000);
    expect(world.farEnd.calls.length - before).toBeLessThan(12);
    const { distributionPass } = secrets();
    await world.pass(20 * 60_000, 60_000);
    expect(JSON.stringify(anna.screen)).not.toContain(distributionPass);
  });
});

test("in the playground, where no address can be reached from elsewhere, the image is inside the card", async () => {
  world = await openTeamsWorld();
  anna = world.teamsStudent("29:anna");
  await anna.signsInByHand("anna");
  await anna.presses("place");
  await world.pass(3 * 60_000);
  const images = anna.screen.flatMap(({ activity }) => ofType(activity, "Image")).map((it) => String(it["url"]));
  expect(images.some((it) => it.startsWith("data:image/png;base64,"))).toBe(true);
});

test.each<[string, number]>([
  ["send", 1],
  ["update", 1],
  ...[1, 2, 3, 4, 5].map((nth): [string, number] => ["commit", nth]),
])(
  "when a process dies at its %s no. %i while showing the code, the code is shown later, and none stays on the screen",
  async (name, nth) => {
    await withCode();
    await world.pass(50_000);
    const dying = world.process;
    let seen = 0;
    dying.dieAt((step) => {
      const pushed = anna.seesAll.includes(copy("push.readyTitle"));
      return pushed && step.name === name && ++seen === nth;
    });
    await world.pass(120_000);
    expect(dying.isDead).toBe(true);
    // Another process takes over the outbox of the dead process when its lease ends.
    await world.pass(120_000);
    expect(shows(anna)).toBe(true);
    const { distributionPass } = secrets();
    world.sandbox.control.collect("anna");
    await world.pass(20 * 60_000, 60_000);
    expect(JSON.stringify(anna.screen)).not.toContain(distributionPass);
  },
);

test("the code is never put into a message before the message's id is stored", async () => {
  await withCode();
  await world.pass(3 * 60_000);
  for (const { method, activity } of world.farEnd.calls)
    if (method === "POST") expect(JSON.stringify(activity)).not.toContain(secrets().distributionPass);
});
