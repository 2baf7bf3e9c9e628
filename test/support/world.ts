import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { createTransport } from "nodemailer";
import type { Institution } from "../../dialogs/kit/institution";
import { createApp, type App, type AppDeps, type Connected } from "../../src/compose/app";
import { createCore, type Core, type CoreDeps } from "../../src/compose/core";
import { createHttpServer } from "../../src/compose/httpServer";
import type { Incoming } from "../../src/conversation/ports";
import { createOtherTokens } from "../../src/accounts/otherTokens";
import { createVault } from "../../src/accounts/vault";
import { loadLanguage, type Language } from "../../src/compose/language";
import { playedUsos } from "../../src/compose/playedUsos";
import { createClockGuard, type ClockGuard } from "../../src/clock/guard";
import { createKnownTime } from "../../src/clock/witness";
import { createEvenClock, type EvenClock } from "../../src/foundation/evenClock";
import { createLog } from "../../src/ops/log";
import { listenSandbox, type ListeningSandbox } from "../../sandbox/listen";
import type { SandboxOptions } from "../../sandbox/options";
import { startInbox, type Inbox } from "../../sandbox/mail/inbox";
import { openLmdbStore } from "../../src/store/lmdb/lmdbStore";
import type { Store } from "../../src/store/port";
import {
  createUsosAdminClient,
  createUsosClients,
  type CallerOptions,
  type UsosAdminClient,
  type UsosClient,
  type UsosClients,
} from "../../src/usos";
import { fakeChannel, type FakeChannel } from "./chat";
import { institutionOf, type InstitutionName } from "./institution";
import { onceAWorker } from "./jest/onceAWorker";
import { createMortal, type Mortal } from "./mortal";
import { root } from "./root";
import { createSilence } from "./silence";
import { Student } from "./student";
import { waitingFor } from "./waiting";

/** The whole product on real components and a clock of the test's own: USOS sandbox, SMTP server, LMDB, and a fake channel. */
export interface World {
  /** The app of the process that is running now. */
  readonly app: App;
  /**
   * The process that is running now. When it dies, another one is started on the same store, and events that it did not acknowledge are delivered
   * again.
   */
  readonly process: Mortal;
  readonly store: Store;
  readonly dir: string;
  readonly sandbox: ListeningSandbox;
  readonly inbox: Inbox;
  readonly channel: FakeChannel;
  readonly usos: UsosClient;
  /** The USOS clients of the product, by purpose. */
  readonly usosClients: UsosClients;
  /** A client that has the administrative key of the university. */
  readonly admin: UsosAdminClient;
  readonly publicUrl: string;
  readonly logLines: string[];
  /** The true time. The product uses its machine's clock, which `setMachineClock` sets. */
  now(): number;
  /** Sets the machine's clock this many milliseconds ahead of the true time; it then goes on evenly. */
  setMachineClock(aheadMs: number): void;
  /** Delivers an event again and again until it is acknowledged, as a channel does. */
  receive(incoming: Incoming): Promise<void>;
  /** Ends the running process in the middle of its work, and starts a new one on the same store. */
  restart(): Promise<void>;
  /** Moves the clock in steps of `stepMs`, and performs everything that becomes due on the way. */
  pass(ms: number, stepMs?: number): Promise<void>;
  /** Performs everything that is due now. */
  settle(): Promise<void>;
  student(name?: string, locale?: string): Student;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly readyAfterMs?: number;
  readonly start?: string;
  /** The students of the sandbox; the invented ones if missing. */
  readonly students?: SandboxOptions["students"];
  /** Changes or listens to the assistant's language. */
  readonly language?: (language: Language) => Language;
  /** The institution at which the product runs; the default is the usual institution of the tests. */
  readonly at?: InstitutionName;
  /** Changes the institution's file for this test. */
  readonly institution?: (yaml: string) => string;
  readonly secretShownMs?: number;
  readonly replyTo?: AppDeps["replyTo"];
  readonly missed?: CoreDeps["missed"];
  readonly metricsToken?: string;
  /** Whether the clock is compared with USOS's as in the product; without it, nobody doubts the machine's clock. */
  readonly guardsClock?: boolean;
  readonly signInPages?: AppDeps["signInPages"];
  /** Returns the keys; it is called whenever a process starts. Without it, there is one key. */
  readonly keys?: () => CoreDeps["keys"];
  /** Opens a different engine, or a store that wraps one. It is closed together with the world. */
  readonly openStore?: (dir: string, clock: () => number) => Promise<Store>;
  /** Connects more channels and other work whenever a process of this world starts. */
  readonly connect?: (core: Core) => Partial<Connected>;
}

