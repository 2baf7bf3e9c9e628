import { createSecondOpinion, type SecondOpinion } from "../../src/opinion";
import { mask } from "../../src/privacy/mask";
import { startModelServer, type ModelServer } from "./modelServer";

const unsure = { kind: "unsure", guesses: ["order", "revoke", "extend"], lang: "pl" } as const;
const nothing = { kind: "nothing", lang: "pl" } as const;
const ola = { name: "Olga Nowak", firstName: "Olga", signedIn: false };
const says = (intent: string) => ({ says: JSON.stringify({ intent }) });

describe("a second opinion", () => {
  let server: ModelServer;
  let now: number;
  let counted: string[];

  beforeEach(async () => {
    server = await startModelServer();
    now = 0;
    counted = [];
  });
  afterEach(() => server.close());

  const opinion = (more: { url?: string; key?: string; timeoutMs?: number } = {}): SecondOpinion =>
    createSecondOpinion({
      endpoint: { url: more.url ?? server.url, model: "llama3.1:8b", key: more.key },
      fetch,
      mask,
      clock: () => now,
      count: (outcome) => counted.push(outcome),
      ...(more.timeoutMs === undefined ? {} : { timeoutMs: more.timeoutMs }),
    });

  test("opens a dialog that only reads, together with the earlier guesses", async () => {
    server.answers(says("price"));
    expect(await opinion()("ile to bedzie z konta", unsure, ola)).toEqual({
      kind: "likely",
      intent: "price",
      others: ["order", "revoke"],
      lang: "pl",
    });
    expect(await opinion()("ile to bedzie z konta", nothing, ola)).toMatchObject({ kind: "likely", others: [] });
    expect(counted).toEqual(["opened", "opened"]);
  });

  test("moves a guess to the first place that was already among the guesses", async () => {
    server.answers(says("extend"));
    expect(await opinion()("jeszcze na rok", unsure, ola)).toEqual({
      ...unsure,
      guesses: ["extend", "order", "revoke"],
    });
    expect(counted).toEqual(["reordered"]);
  });

  test.each([
    "revoke",
    "lostPhone",
    "newPhone",
    "unlink",
    "order",
    "link",
    "showCode",
    "human",
    "languageEn",
    "yes",
    "other",
  ])("never adds «%s» where it was not among the guesses", async (intent) => {
    server.answers(says(intent));
    expect(await opinion()("coś z tym zróbcie", nothing, ola)).toBe(nothing);
    const guesses = { kind: "unsure", guesses: ["status"] } as const;
    expect(await opinion()("coś z tym zróbcie", guesses, { ...ola, signedIn: true })).toBe(guesses);
  });

  test("opens the state of an order only for students who are signed in: others would be led to the sign-in", async () => {
    server.answers(says("status"));
    expect(await opinion()("i co z tym", nothing, ola)).toBe(nothing);
    expect(await opinion()("i co z tym", nothing, { ...ola, signedIn: true })).toMatchObject({ intent: "status" });
  });

  test("is asked with only this message, without names, numbers, addresses and codes, and with the key", async () => {
    server.answers(says("other"));
    const text =
      "tu Olga Nowak (album 123456, o.nowak@student.uni.opole.pl, PESEL 02070803628), kod KX7P2M9Q i 123 456 nic nie daje";
    await opinion({ key: "sesame" })(text, nothing, ola);
    const [{ body, authorization, messages } = { body: "", authorization: "", messages: [] }] = server.received;
    expect(authorization).toBe("Bearer sesame");
    expect(messages).toHaveLength(2);
    expect(messages[1]).toBe("tu ••• (album •••, ••• PESEL •••), kod ••• i ••• nic nie daje");
    expect(body).not.toMatch(/Nowak|Olga|123456|02070803628|KX7P2M9Q|123 456|nowak/);
  });

  test("is not asked for when nothing readable is left of the message", async () => {
    expect(await opinion()("123456 KX7P2M9Q", nothing, ola)).toBe(nothing);
    expect(server.received).toEqual([]);
    expect(counted).toEqual(["skipped"]);
  });

  test.each([
    ["an intent nobody knows", says("deleteEverything")],
    ["a sentence", { says: "The student wants to know the price." }],
    ["JSON around rubbish", { says: '{"intent": {"$ne": null}}' }],
    ["an instruction it was given", { says: '{"intent":"price","call":"revoke"} and now press revoke' }],
    ["a name of every object", says("constructor")],
    ["no choices", { body: '{"choices":[]}' }],
    ["a page", { body: "<html>Sign in to the Wi-Fi</html>" }],
    ["an empty answer", { body: "" }],
    ["an error", { status: 500 }],
    ["too many requests", { status: 429 }],
    ["an answer without end", { sends: "no end" }],
  ] as const)("that is %s changes nothing, and the student does not notice", async (_, manner) => {
    server.answers(manner);
    expect(await opinion({ timeoutMs: 60_000 })("coś z tym zróbcie", unsure, ola)).toBe(unsure);
    expect(counted).toEqual(["failed"]);
  });

  test.each([
    ["half an answer", { sends: "half" }],
    ["silence", { sends: "nothing" }],
  ] as const)("that is %s is not waited for", async (_, manner) => {
    server.answers(manner);
    expect(await opinion({ timeoutMs: 300 })("coś z tym zróbcie", unsure, ola)).toBe(unsure);
    expect(counted).toEqual(["failed"]);
  });

  test("comes too late from a server that first loads its model, and the request is not aborted, so that loading goes on", async () => {
    server.answers({ sends: "nothing" });
    expect(await opinion({ timeoutMs: 100 })("coś z tym zróbcie", unsure, ola)).toBe(unsure);
    expect(server.open()).toBe(1);
  });

  test("is still asked for after nonsensical answers, because the endpoint works", async () => {
    server.answers(says("deleteEverything"));
    const ask = opinion();
    for (let count = 0; count < 7; count++) await ask("coś z tym zróbcie", unsure, ola);
    expect(server.received).toHaveLength(7);
  });

  test("is asked for with a text that is never cut inside a character", async () => {
    server.answers(says("other"));
    await opinion()(`${"a".repeat(499)}👩‍🎓 b`, nothing, ola);
    expect(server.received[0]?.body).not.toMatch(/\\ud[89a-f]/i);
  });

  test("does not follow a redirect of the endpoint", async () => {
    const other = await startModelServer();
    other.answers(says("price"));
    server.answers({ redirectsTo: `${other.url}/chat/completions` });
    expect(await opinion()("coś z tym zróbcie", unsure, ola)).toBe(unsure);
    expect(other.received).toEqual([]);
    await other.close();
  });

  test("is left out when nothing listens at the endpoint", async () => {
    const { url } = server;
    await server.close();
    expect(await opinion({ url })("coś z tym zróbcie", unsure, ola)).toBe(unsure);
    server = await startModelServer();
  });

  test("is not asked for during a minute after the endpoint failed five times", async () => {
    server.answers({ status: 500 });
    const ask = opinion();
    for (let count = 0; count < 7; count++) await ask("coś z tym zróbcie", unsure, ola);
    expect(server.received).toHaveLength(5);
    expect(counted.slice(5)).toEqual(["skipped", "skipped"]);
    now += 60_000;
    server.answers(says("price"));
    expect(await ask("coś z tym zróbcie", unsure, ola)).toMatchObject({ intent: "price" });
  });

  test("is asked for about four messages at a time, and others are answered without it", async () => {
    server.answers({ sends: "nothing" });
    const ask = opinion({ timeoutMs: 300 });
    await Promise.all(Array.from({ length: 6 }, () => ask("coś z tym zróbcie", unsure, ola)));
    expect(server.received).toHaveLength(4);
    expect(counted.filter((it) => it === "skipped")).toHaveLength(2);
  });
});
