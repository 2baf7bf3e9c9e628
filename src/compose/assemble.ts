import { createTransport, type Transporter } from "nodemailer";
import { createKnownTime } from "../clock/witness";
import type { Config } from "../config/config";
import { currentAnswers } from "../conversation/answers";
import { createLiveCatalog } from "../conversation/liveCatalog";
import { dayMs } from "../foundation/time";
import { createCheckUp, type CheckUp } from "../ops/checkUp";
import { createLog, type Log } from "../ops/log";
import { measureStore } from "../ops/measureStore";
import { createMetrics } from "../ops/metrics";
import { noticeRoutes } from "../privacy/notice/routes";
import { createOtherTokens } from "../accounts/otherTokens";
import { createVault } from "../accounts/vault";
import { createSharedVisits } from "../redis/sharedVisits";
import type { MailFollower } from "../tickets/mail/follower";
import { createApp, type App } from "./app";
import { connectChats, type ConnectedChats } from "./chats";
import { createChecks } from "./checks";
import { sandboxWitness, usosWitness, watchClocks, type Clocks } from "./clock";
import { practiceOf } from "./conversation";
import { createCore } from "./core";
import { makeDataDir } from "./dataDir";
import { langOf } from "./httpServer";
import { loadLanguage } from "./language";
import { followMailbox, replyAddresses } from "./mailIn";
import { tellOfMissingFacts, warnOfOldFacts } from "./oldFacts";
import { openStore } from "./openStore";
import { openOutside, type Outside } from "./outside";
import { ownKeys } from "./ownKeys";
import { openPort, type OpenPort } from "./port";
import { retentionOf, type RetentionWork } from "./retention";
import { openStaffPages } from "./staffPages";
import { staffSections } from "./staffSections";
import { teamsPlace } from "./teamsHelpdesk";
import { createInstallationClients } from "./usosClients";

/** A complete product that has not been started. */
export interface Assembled {
  readonly log: Log;
  readonly port: OpenPort;
  readonly outside: Outside;
  readonly clocks: Clocks;
  readonly mail: Transporter;
  readonly chats: ConnectedChats;
  /** Undefined if staff cannot answer by mail. */
  readonly mailbox: MailFollower | undefined;
  readonly retention: RetentionWork;
  readonly app: App;
  readonly checkUp: CheckUp;
  /** Tells the operator what the institution leaves unsaid, and what should be checked again. It is called once the texts that staff have published are in use. */
  readonly tellAboutFacts: () => void;
}

/** Assembles everything the configuration asks for, in the order in which one thing needs another. */
export async function assemble(config: Config, root: string): Promise<Assembled> {
  const { institution, dataDir, leaseMs, metricsToken } = config;
  const log = createLog(config.logLevel);
  const metrics = createMetrics();
  const language = loadLanguage(root, institution);
  const catalog = createLiveCatalog(language.catalog);
  makeDataDir(dataDir);
  const kept = await openStore(config, log, metrics);
  const store = measureStore(kept.store, metrics.registry);
  const port = await openPort(config, catalog, log);
  const outside = await openOutside(config, port.address);
  const usosTime = createKnownTime();
  const keys = { keys: config.tokenKeys ?? ownKeys(dataDir, log) };
  const clients = {
    config,
    outside,
    redis: kept.redis,
    log,
    wall: () => store.now(),
    heardTime: usosTime.learn,
    otherTokens: createOtherTokens(store, createVault(keys)),
    metrics,
  };
  const { usos, admin } = createInstallationClients(clients);
  const witness = outside.isOwnUsos ? sandboxWitness : usosWitness(usosTime, usos.background);
  const clocks = watchClocks({ kept: { ...kept, store }, witness, log, metrics });
  const clockDoubt = (): string | undefined => clocks.guard.doubt();
  const publicUrl = (): string => config.publicUrl ?? port.address;
  const missed = config.understanding;
  const settled = { language, catalog, institution, keys, publicUrl, leaseMs, missed, metricsToken };
  const core = createCore({ ...settled, http: port.http, store, usos, log, clockDoubt, metrics });

  const lookups = outside.adminKey && admin(outside.adminKey);
  const visits = kept.redis && createSharedVisits(kept.redis);
  const visitLimits = {
    ...(visits && { visits }),
    trustedProxies: config.trustedProxies,
  };
  const staff = openStaffPages(core, {
    staff: config.staff,
    limits: visitLimits,
    // In a trial everything can be tried by whoever reaches the sandbox's Slack, which is only on this machine.
    unlistedHelpdesk: outside.playground && !config.slack ? "publisher" : "viewer",
  });
  const chats = connectChats(core, { root, config, outside, admin: lookups, staffLink: staff.link, visits });
  const staffWork = staff.serve(staffSections(core, root, language), chats.helpdesk?.checkMember);
  const mail = openMail(outside.smtpUrl);
  const { mailIn } = outside;
  const addresses = mailIn && replyAddresses(mailIn, keys);
  const mailbox = mailIn && followMailbox(core, { mail: mailIn, keys });
  if (!outside.playground && !mailIn && !chats.helpdesk)
    log.warn(
      "staff get tickets by mail and have no way to answer: set IMAP_URL, SLACK_HELPDESK_CHANNEL or TEAMS_HELPDESK_CHANNEL",
    );
  const { auditMs } = config.helpdesk;
  const retention = retentionOf(core, { ...config.retention, auditMs, missedMs: missed.keptDays * dayMs });
  noticeRoutes(core.server, {
    catalog,
    institution,
    practice: practiceOf(missed),
    kept: { ...config.retention, auditMs, secretShownMs: config.secretShownMs },
    keepers: chats.channels.flatMap(({ title, keepsMessages }) => (keepsMessages ? [] : [title])),
    langOf,
  });
  const app = createApp(core, {
    ...chats,
    work: [...chats.work, retention.work, ...staffWork],
    mail,
    mailFrom: config.mailFrom,
    replyTo: addresses && ((ticket) => addresses.of(ticket)),
    signInPages: {
      ...visitLimits,
      // A sign-in opens three pages and sends three requests to USOS, so one address alone can use at most half of the requests
      // that USOS may get.
      perAddressAMinute: config.usos.perSecond * 30,
    },
    pace: config.pace,
    secretShownMs: config.secretShownMs,
  });
  const checks = createChecks({
    ...core,
    usos: usos.background,
    mail,
    teams: config.teams && chats.teams,
    teamsHelpdesk: teamsPlace(config.teams),
    slack: chats.slack && outside.slack && { channel: chats.slack, config: outside.slack },
  });
  const checkUp = createCheckUp({ ...core, checks });
  const tellAboutFacts = (): void => {
    tellOfMissingFacts(institution, log);
    warnOfOldFacts(institution, currentAnswers(language.answers, catalog), store.now(), log);
  };
  return { log, port, outside, clocks, mail, chats, mailbox, retention, app, checkUp, tellAboutFacts };
}

/**
 * The timeouts for a mail server that hangs. The lease of the mail's job is renewed meanwhile, so that no other process sends the
 * same mail.
 */
const openMail = (url: string) =>
  createTransport({ url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 });
