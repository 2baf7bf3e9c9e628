import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { accountKey, accountRecord } from "../../src/accounts/account";
import { copy } from "../support/copy";
import { openWorld, type World } from "../support/world";
import { accountId } from "../support/institution";

const minute = 60_000;
/** A well-formed PESEL of somebody born in 1804, and the same number with mistyped digits. */
const pesel = "04810100017";
const mistyped = "04810101009";

/** The content of every file in a folder. */
function filesIn(dir: string): Buffer[] {
  return readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((it) => it.isFile())
    .map((it) => readFileSync(join(it.parentPath, it.name)));
}

describe("secrets after a whole journey", () => {
  let world: World;
  const secrets = new Map<string, string>();

  /** Records all tokens, which a test can get only by listening to the traffic. */
  const listen = (): void => {
    const { signIn: usos } = world.usosClients;
    for (const name of ["requestToken", "accessToken"] as const) {
      const call = usos[name].bind(usos) as (...args: unknown[]) => ReturnType<typeof usos.requestToken>;
      Object.assign(usos, {
        [name]: async (...args: unknown[]) => {
          const answer = await call(...args);
          if (answer.ok) {
            secrets.set(`${name} secret`, answer.value.secret);
            if (name === "accessToken") secrets.set("access token", answer.value.key);
          }
          return answer;
        },
      });
    }
  };

  beforeAll(async () => {
    world = await openWorld({ readyAfterMs: minute });
    listen();
    secrets.set("PESEL", pesel);
    secrets.set("mistyped PESEL", mistyped);
    secrets.set("PESEL with spaces", "048101 00017");
    secrets.set("consumer secret", "sandbox-consumer-secret");

    const ola = world.student();
    await ola.opens();
    await ola.says(`Dzień dobry, mój PESEL to ${pesel}`);
    await ola.signsInAs("anna");
    await ola.presses("place");
    await world.pass(4 * minute);
    const [order] = world.sandbox.control.orders("anna");
    const both = world.sandbox.control.secrets(order?.id ?? "");
    secrets.set("QR token", both?.token ?? "");
    secrets.set("activation code", both?.distributionPass ?? "");
    expect(ola.screen.some(({ secret }) => secret)).toBe(true);
    expect(await world.app.refetchCodes(ola.key, order?.id ?? "")).not.toBeNull();

    world.sandbox.control.fault({ kind: "garbage", times: 1 });
    await ola.says("gdzie jest moja mLegitymacja?");
    await ola.says("pomoc człowieka");
    await ola.says(`Kod nie działa. PESEL ${pesel}, czyli 048101 00017, albo ${mistyped}, pomóżcie proszę`);
    await ola.presses("send");
    await world.pass(minute);
    await ola.says("moje zgłoszenia");
    const [ticket = ""] = /L-\w+/.exec(ola.seesAll) ?? [];
    await ola.presses(copy("tickets.open", { ticket }));
    await ola.presses("add");
    await ola.submits(`Jeszcze raz mój PESEL: ${pesel}, nie ${mistyped}`);
    await world.pass(minute);
    await ola.says("moje dane");
    await ola.presses("export");
    world.sandbox.control.collect("anna");
    await world.pass(4 * minute);
    await world.restart();
    await ola.says("mam nowy telefon");
    await ola.presses("confirm");
    await world.pass(4 * minute);
    const [, second] = world.sandbox.control.orders("anna");
    const newer = world.sandbox.control.secrets(second?.id ?? "");
    secrets.set("second QR token", newer?.token ?? "");
    secrets.set("second activation code", newer?.distributionPass ?? "");
    expect(ola.screen.some(({ secret }) => secret?.code === newer?.distributionPass)).toBe(true);
  });
  afterAll(() => world.close());

  const found = (where: string | Buffer): string[] =>
    [...secrets].filter(([, secret]) => where.includes(secret)).map(([name]) => name);

  test("knows the secrets it looks for", () => {
    expect(secrets.size).toBe(11);
    expect([...secrets.values()].filter((it) => it.length < 8)).toEqual([]);
  });

  test("would find what lies open in the store's files and in the log", async () => {
    const files = Buffer.concat(filesIn(world.dir));
    expect(files.includes("Kod nie działa.")).toBe(true);
    const stored = await world.store.get(accountKey(accountId("1001")));
    const sealed = stored && accountRecord.read(stored).token;
    expect(files.includes(sealed ?? "-")).toBe(true);
    expect(world.logLines.join()).toContain("services/cards/mcard_order");
  });

  test("are in no line of the log", () => {
    expect(world.logLines.length).toBeGreaterThan(20);
    expect(found(world.logLines.join("\n"))).toEqual([]);
  });

  test("are in no file", () => {
    expect(found(Buffer.concat(filesIn(world.dir)))).toEqual([]);
  });

  test("are in no mail", () => {
    expect(world.inbox.messages()).toHaveLength(2);
    expect(found(JSON.stringify(world.inbox.messages()))).toEqual([]);
  });

  test("are in no metric", async () => {
    expect(found(await world.app.metrics.registry.metrics())).toEqual([]);
  });

  test("stand on the screen only as the code itself, and nothing else of them", () => {
    const open = [...world.channel.screens.values()].flat().map(({ view }) => view);
    expect(found(JSON.stringify(open))).toEqual([]);
    expect(JSON.stringify(open)).toContain("•••••••••••");
  });
});
