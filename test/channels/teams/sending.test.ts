import { chatNamed } from "../../support/ids";
import { pauseBefore } from "../../../src/channels/teams/backOff";
import { createConnector, type Connector } from "../../../src/channels/teams/connector";
import { startFarEnd, type Answer, type FarEnd } from "./farEnd";
import { openTeamsWorld, type TeamsWorld } from "./teamsWorld";
import { copy } from "../../support/copy";

const clock = (): number => Date.parse("2026-11-24T10:00:00Z");
const pausesWith = (slept: number[], random = 0) => ({
  clock,
  random: () => random,
  longestMs: 3_000,
  sleep(ms: number) {
    slept.push(ms);
    return Promise.resolve();
  },
});

describe("one message", () => {
  let farEnd: FarEnd;
  let connector: Connector;
  let slept: number[];
  let tokens: number;
  beforeEach(async () => {
    farEnd = await startFarEnd();
    slept = [];
    tokens = 0;
    connector = createConnector({
      token: (anew) => Promise.resolve(`token-${++tokens}${anew ? " anew" : ""}`),
      pauses: pausesWith(slept),
      trusts: (address) => address === farEnd.serviceUrl,
    });
  });
  afterEach(async () => {
    await connector.close();
    await farEnd.close();
  });
  const send = () => connector.send(farEnd.serviceUrl, "a:1/2", JSON.stringify({ type: "message", text: "x" }));
  const always = (answer: Answer, times = 10): void => farEnd.answer("POST", ...Array<Answer>(times).fill(answer));

  test("arrives with our token, and gets the id that Teams gave it", async () => {
    expect(await send()).toEqual({ ok: true, id: "m1" });
    expect(farEnd.calls).toMatchObject([{ method: "POST", conversation: "a:1/2", authorization: "Bearer token-1" }]);
  });

  test.each([429, 412, 502, 503, 504])("is tried again after %i, each time after a longer pause", async (status) => {
    farEnd.answer("POST", { status }, { status });
    expect(await send()).toMatchObject({ ok: true });
    expect(slept).toEqual([250, 500]);
  });

  test("waits as long as Teams asks, in seconds", async () => {
    farEnd.answer("POST", { status: 429, headers: { "retry-after": "2" } });
    expect(await send()).toMatchObject({ ok: true });
    expect(slept).toEqual([2000]);
  });

  test("is postponed for minutes at most, whatever Teams asks for", async () => {
    for (const header of ["86400", "99999999999", "1e300", "Fri, 31 Dec 9999 23:59:59 GMT"]) {
      farEnd.answer("POST", { status: 429, headers: { "retry-after": header } });
      expect(await send()).toEqual({ ok: false, refusal: "later", afterMs: 300_000 });
    }
  });

  test("is postponed when Teams answers with a failure, because it may have arrived", async () => {
    farEnd.answer("POST", { status: 500, body: "<html>the code ABC123</html>" });
    expect(await send()).toMatchObject({ ok: false, refusal: "later" });
    expect(farEnd.calls.length).toBe(1);
  });

  test("is postponed when its connection breaks", async () => {
    await farEnd.close();
    expect(await send()).toMatchObject({ ok: false, refusal: "later" });
    farEnd = await startFarEnd();
  });

  test("is postponed when an administrator blocked the bot, and the person stays reachable", async () => {
    always({ status: 403, body: { error: { code: "BotDisabledByAdmin" } } }, 1);
    expect(await send()).toEqual({ ok: false, refusal: "later", afterMs: 60_000 });
  });

  test("never goes to an address that is not trusted, and neither does the token", async () => {
    const elsewhere = `${farEnd.serviceUrl}/elsewhere`;
    expect(await connector.send(elsewhere, "a:1", "{}")).toEqual({ ok: false, refusal: "gone" });
    expect(await connector.replace(elsewhere, "a:1", "m1", "{}")).toEqual({ ok: false, refusal: "missing" });
    expect(await connector.member(elsewhere, "a:1", "29:1")).toBeUndefined();
    expect(farEnd.calls).toEqual([]);
    expect(tokens).toBe(0);
  });

  test("is postponed, without holding others up, when Teams asks for a longer pause", async () => {
    always({ status: 429, headers: { "retry-after": "30" } });
    expect(await send()).toEqual({ ok: false, refusal: "later", afterMs: 30_000 });
    expect(slept).toEqual([]);
    expect(farEnd.calls.length).toBe(1);
  });

  test("is postponed when the failure persists", async () => {
    always({ status: 502 });
    expect(await send()).toMatchObject({ ok: false, refusal: "later" });
    expect(farEnd.calls.length).toBe(3);
  });

  test("reveals that the person removed the bot", async () => {
    always({ status: 403, body: { error: { code: "MessageWritesBlocked" } } });
    expect(await send()).toEqual({ ok: false, refusal: "gone" });
    expect(farEnd.calls.length).toBe(1);
  });

  test("reveals that the conversation no longer exists", async () => {
    always({ status: 404, body: { error: { code: "ConversationNotFound" } } });
    expect(await send()).toEqual({ ok: false, refusal: "gone" });
  });

  test("that was to be replaced and was deleted is distinguished from a conversation that no longer exists", async () => {
    expect(await connector.replace(farEnd.serviceUrl, "a:1", "m99", "{}")).toEqual({ ok: false, refusal: "missing" });
  });

  test("is sent with a new token when Teams no longer accepts the old one", async () => {
    farEnd.answer("POST", { status: 401 });
    expect(await send()).toMatchObject({ ok: true });
    expect(farEnd.calls.map(({ authorization }) => authorization)).toEqual(["Bearer token-1", "Bearer token-2 anew"]);
  });

  test.each<[number, unknown, string]>([
    [400, { error: { code: "BadArgument", message: "the code ABC123 in your card is wrong" } }, "teams.card"],
    [401, { message: "Authorization has been denied" }, "teams.refused"],
  ])("refused with %i is a fault that says what to do, without what was sent", async (status, body, code) => {
    always({ status, body });
    const fault = await send().catch((cause: unknown) => cause);
    expect(fault).toMatchObject({ name: "Fault", code });
    expect(`${String(fault)} ${JSON.stringify(fault)}`).not.toContain("ABC123");
    expect(farEnd.calls.length).toBe(status === 401 ? 2 : 1);
  });

  test("is sent over a connection that is kept open", async () => {
    for (let n = 0; n < 20; n++) await send();
    expect(farEnd.calls.length).toBe(20);
    expect(new Set(farEnd.calls.map(({ port }) => port)).size).toBeLessThanOrEqual(2);
  });
});