/** The language is the same for every process of every world at one institution. */
const languageAt = (institution: Institution): Language =>
  onceAWorker(`language at ${JSON.stringify(institution)}`, () => loadLanguage(root, institution));

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  let now = Date.parse(options.start ?? "2026-11-23T09:00:00Z");
  let machineAheadMs = 0;
  const trueTime = (): number => now;
  const machine = (): number => now + machineAheadMs;
  /** The clock guard of the running process, if it has one. */
  let guarded: { readonly even: EvenClock; readonly guard: ClockGuard } | undefined;
  const clock = (): number => guarded?.even.now() ?? machine();
  const institution = institutionOf(options.at, options.institution);
  const dir = mkdtempSync(join(tmpdir(), "legitka-test-"));
  const silence = createSilence(trueTime);
  const sandbox = await listenSandbox({
    onSilence: silence.fell,
    consumers: {
      key: { secret: "sandbox-consumer-secret" },
      admin: { secret: "sandbox-admin-secret", administrative: true },
    },
    readyAfterMs: options.readyAfterMs ?? 60_000,
    ...playedUsos(institution),
    clock: trueTime,
    ...(options.students && { students: options.students }),
  });
  const inbox = await startInbox({ clock: trueTime });
  const openStore = options.openStore ?? ((at, time) => openLmdbStore({ dir: at, durability: "process", clock: time }));
  const store = await openStore(join(dir, "store"), clock);
  const logLines: string[] = [];
  const log = createLog(
    "trace",
    new Writable({
      write: (chunk, _, done) => {
        logLines.push(String(chunk));
        done();
      },
    }),
  );
  const usosTime = createKnownTime(trueTime);
  const calling: Omit<CallerOptions, "consumer"> = {
    baseUrl: sandbox.usosUrl,
    clock: { ...silence.clock, wall: clock },
    heardTime: (theirs) => usosTime.learn(theirs),
    fetch: silence.fetch,
    limits: { retries: 0, perSecond: 100_000, concurrent: 64 },
    log: (event) => log.info(event, "usos call"),
  };
  const key = randomBytes(32);
  const keysNow = (): CoreDeps["keys"] => options.keys?.() ?? { keys: [{ id: "k1", key }] };
  /** As in a new process, whatever was learnt about tokens is forgotten at a restart. */
  const clientsOfProcess = (): UsosClients =>
    createUsosClients({
      ...calling,
      consumer: { key: "key", secret: "sandbox-consumer-secret" },
      otherTokens: (than) => createOtherTokens(store, createVault(keysNow()))(than),
    });
  let usos = clientsOfProcess();
  const mail = createTransport(inbox.url);
  const channel = fakeChannel();
  let address = "";

  const guardClock = async (): Promise<void> => {
    const even = createEvenClock({ clock: machine, steady: trueTime });
    const witness = { name: "USOS", isIndependent: true, time: usosTime.time, ask: () => usos.background.now() };
    guarded = { even, guard: createClockGuard({ clock: even, store, witness, steady: trueTime, log }) };
    await guarded.guard.start();
  };

  const begin = async (): Promise<{ life: Mortal; app: App }> => {
    const life = createMortal();
    if (options.guardsClock) await guardClock();
    usos = clientsOfProcess();
    const language = options.language?.(languageAt(institution)) ?? languageAt(institution);
    const core = createCore({
      language,
      http: createHttpServer(undefined, language.catalog, log),
      store: life.wrap(store),
      usos: {
        signIn: life.wrap(usos.signIn),
        waiting: life.wrap(usos.waiting),
        background: life.wrap(usos.background),
      },
      institution,
      keys: keysNow(),
      publicUrl: () => address,
      leaseMs: 30_000,
      log,
      clock,
      clockDoubt: () => guarded?.guard.doubt(),
      random: () => 0.5,
      missed: options.missed,
      metricsToken: options.metricsToken,
    });
    const { channels = [], ...connected } = options.connect?.(core) ?? {};
    const app = createApp(core, {
      ...connected,
      channels: [channel, ...channels].map((it) => life.wrap(it)),
      mail: life.wrap(mail),
      mailFrom: "legitka@uni.opole.pl",
      replyTo: options.replyTo,
      // The clock of a test stands still, so all its sign-ins fall into the same minute.
      signInPages: { perAddressAMinute: 100_000, ...options.signInPages },
      pace: { soonestMs: 10_000, latestMs: 600_000 },
      secretShownMs: options.secretShownMs ?? 15 * 60_000,
    });
    address = await app.server.listen({ host: "127.0.0.1", port: 0 });
    return { life, app };
  };
  let running = await begin();

  const restart = async (): Promise<void> => {
    running.life.die();
    await running.app.server.close();
    running = await begin();
  };
  /** Does something in the running process. When that process dies of it, it does the thing again in the next one. */
  const survive = async (act: (app: App) => Promise<void>): Promise<void> => {
    for (;;) {
      const { app, life } = running;
      await Promise.race([act(app), life.died]);
      if (!life.isDead) return;
      if (running.life === life) await restart();
    }
  };
  const settle = (): Promise<void> =>
    survive(async (app) => {
      for (let quiet = 0; quiet < 2;) {
        let done = 0;
        for (const worker of app.workers)
          done += await waitingFor(
            `what is due in «${worker.queue}» at ${new Date(now).toISOString()}`,
            worker.runDue(),
          );
        quiet = done === 0 ? quiet + 1 : 0;
      }
    });
  let people = 0;
  const world: World = {
    get app() {
      return running.app;
    },
    get process() {
      return running.life;
    },
    receive: (incoming) =>
      survive(async (app) => {
        await waitingFor(
          `${incoming.chatId}'s ${JSON.stringify(incoming.content)} to be taken in`,
          app.receive(incoming),
        );
      }),
    restart,
    store,
    dir,
    sandbox,
    inbox,
    channel,
    get usos() {
      return usos.waiting;
    },
    get usosClients() {
      return usos;
    },
    admin: createUsosAdminClient({ ...calling, consumer: { key: "admin", secret: "sandbox-admin-secret" } }),
    logLines,
    settle,
    get publicUrl() {
      return address;
    },
    now: trueTime,
    setMachineClock: (aheadMs) => {
      machineAheadMs = aheadMs;
    },
    async pass(ms, stepMs = 10_000) {
      for (const end = now + ms; now < end;) {
        now = Math.min(end, now + stepMs);
        await guarded?.guard.look();
        await settle();
      }
    },
    student: (name = "Ola", locale = "pl-PL") => new Student(world, `${name}${++people}`, locale),
    async close() {
      await running.app.stop();
      await running.app.server.close();
      await store.close();
      mail.close();
      await inbox.close();
      await sandbox.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
  return world;
}
