import { verbatim } from "../../../../dialogs/kit/text";
import { names } from "../../../../src/channels/slack/helpdesk/deps";
import { saidAbout } from "../../../../src/tickets/saidAbout";
import type { Message } from "../../../../sandbox/mail/message";
import type { SlackMessage } from "../../../../sandbox/slack/control";
import { institutionOf } from "../../../support/institution";
import { createLetterTaker } from "../../../tickets/mail/letterTaker";
import { addresses } from "../../../tickets/mail/followed";
import { textOf } from "../slackStudent";
import { openDeskWorld, type DeskWorld, type DeskWorldOptions, type SlackStaff } from "./deskWorld";

export const domain = institutionOf().support.email.split("@")[1]!;
export const office = { name: "Dziekanat Wydziału Chemii", address: `chemia@${domain}` };
const places = `  handOver:
    offices: [{ email: ${office.address}, name: { pl: ${office.name}, en: Chemistry, uk: Хімія } }]
    groups: [{ slack: S0HELPDESK1, name: { pl: Administratorzy USOS, en: USOS admins, uk: Адміністратори USOS } }]
`;

/** A helpdesk whose institution has an office and a group that tickets can be handed to. */
export const openHandingDesk = (options: Pick<DeskWorldOptions, "start"> = {}): Promise<DeskWorld> =>
  openDeskWorld({
    ...options,
    replyTo: (ticket) => addresses.of(ticket),
    institution: (yaml) => yaml.replace(/ {2}handOver:\n(?: {4}.*\n)+/, "").replace(/^links:/m, `${places}links:`),
  });

/** The things that tests of handing over do at the desk that is open now. */
export function handingAt(deskNow: () => DeskWorld) {
  const card = (): SlackMessage => deskNow().cards().at(-1)!;
  const number = (): string => /L-[A-Z0-9]{6}/.exec(textOf(card()))![0];
  const letters = (to: string): Message[] =>
    deskNow()
      .world.inbox.messages()
      .filter((it) => it.to.includes(to));

  /** A student asks for help, and the ticket's card appears in the helpdesk's channel. */
  async function asked() {
    const student = deskNow().world.slackStudent("anna");
    await student.signsInAs("anna");
    await student.says("chcę pogadać z człowiekiem");
    await student.submits("Dziekanat nie przedłużył mi legitymacji.");
    await student.presses("send");
    return student;
  }

  async function opens(who: SlackStaff, it = card()): Promise<void> {
    await who.does(
      deskNow().world.slack.presses(who.person.id, { channel: deskNow().channel, ts: it.ts }, names.handOver),
    );
  }

  async function hands(who: SlackStaff, values: Readonly<Record<string, string>>) {
    await opens(who);
    return who.submits(values);
  }

  let messages = 0;
  const outlook = ({ subject, text }: Message): string =>
    `-----Original Message-----\r\nFrom: Legitka\r\nSubject: ${subject}\r\n\r\n${text}`;

  /** A letter from the office that answers one of ours, with all of it quoted below without a mark, as Outlook does. */
  async function officeAnswers(
    text: string,
    to: Message,
    { from = `Ewa Biurowa <${office.address}>`, below = outlook(to), type = "text/plain" } = {},
  ): Promise<string> {
    const { ticketing, catalog } = deskNow().world.app;
    const say = (key: string, values: Readonly<Record<string, string>> = {}) =>
      catalog.say({ key: `mail.${key}`, values: { ...values, by: { text: verbatim(values["by"] ?? "") } } }, "pl");
    const take = createLetterTaker({
      desk: ticketing.desk,
      addresses,
      domains: [domain],
      ownSentences: [
        say("intro", { university: institutionOf().name.pl }),
        say("howToAnswer"),
        say("setApart"),
        say("noSecrets"),
      ],
      saidAbout: async (ticket) => {
        const found = await ticketing.desk.get(ticket);
        return found && saidAbout(ticket, found.ticket, say);
      },
    });
    const source = [
      `From: ${from}`,
      `To: ${addresses.of(number()).address}`,
      `Subject: Re: ${number()}`,
      `Message-ID: <${(messages += 1)}@${domain}>`,
      `Content-Type: ${type}; charset=utf-8`,
      "",
      `${text}\r\n\r\n${below}`,
    ];
    const { outcome } = await take(Buffer.from(source.join("\r\n")));
    await deskNow().world.settle();
    return outcome;
  }
  return { card, number, letters, asked, opens, hands, officeAnswers };
}