describe("the pause before a try", () => {
  const after = (attempt: number, retryAfter?: string, random = 0) =>
    pauseBefore(attempt, retryAfter, pausesWith([], random));

  test("doubles each time, and is randomly up to half longer, so that not all retries come at once", () => {
    expect([1, 2, 3].map((attempt) => after(attempt))).toEqual([250, 500, 1000]);
    expect(after(1, undefined, 0.999)).toBe(375);
  });

  test("follows a date in the answer, and ignores nonsense", () => {
    expect(after(1, "Tue, 24 Nov 2026 10:00:07 GMT")).toBe(7_000);
    expect(after(1, "soon")).toBe(250);
    expect(after(1, "-5")).toBe(250);
    expect(after(1, "Tue, 24 Nov 2026 09:00:00 GMT")).toBe(250);
  });
});

test("a card that Teams does not draw is sent as plain text", async () => {
  const world = await openTeamsWorld();
  try {
    const ola = world.teamsStudent();
    world.farEnd.answer("POST", { status: 400, body: { error: { code: "BadArgument" } } });
    await ola.says("menu");
    expect(ola.screen.map(({ activity }) => activity["text"])).toEqual([
      expect.stringContaining(`[${copy("menu.link")}]`),
    ]);
    expect(world.logLines.join("\n")).toContain("teams.card");
  } finally {
    await world.close();
  }
});

test("a message that Teams accepts in no form is given up with an error in the log, and the next one arrives", async () => {
  const world = await openTeamsWorld();
  try {
    const ola = world.teamsStudent();
    world.farEnd.answer("POST", { status: 400 }, { status: 400 });
    await ola.says("menu");
    expect(ola.screen).toEqual([]);
    expect(world.logLines.join("\n")).toContain("is given up");
    await ola.says("menu");
    expect(ola.screen.length).toBe(1);
    expect(await world.store.depth("outbox")).toBe(0);
  } finally {
    await world.close();
  }
});

test.each([
  ["", () => Promise.resolve()],
  [" in another process", (world: TeamsWorld) => world.restart()],
])("a long message that is postponed in the middle goes on where it stopped%s", async (_, inBetween) => {
  const world = await openTeamsWorld();
  try {
    const ola = world.teamsStudent();
    await ola.says("menu");
    const paragraphs = Array.from({ length: 60 }, (_, n) => `Akapit ${n} ${"x".repeat(900)}`);
    const text = paragraphs.join("\n\n");
    const answered = { kind: "ticketAnswered", ticket: "L-1", of: "teams:29:ola", entry: "e1", author: null } as const;
    world.farEnd.answer(
      "POST",
      { status: 201, body: { id: "a" }, taken: true },
      { status: 429, headers: { "retry-after": "9" } },
    );
    await world.app.turns.deliver(
      chatNamed("teams:29:ola"),
      { kind: "happening", happening: { ...answered, text, files: [] } },
      "answer",
    );
    await world.settle();
    await inBetween(world);
    await world.pass(60_000);
    const said = ola.seesAll;
    for (const [n] of paragraphs.entries()) expect(said.split(`Akapit ${n} `).length).toBe(2);
  } finally {
    await world.close();
  }
});

describe("an outgoing message", () => {
  test("that Teams keeps refusing is tried less and less often, and delays the others for about a minute at most", async () => {
    const world = await openTeamsWorld();
    try {
      const ola = world.teamsStudent();
      world.farEnd.answer("POST", ...Array.from({ length: 200 }, () => ({ status: 412 })));
      await ola.says("menu");
      await world.pass(10 * 60_000);
      expect(world.farEnd.calls.length).toBeLessThan(60);
    } finally {
      await world.close();
    }
  });

  test("that Teams refused for now arrives once, when its time has come", async () => {
    const world = await openTeamsWorld();
    try {
      const ola = world.teamsStudent();
      world.farEnd.answer("POST", { status: 429, headers: { "retry-after": "60" } });
      await ola.says("menu");
      expect(ola.screen).toEqual([]);
      await world.pass(95_000);
      expect(ola.screen.length).toBe(1);
    } finally {
      await world.close();
    }
  });

  test("to somebody who removed the bot is the last one, until they write again", async () => {
    const world = await openTeamsWorld();
    try {
      const ola = world.teamsStudent();
      world.farEnd.answer("POST", { status: 403 });
      await ola.says("menu");
      const calls = world.farEnd.calls.length;
      await world.app.turns.deliver(
        chatNamed("teams:29:ola"),
        { kind: "happening", happening: { kind: "ticketAdded", ticket: "1" } },
        "push",
      );
      await world.settle();
      expect(world.farEnd.calls.length).toBe(calls);
      await ola.says("menu");
      expect(ola.screen.length).toBe(1);
    } finally {
      await world.close();
    }
  });
});
