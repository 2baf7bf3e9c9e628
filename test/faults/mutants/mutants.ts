import type { Mutant } from "./mutant";

const codesGo = "codes go from the screen in time";
const lost = "nothing is lost";
const once = "messages once";
const apart = "nobody's data before another";

/** What the product does to people: takes in, tells, keeps apart. */
const withPeople: readonly Mutant[] = [
  {
    name: "drops-a-press",
    about: "every fourth press is acknowledged and forgotten",
    scenario: "calm",
    breaks: "all that is taken in is answered",
    edits: [
      {
        file: "src/channels/slack/receive/press.ts",
        from: "export function takingPresses(parts: Parts): TakePress {\n",
        to: "export function takingPresses(parts: Parts): TakePress {\n  let presses = 0;\n",
      },
      {
        file: "src/channels/slack/receive/press.ts",
        from: "    if (!button) return;\n",
        to: "    if (!button || ++presses % 4 === 0) return;\n",
      },
    ],
  },
  {
    name: "acknowledges-before-commit",
    about: "Slack hears that a thing is taken in before it is committed",
    scenario: "acked",
    breaks: lost,
    edits: [
      {
        file: "src/channels/slack/bolt/acknowledge.ts",
        from: '    const done = listen({ ...event, ack }).then(() => "done" as const);',
        to: `    await send();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const done = listen({ ...event, ack }).then(() => "done" as const);`,
      },
    ],
  },
  {
    name: "forgets-what-it-has-seen",
    about: "an event that comes again is taken in again",
    scenario: "again",
    breaks: once,
    edits: [
      {
        file: "src/conversation/turn.ts",
        from: "if (!before || before.seen.includes(eventId)) {",
        to: "if (!before) {",
      },
    ],
  },
  {
    name: "swaps-two",
    about: "every third message goes to whoever was written to before",
    scenario: "calm",
    breaks: apart,
    edits: [
      {
        file: "src/channels/slack/deliver.ts",
        from: "    const dm = await this.parts.dms.of(to);",
        to: `    const { other = to } = this;
    this.other = to;
    const dm = await this.parts.dms.of(++this.sends % 3 === 0 ? other : to);`,
      },
      {
        file: "src/channels/slack/deliver.ts",
        from: "  private readonly live: LiveCards;\n",
        to: "  private readonly live: LiveCards;\n  private sends = 0;\n  private other: SlackAddress | undefined;\n",
      },
    ],
  },
  {
    name: "says-everything-twice",
    about: "every fifth message is sent twice, where processes die all the time and may excuse it",
    scenario: "kill",
    breaks: once,
    edits: [
      {
        file: "src/outbox/perform.ts",
        from: "    const sent = await channelOf(chatId).send(chat.address, { id: job.id, view });",
        to: `    if (++said % 5 === 0) await channelOf(chatId).send(chat.address, { id: job.id, view });
    const sent = await channelOf(chatId).send(chat.address, { id: job.id, view });`,
      },
      {
        file: "src/outbox/perform.ts",
        from: "const longestWaitMs = 5 * 60_000;\n",
        to: "const longestWaitMs = 5 * 60_000;\nlet said = 0;\n",
      },
    ],
  },
  {
    name: "loses-an-outcome",
    about: "the order is placed, and the dialog never hears of it",
    scenario: "calm",
    breaks: lost,
    edits: [
      {
        file: "src/outbox/perform.ts",
        from: "      await deliver(outcome, `did:${job.id}`, job);\n",
        to: '      if (outcome.kind === "orderPlaced") return "done";\n      await deliver(outcome, `did:${job.id}`, job);\n',
      },
    ],
  },
  {
    name: "breaks-and-mends-itself",
    about: "the first try of every order fails over a fault after USOS has taken it",
    scenario: "calm",
    breaks: "nothing breaks",
    edits: [
      {
        file: "src/orders/place.ts",
        from: "  const made = await usos.makeOrder(token);\n",
        to: '  const made = await usos.makeOrder(token);\n  if (run.by.claim === 1) throw new Error("broken");\n',
      },
    ],
  },
];

