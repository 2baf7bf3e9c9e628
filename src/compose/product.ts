import { mkdirSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createTransport } from "nodemailer";
import { Registry } from "prom-client";
import { createApp } from "./app";
import type { Config } from "../config/config";
import { createChecks } from "./checks";
import { addHelpdesk } from "./helpdeskChat";
import { sandboxWitness, usosWitness, watchClocks } from "./clock";
import { ownKeys } from "./ownKeys";
import { loadLanguage } from "./language";
import { addMailIn, replyAddresses } from "./mailIn";
import { Fault } from "../foundation/fault";
import { createCheckUp } from "../ops/checkUp";
import { createLog } from "../ops/log";
import { measureStore } from "../ops/measureStore";
import { watchStrayFailures } from "../ops/strayFailures";
import { openStore } from "./openStore";
import type { Playground } from "./playground";
import { createSharedVisits } from "../redis/sharedVisits";
import { addRetention } from "./retention";
import { addSlack } from "./slackChat";
import { addTeams } from "./teamsChat";
import { startUsosCheck } from "./startCheck";
import { createInstallationClients } from "./usosClients";
import { addWebChat } from "./webChat";
import { dayMs } from "../foundation/time";
import { patiently } from "../store/patiently";

export interface Product {
  /** The address to open in a browser. */
  readonly address: string;
  /** Every method and address pattern that it answers, as «POST /api/messages». */
  readonly routes: readonly string[];
  /** Finishes the running work and closes everything; work that is left over is performed after the next start. */
  stop(): Promise<void>;
}

