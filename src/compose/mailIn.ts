import { randomUUID } from "node:crypto";
import type { App } from "./app";
import type { KeyRing } from "../accounts/vault";
import { answeringDomains, type Institution } from "../../dialogs/kit/institution";
import { t, verbatim } from "../../dialogs/kit/text";
import type { MailConfig } from "../config/mail";
import type { Log } from "../ops/log";
import type { Store } from "../store/port";
import { saidAbout } from "../tickets/saidAbout";
import { createMailFollower, type MailFollower } from "../tickets/mail/follower";
import { imapTrouble } from "../tickets/mailTrouble";
import { createReplyAddresses, type ReplyAddresses } from "../tickets/mail/replyAddress";
import { createReadingThread } from "../tickets/mail/readingThread";
import { createTaker } from "../tickets/mail/takeLetter";

/** The addresses at which tickets can be answered by mail; they are the reply addresses of our mails. */
export const replyAddresses = ({ replyTo }: MailConfig, { keys }: KeyRing): ReplyAddresses =>
  createReplyAddresses({ address: replyTo, keys: keys.map(({ key }) => key) });

export interface MailInParts {
  readonly mail: MailConfig;
  readonly keys: KeyRing;
  readonly institution: Institution;
  readonly store: Store;
  readonly log: Log;
  /** After how long another process follows the mailbox when the one that did has gone silent, in milliseconds; a minute by default. */
  readonly leaseMs?: number;
}

/** Follows the bot's mailbox, so that answers that staff send there reach the student. */
export function addMailIn(app: App, parts: MailInParts): MailFollower {
  const { mail, keys, institution, store, log, leaseMs } = parts;
  const say = (key: string, values?: Parameters<typeof t>[1]): string =>
    app.catalog.say(t(`mail.${key}`, values), "pl");
  const { desk } = app.ticketService;
  const thread = createReadingThread({
    rules: {
      replyTo: mail.replyTo,
      keys: keys.keys.map(({ key }) => key),
      domains: answeringDomains(institution),
      authservId: mail.authservId,
      ownSentences: [say("intro", { university: institution.name.pl }), say("howToAnswer"), say("noSecrets")],
    },
    saidAbout: async (ticket) => {
      const found = await desk.get(ticket);
      return (
        found &&
        saidAbout(ticket, found.ticket, (key, { by, ...values }) => say(key, { ...values, by: { text: verbatim(by) } }))
      );
    },
  });
  const follower = createMailFollower({
    imap: mail.imap,
    store,
    log,
    take: createTaker({ desk, read: thread.read }),
    ...(leaseMs !== undefined && { pace: { leaseMs } }),
    clock: () => store.now(),
    random: Math.random,
    holder: randomUUID(),
    onLetter: app.metrics.letter,
    onFollowed(err) {
      if (err === undefined) {
        app.troubles.works("imap");
        return;
      }
      app.failures.note("mailbox");
      app.troubles.report("imap", imapTrouble(err));
    },
  });
  return {
    ...follower,
    async stop() {
      await follower.stop();
      await thread.close();
    },
  };
}
