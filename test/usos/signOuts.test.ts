import { listenSandbox, type ListeningSandbox } from "../../sandbox";
import { createUsosClient, type Token, type UsosClient, type UsosClientOptions } from "../../src/usos";
import { createHastyClock, type HastyClock } from "../support/hastyClock";

const consumer = { key: "bot", secret: "bot-secret" };
const minute = 60_000;

let sandbox: ListeningSandbox;
let clock: HastyClock;
let told: boolean[];
beforeEach(async () => {
  clock = createHastyClock();
  told = [];
  sandbox = await listenSandbox({ consumers: { bot: { secret: consumer.secret } }, clock: () => clock.now() });
});
afterEach(() => sandbox.close());

function client(more: Partial<UsosClientOptions> = {}): UsosClient {
  const onRefused = (it: boolean): unknown => told.push(it);
  return createUsosClient({ baseUrl: sandbox.usosUrl, consumer, clock, onRefused, ...more });
}

const grant = (student: string): Token => sandbox.control.grant("bot", student);

async function outcomeOf(usos: UsosClient, token: Token): Promise<string> {
  const answer = await usos.mcard(token);
  return answer.ok ? "ok" : answer.refusal.code;
}

describe("a failure on our side signs nobody out:", () => {
  test("a clock that is 20 minutes late", async () => {
    let late = 20 * minute;
    const usos = client({ clock: { ...clock, wall: () => clock.now() - late } });
    const anna = grant("anna");
    expect(await outcomeOf(usos, anna)).toBe("unauthorized");
    expect(told).toEqual([true]);
    late = 0;
    expect(await outcomeOf(usos, anna)).toBe("ok");
    expect(told).toEqual([true, false]);
  });

  test("a consumer key that is wrong", async () => {
    const usos = client({ consumer: { ...consumer, secret: "of last year" } });
    expect(await outcomeOf(usos, grant("anna"))).toBe("unauthorized");
  });

  test("a nonce that is used twice", async () => {
    const usos = client({ random: (size) => new Uint8Array(size) });
    const anna = grant("anna");
    expect(await outcomeOf(usos, anna)).toBe("ok");
    expect(await outcomeOf(usos, anna)).toBe("unauthorized");
  });

  test("a single 401, after which the call is repeated", async () => {
    const usos = client();
    const anna = grant("anna");
    sandbox.control.fault({ kind: "unauthorized", times: 1, student: "anna" });
    expect(await outcomeOf(usos, anna)).toBe("ok");
  });

  test("a 401 to an order, which is not sent a second time", async () => {
    const usos = client();
    sandbox.control.fault({ kind: "unauthorized", method: "cards/make_mcard_order" });
    expect(await usos.makeOrder(grant("anna"))).toMatchObject({ ok: false, refusal: { code: "unauthorized" } });
    expect(sandbox.control.calls("cards/make_mcard_order")).toBe(1);
  });

  test("all students' tokens refused at once, while our own key is accepted", async () => {
    const usos = client();
    const people = ["anna", "piotr", "filip"];
    const tokens = people.map(grant);
    for (const it of tokens) await outcomeOf(usos, it);
    const ends = people.map((student) => sandbox.control.fault({ kind: "unauthorized", student }));
    for (let round = 0; round < 3; round++) {
      for (const it of tokens) expect(await outcomeOf(usos, it)).toBe("unauthorized");
      clock.advance(minute);
    }
    for (const end of ends) end();
    for (const it of tokens) expect(await outcomeOf(usos, it)).toBe("ok");
    expect(told).toEqual([true, false]);
  });
});

describe("a token that no longer exists is recognised", () => {
  test("when it is the only one there is, and has been refused for hours", async () => {
    const usos = client();
    const anna = grant("anna");
    expect(await outcomeOf(usos, anna)).toBe("ok");
    sandbox.control.withdraw("anna");
    for (let hour = 0; hour < 3; hour++) {
      expect(await outcomeOf(usos, anna)).toBe("unauthorized");
      clock.advance(60 * minute);
    }
    expect(await outcomeOf(usos, anna)).toBe("signedOut");
    expect(told).toEqual([]);
  });

  test("but not when two refusals of the only one there is are days apart", async () => {
    const usos = client();
    const anna = grant("anna");
    sandbox.control.withdraw("anna");
    for (let day = 0; day < 2; day++) {
      expect(await outcomeOf(usos, anna)).toBe("unauthorized");
      clock.advance(30 * 60 * minute);
    }
  });

  test("by a process that has just started, with the stored token of another student", async () => {
    const [anna, piotr] = [grant("anna"), grant("piotr")];
    const usos = client({ otherTokens: () => Promise.resolve([piotr]) });
    sandbox.control.withdraw("anna");
    expect(await outcomeOf(usos, anna)).toBe("signedOut");
  });

  test("even when the first of the stored tokens no longer exists either", async () => {
    const [anna, piotr, filip] = [grant("anna"), grant("piotr"), grant("filip")];
    const usos = client({ otherTokens: () => Promise.resolve([piotr, filip]) });
    for (const student of ["anna", "piotr"]) sandbox.control.withdraw(student);
    expect(await outcomeOf(usos, anna)).toBe("signedOut");
  });

  test("at once, when another student's token is accepted", async () => {
    const usos = client();
    const [anna, piotr] = [grant("anna"), grant("piotr")];
    for (const it of [anna, piotr]) await outcomeOf(usos, it);
    sandbox.control.withdraw("anna");
    expect(await outcomeOf(usos, anna)).toBe("signedOut");
    expect(await outcomeOf(usos, piotr)).toBe("ok");
  });

  test("as soon as any token is accepted again, if two were lost at the same time", async () => {
    const usos = client();
    const [anna, piotr] = [grant("anna"), grant("piotr")];
    for (const it of [anna, piotr]) await outcomeOf(usos, it);
    for (const student of ["anna", "piotr"]) sandbox.control.withdraw(student);
    expect(await outcomeOf(usos, anna)).toBe("unauthorized");
    expect(await outcomeOf(usos, grant("filip"))).toBe("ok");
    for (const it of [anna, piotr]) expect(await outcomeOf(usos, it)).toBe("signedOut");
  });
});

describe("a process that has just started signs nobody out", () => {
  test("while all tokens are refused and our own key is accepted, however long that takes", async () => {
    const tokens = ["anna", "piotr", "filip"].map(grant);
    const usos = client({ otherTokens: ({ key }) => Promise.resolve(tokens.filter((it) => it.key !== key)) });
    const ends = ["anna", "piotr", "filip"].map((student) => sandbox.control.fault({ kind: "unauthorized", student }));
    for (let hour = 0; hour < 30; hour++) {
      for (const it of tokens) expect(await outcomeOf(usos, it)).toBe("unauthorized");
      clock.advance(60 * minute);
    }
    for (const end of ends) end();
    for (const it of tokens) expect(await outcomeOf(usos, it)).toBe("ok");
    expect(told).toEqual([true, false]);
  });

  test("because a token that was accepted a day ago is refused as well", async () => {
    const usos = client();
    const [anna, piotr] = [grant("anna"), grant("piotr")];
    for (const it of [anna, piotr]) await outcomeOf(usos, it);
    for (const student of ["anna", "piotr"]) sandbox.control.withdraw(student);
    clock.advance(25 * 60 * minute);
    expect(await outcomeOf(usos, anna)).toBe("unauthorized");
    expect(await outcomeOf(usos, grant("filip"))).toBe("ok");
    expect(await outcomeOf(usos, anna)).toBe("signedOut");
  });
});