/** Starts everything the configuration asks for; in sandbox mode also a USOS installation, a mailbox and the chat page. */
export async function startProduct(config: Config, root: string): Promise<Product> {
  const log = createLog(config.logLevel);
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const registry = new Registry();
  const opened = await openStore(config, log);
  const store = measureStore(opened.store, registry);
  let address = "";
  const playground = config.sandbox ? await openPlayground(config.dataDir, () => address) : undefined;
  // The port is opened first, because the sandbox's addresses contain the port, which may be any free one.
  const http = createServer();
  http.listen(config.port, config.host);
  await once(http, "listening");
  const { port } = http.address() as AddressInfo;
  address = `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${port}`;

  const witness = usosWitness(() => usos.background);
  const { usos, admin: adminClient } = createInstallationClients({
    config,
    baseUrl: config.usos.baseUrl ?? (playground ? `${address}/sandbox/usos/` : config.institution.usos.baseUrl),
    key: {
      key: config.usos.key ?? playground?.consumer.key ?? "",
      secret: config.usos.secret ?? playground?.consumer.secret ?? "",
    },
    redis: opened.redis,
    log,
    wall: () => store.now(),
    heardTime: witness.heard,
    metrics: () => app.metrics,
  });
  const isOwnUsos = playground !== undefined && config.usos.baseUrl === undefined;
  const clocks = watchClocks({
    kept: { ...opened, store },
    witness: isOwnUsos ? sandboxWitness : witness,
    log,
    metrics: () => app.metrics,
  });
  const mail = createTransport({
    url: config.smtpUrl ?? playground?.inbox.url ?? "",
    // A mail server that hangs is given up after these times. The lease of the mail's job is renewed meanwhile, so that no
    // other process sends the same mail.
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  const { institution } = config;
  // With a real mail server, mails must not carry the address of the sandbox's mailbox.
  const mailIn = config.mailIn ?? (config.smtpUrl === undefined ? playground?.mailIn : undefined);
  const keys = { keys: config.tokenKeys ?? ownKeys(config.dataDir, log) };
  const addresses = mailIn && replyAddresses(mailIn, keys);
  const publicUrl = (): string => config.publicUrl ?? address;
  const app = createApp({
    language: loadLanguage(root, institution.timeZone),
    http,
    store,
    usos,
    mail,
    mailFrom: config.mailFrom,
    institution,
    keys,
    replyTo: addresses && ((ticket) => addresses.of(ticket)),
    publicUrl,
    signInPages: {
      ...(opened.redis && { visits: createSharedVisits(opened.redis) }),
      // A sign-in opens three pages and asks USOS three times. So one address alone cannot take more than half of what USOS is asked.
      perAddressAMinute: config.usos.perSecond * 30,
      trustedProxies: config.trustedProxies,
    },
    pace: config.pace,
    secretShownMs: config.secretShownMs,
    leaseMs: config.leaseMs,
    log,
    clock: () => store.now(),
    clockDoubt: () => clocks.guard.doubt(),
    registry,
    missed: config.understanding,
  });
  const endWatch = watchStrayFailures({ log, count: app.metrics.strayFailure });
  const { secretShownMs, teams } = config;
  const { alsoServes } = institution;
  // The URL of the emulated Slack is known only now.
  const emulated = playground && { ...playground.slack, apiUrl: `${address}/sandbox/slack/api/` };
  const slack = config.slack ?? emulated;
  const drawsFromHere = config.slack === undefined;
  const slackChannel = slack && addSlack(app, { root, store, log, publicUrl, slack, drawsFromHere, alsoServes });
  const adminKey = config.helpdesk.usosAdmin ?? (config.usos.key === undefined ? playground?.admin : undefined);
  const admin = adminKey && adminClient(adminKey);
  const helpdesk =
    slackChannel &&
    slack.helpdesk &&
    addHelpdesk(app, slackChannel, {
      ...config.helpdesk,
      location: slack.helpdesk,
      store,
      log,
      institution,
      keys,
      admin,
    });
  // HAZARD: without a registration, whoever calls is believed. Only the sandbox, on this machine, may do that.
  const teamsChannel =
    teams || playground ? addTeams(app, { root, store, log, publicUrl, secretShownMs, teams, alsoServes }) : undefined;
  if (playground) {
    playground.register(app.server);
    addWebChat(app, { root, store, log });
  }
  const follower =
    mailIn &&
    addresses &&
    addMailIn(app, { mail: mailIn, addresses, institution, store, log, leaseMs: config.leaseMs });
  if (!playground && !mailIn && !slack?.helpdesk)
    log.warn("staff get tickets by mail and have no way to answer: set IMAP_URL or SLACK_HELPDESK_CHANNEL");
  const kept = {
    ...config.retention,
    auditMs: config.helpdesk.auditMs,
    missedMs: config.understanding.keptDays * dayMs,
  };
  const retention = addRetention(app, { kept, store, keys, institution, log });
  await app.server.ready();
  await patiently(() => clocks.start());
  await patiently(() => retention.ensureScheduled());
  await patiently(() => helpdesk?.start() ?? Promise.resolve());
  await patiently(() => app.start());
  await slackChannel?.start();
  follower?.start();
  const endCheck = startUsosCheck(
    { usos: usos.background, wall: () => store.now(), timeZone: institution.timeZone },
    log,
  );
  const { troubles } = app;
  const checks = createChecks({
    troubles,
    usos: usos.background,
    mail,
    publicUrl,
    teams: teams && teamsChannel,
    slack: slackChannel && { channel: slackChannel, config: slack },
  });
  const checkUp = createCheckUp({ checks, troubles, log });
  checkUp.start();

  return {
    address,
    routes: app.routes,
    async stop() {
      endCheck();
      clocks.stop();
      checkUp.stop();
      await follower?.stop();
      await app.stop();
      await app.server.close();
      // Requests that arrived while the queues were being emptied have committed more jobs. The second stop waits until those
      // are finished as well.
      await app.stop();
      http.closeAllConnections();
      http.close();
      mail.close();
      await teamsChannel?.close();
      await slackChannel?.close();
      await playground?.close();
      await store.close();
      endWatch();
    },
  };
}

/**
 * Opens the outside systems for a trial, which are not part of a production installation.
 *
 * @throws `sandbox.absent`
 */
async function openPlayground(dataDir: string, address: () => string): Promise<Playground> {
  const playground = await import("./playground.js").catch((cause: unknown) => {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    if (!code.endsWith("MODULE_NOT_FOUND")) throw cause;
    throw new Fault({
      code: "sandbox.absent",
      message: "The sandbox is not part of this installation.",
      next: "Set SANDBOX=off and name the real USOS and mail server, or install the packages for development too: npm ci.",
      cause,
    });
  });
  return playground.openPlayground(dataDir, address);
}