/** Codes, cards and what is told of them. */
const withCards: readonly Mutant[] = [
  {
    name: "keeps-codes-on-the-screen",
    about: "codes are never taken off a screen",
    scenario: "calm",
    breaks: codesGo,
    edits: [
      {
        file: "src/codes/hide.ts",
        from: "    if (ref || channel.replacesById) {",
        to: "    if (channel.replacesById) {",
      },
    ],
  },
  {
    name: "keeps-the-qr",
    about: "the code goes from the screen, the QR's file beside it stays",
    scenario: "calm",
    breaks: codesGo,
    edits: [
      {
        file: "src/channels/slack/deliver.ts",
        from: "file === undefined ? Promise.resolve({ ok: true }) : this.parts.files.remove(to.team, file);",
        to: "Promise.resolve({ ok: true, file });",
      },
    ],
  },
  {
    name: "hides-only-when-collected",
    about: "codes that nobody fetches a card with stay for ever",
    scenario: "calm",
    breaks: codesGo,
    takesAMinute: true,
    edits: [
      {
        file: "src/codes/codes.ts",
        from: "      const againInMs = await hideShowing(parts, job.partition, job.id);",
        to: '      const againInMs = job.id === "" ? 1 : 0;',
      },
    ],
  },
  {
    name: "hides-only-when-over",
    about: "codes stay for their whole time, though the card is collected",
    scenario: "calm",
    breaks: codesGo,
    edits: [
      {
        file: "src/codes/codes.ts",
        from: "        if (orderId === undefined || it.orderId === orderId)\n",
        to: "        if (orderId === undefined)\n",
      },
    ],
  },
  {
    name: "orders-again-after-silence",
    about: "an order that USOS was silent about is placed once more at once",
    scenario: "silence",
    breaks: "ordered once",
    edits: [
      {
        file: "src/orders/place.ts",
        from: '    await noteOutcome(run, "silence");\n',
        to: '    await usos.makeOrder(token);\n    await noteOutcome(run, "silence");\n',
      },
    ],
  },
  {
    name: "never-reminds",
    about: "nobody is told that their card ends",
    scenario: "calm",
    breaks: lost,
    edits: [
      {
        file: "src/orders/follow.ts",
        from: "        schedule: tellAll(account, happening, `${due.id}:${account.reminders.snoozedUntil}`, now),\n",
        to: "        schedule: happening.days < 0 ? tellAll(account, happening, due.id, now) : [],\n",
      },
    ],
  },
  {
    name: "tells-one-chat",
    about: "of two chats of a student only one hears of the card",
    scenario: "calm",
    breaks: lost,
    edits: [
      {
        file: "src/orders/observe.ts",
        from: "account.persons.filter((chatId) => chatId !== except);",
        to: "account.persons.filter((chatId) => chatId !== except).slice(0, 1);",
      },
    ],
  },
  {
    name: "tells-every-chat-in-full",
    about: "every chat of a student is told as if the codes came there",
    scenario: "calm",
    breaks: lost,
    edits: [
      {
        file: "src/outbox/teller.ts",
        from: "        main && chatId !== main.chatId ? inShort",
        to: '        main && chatId === "" ? inShort',
      },
    ],
  },
  {
    name: "keeps-the-token",
    about: "whoever signs out is told that the access is revoked, and it is not",
    scenario: "calm",
    breaks: lost,
    edits: [
      {
        file: "src/accounts/leaving.ts",
        from: "  const answer = token && (await usos.revokeToken(token));",
        to: "  const answer = token && { ...usos, ok: true };",
      },
    ],
  },
];

/** Letters, tickets and staff. */
const withStaff: readonly Mutant[] = [
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
        from: "    const { ticket } = match;\n",
        to: "    const ticket = last ?? match.ticket;\n    last = match.ticket;\n",
      },
      {
        file: "src/tickets/mail/takeLetter.ts",
        from: "  const { desk, addresses } = parts;\n",
        to: "  const { desk, addresses } = parts;\n  let last: string | undefined;\n",
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
        from: '      if (isFirst) await arrival.mail(letter.person, letter.ticket, "late");\n      throw cause;\n',
        to: '      if (isFirst) return "done";\n      throw cause;\n',
      },
    ],
  },
];

/** The rules by which processes share the work. */
const amongProcesses: readonly Mutant[] = [
  {
    name: "skips-the-lease",
    about: "what another process has in hand is taken from it",
    scenario: "calm",
    breaks: once,
    edits: [
      {
        file: "src/store/redis/scripts.ts",
        from: "local at = readClock(ARGV[1])\nlocal found",
        to: "local at = readClock(ARGV[1]) + 12000\nlocal found",
      },
      {
        file: "src/store/redis/scripts.ts",
        from: "local at = readClock(ARGV[1])\nlocal names",
        to: "local at = readClock(ARGV[1]) + 12000\nlocal names",
      },
    ],
  },
  {
    name: "forgets-the-fence",
    about: "whoever held a job once may still finish it and show codes by it: claim numbers are not compared",
    scenario: "overtaken",
    breaks: codesGo,
    edits: [
      {
        file: "src/store/redis/scripts.ts",
        from: "  return held and has == tonumber(claim)\n",
        to: "  return held and has > 0\n",
      },
    ],
  },
  {
    name: "finishes-before-it-does",
    about: "work is crossed off before it is done",
    scenario: "acked",
    breaks: lost,
    edits: [
      {
        file: "src/outbox/attempt.ts",
        from: "      const done = await parts.handle(job, known);\n",
        to: "      await store.commit({ partition, finish: [holding] });\n      const done = await parts.handle(job, known);\n",
      },
    ],
  },
  {
    name: "leaves-the-dead-alone",
    about: "what a process had in hand that died is taken over by nobody for an hour",
    scenario: "acked",
    breaks: lost,
    edits: [
      {
        file: "src/conversation/turn.ts",
        from: "      heldForMs: parts.leaseMs,\n",
        to: "      heldForMs: parts.leaseMs + 3_600_000,\n",
      },
    ],
  },
];

export const mutants: readonly Mutant[] = [...withPeople, ...withCards, ...withStaff, ...amongProcesses];
