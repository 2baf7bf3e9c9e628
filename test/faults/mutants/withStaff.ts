import type { Mutant } from "./mutant";

const lost = "nothing is lost";
const apart = "nobody's data before another";

/** Letters, tickets and staff. */
export const withStaff: readonly Mutant[] = [
  {
    name: "mails-twice",
    about: "every letter is sent twice",
    scenario: "calm",
    breaks: "letters once",
    edits: [
      {
        file: "src/tickets/post.ts",
        from: "      await mail.sendMail({\n",
        to: `      const twice = async (it: Parameters<typeof mail.sendMail>[0]): Promise<unknown> => {
        await mail.sendMail(it);
        return mail.sendMail(it);
      };
      await twice({
`,
      },
    ],
  },
  {
    name: "answers-in-another-chat",
    about: "what staff write goes to whoever they answered before",
    scenario: "calm",
    breaks: apart,
    edits: [
      {
        file: "src/tickets/mail/takeLetter.ts",
        from: "    const outcome = await relay({ ...it, texts });\n",
        to: "    const outcome = await relay({ ...it, texts, ticket: last ?? ticket });\n    last = ticket;\n",
      },
      {
        file: "src/tickets/mail/takeLetter.ts",
        from: "export function createTaker({ desk, read, staffAnswers, support }: TakerDeps) {\n",
        to: "export function createTaker({ desk, read, staffAnswers, support }: TakerDeps) {\n  let last: string | undefined;\n",
      },
    ],
  },
  {
    name: "leaves-the-thread",
    about: "what staff answer by mail stands beside the card in their channel, and not in its thread",
    scenario: "calm",
    breaks: lost,
    edits: [{ file: "src/channels/slack/helpdesk/board.ts", from: "        thread_ts: at.ts,\n", to: "" }],
  },
  {
    name: "loses-letters-that-are-refused",
    about: "a letter that the mail server does not take at once is forgotten",
    scenario: "mail",
    breaks: lost,
    edits: [
      {
        file: "src/tickets/post.ts",
        from: '      if (isFirst) await arrival.mail(chatId, letter.ticket, "late");\n',
        to: '      if (isFirst) return "done";\n',
      },
    ],
  },
];
