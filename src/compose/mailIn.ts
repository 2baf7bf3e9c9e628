import { randomUUID } from "node:crypto";
import type { Core } from "./core";
import type { KeyRing } from "../accounts/vault";
import { answeringDomains } from "../../dialogs/kit/institution";
import { t, verbatim } from "../../dialogs/kit/text";
import type { MailConfig } from "../config/mail";
import { saidAbout } from "../tickets/saidAbout";
import { createMailFollower, type MailFollower } from "../tickets/mail/follower";
import { imapTrouble } from "../tickets/mailTrouble";
import { createReplyAddresses, type ReplyAddresses } from "../tickets/mail/replyAddress";
import { createReadingThread } from "../tickets/mail/readingThread";
import { createTaker } from "../tickets/mail/takeLetter";

/** The addresses at which tickets can be answered by mail; they are the reply addresses of our mails. */
export const replyAddresses = ({ replyTo }: MailConfig, { keys }: KeyRing): ReplyAddresses =>
  createReplyAddresses({ address: replyTo, keys: keys.map(({ key }) => key) });

export interface MailInDeps {
  readonly mail: MailConfig;
  /** The keys with which tickets' addresses are signed. */
  readonly keys: KeyRing;
}

/** Follows the bot's mailbox, so that answers that staff send there reach the student. */
export function followMailbox(core: Core, { mail, keys }: MailInDeps): MailFollower {
  const { institution, store, log, leaseMs, troubles, failures } = core;
  const say = (key: string, values?: Parameters<typeof t>[1]): string =>
    core.catalog.say(t(`mail.${key}`, values), "pl");
  const { desk } = core.ticketing;
  const thread = createReadingThread({
    clock: core.clock,
    rules: {
      replyTo: mail.replyTo,
      keys: keys.keys.map(({ key }) => key),
      domains: answeringDomains(institution),
      authservId: mail.authservId,
      ownSentences: [
        say("intro", { university: institution.name.pl }),
        say("howToAnswer"),
        say("setApart"),
        say("noSecrets"),
      ],
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
    take: createTaker({ desk, read: thread.read, staffAnswers: core.staffAnswers, support: institution.support.email }),
    // If the process that follows the mailbox goes silent, another one takes over after this time.
    pace: { leaseMs },
    clock: () => store.now(),
    random: Math.random,
    holder: randomUUID(),
    onLetter: core.metrics.letter,
    onFollowed(err) {
      if (err === undefined) {
        troubles.works("imap");
        return;
      }
      failures.note("mailbox");
      troubles.report("imap", imapTrouble(err));
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
