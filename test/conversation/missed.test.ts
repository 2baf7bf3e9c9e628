import { chatKey, chatRecord } from "../../src/conversation/chat";
import { startModelServer, type ModelServer } from "../opinion/modelServer";
import { copy, copyPattern } from "../support/copy";
import { until } from "../support/waiting";
import { copyAddress, fetchCopy } from "../support/ownData";
import { openWorld, type World, type WorldOptions } from "../support/world";

/** A text that the understanding makes nothing of, and that contains the writer's name. */
const puzzling = "zorbl frump kwyz Olga 1234567 blarg";

const kept = async ({ store }: World): Promise<unknown[]> => {
  const found = [];
  for await (const { value } of store.scan("missed")) found.push((value as { it: unknown }).it);
  return found;
};
const counted = async ({ app }: World): Promise<string[]> =>
  (await app.metrics.registry.metrics()).split("\n").filter((it) => it.startsWith("legitka_missed_total{"));

describe("a message that is not understood", () => {
  let world: World;
  afterEach(() => world.close());
  const open = async (missed?: WorldOptions["missed"]) => (world = await openWorld(missed ? { missed } : {}));

  test("is counted by language and length, and its text is not stored", async () => {
    await open();
    const student = world.student();
    await student.opens();
    for (let times = 0; times < 4; times++) await student.says(puzzling);
    // So few could be one person.
    expect(await counted(world)).toEqual([]);
    await student.says(puzzling);
    expect(await counted(world)).toEqual([expect.stringMatching(/kind="\w+",lang="\w+",words="6-20"\} 5$/)]);
    expect(await kept(world)).toEqual([]);
  });

  test("is not counted when somebody describes a problem to staff or presses a button", async () => {
    await open();
    const student = world.student();
    await student.opens();
    await student.presses("human");
    await student.says(puzzling);
    await student.presses("send");
    expect(await counted(world)).toEqual([]);
  });

  test("is kept without names and numbers, for a limited time, if the operator wants it; its writer is told so and finds it in their copy", async () => {
    await open({ keptDays: 10, endpoint: undefined });
    const student = world.student("Olga");
    await student.opens();
    await student.says(puzzling);
    await student.says(puzzling);
    const text = "zorbl frump kwyz ••• blarg";
    expect(await kept(world)).toEqual([expect.objectContaining({ text, lang: "pl", at: world.now() })]);
    expect(await student.says("jakie dane o mnie przechowujesz?")).toContain(copy("privacy.missed", { days: 10 }));
    const inCopy = await (await fetchCopy(await copyAddress(student), "page")).text();
    expect(inCopy).toContain(text);
  });

  test("is erased together with its writer", async () => {
    await open({ keptDays: 10, endpoint: undefined });
    const [olga, ewa] = [world.student("Olga"), world.student("Ewa")];
    for (const it of [olga, ewa]) {
      await it.opens();
      await it.says(puzzling);
    }
    await olga.says("usuń moje dane");
    await olga.presses("erase");
    await olga.presses("confirm");
    expect(await kept(world)).toHaveLength(1);
  });

  test("is one of at most thirty-two that are kept of a person, however many they send", async () => {
    await open({ keptDays: 10, endpoint: undefined });
    const student = world.student();
    await student.opens();
    for (let count = 0; count < 60; count++) await student.says(`zorbl frump ${"kwyz".repeat(1 + count)}`);
    expect((await kept(world)).length).toBeLessThanOrEqual(32);
    expect((await kept(world)).length).toBeGreaterThan(16);
  });
});

describe("a message that is not understood, when the university has a model of its own", () => {
  let world: World;
  let server: ModelServer;
  beforeEach(async () => {
    server = await startModelServer();
    world = await openWorld({ missed: { keptDays: 0, endpoint: { url: server.url, model: "test" } } });
  });
  afterEach(async () => {
    await world.close();
    await server.close();
  });

  test("opens the dialog that the model names if that dialog only reads, and «My data» says which model was asked", async () => {
    server.answers({ says: '{"intent":"price"}' });
    const student = world.student();
    await student.opens();
    expect(await student.says(puzzling)).toMatch(copyPattern("answers.price.text"));
    expect(server.received).toHaveLength(1);
    expect(await student.says("jakie dane o mnie przechowujesz?")).toContain(copy("privacy.model"));
    expect(server.received).toHaveLength(1);
  });

  test.each(["revoke", "order", "lostPhone", "unlink", "human"])(
    "is answered as without the model when the model says «%s»",
    async (lie) => {
      const [student, other] = [world.student(), world.student("other")];
      server.answers({ status: 500 });
      await student.opens();
      const without = await student.says(puzzling);
      server.answers({ says: JSON.stringify({ intent: lie }) });
      await other.opens();
      expect(await other.says(puzzling)).toBe(without);
      expect(server.received).toHaveLength(2);
    },
  );

  test("is not sent to the model where free text is expected, or when the text is understood", async () => {
    const student = world.student();
    await student.opens();
    await student.presses("human");
    await student.says(puzzling);
    await student.says("menu");
    await student.says("ile to kosztuje?");
    expect(server.received).toEqual([]);
  });

  test("does not answer a question that was asked while the model was thinking", async () => {
    server.answers({ sends: "nothing" });
    const student = world.student();
    await student.opens();
    const saying = student.says(puzzling);
    await until("the model to be asked", () => server.received.length === 1);
    await student.presses("human");
    await saying;
    const stored = await world.store.get(chatKey(student.key));
    expect(stored && chatRecord.read(stored).frame).toMatchObject({ dialog: "escalate", step: "describe", data: {} });
  });
});
