import type { Mutant } from "./mutant";

const codesGo = "codes go from the screen in time";
const lost = "nothing is lost";

/** Codes, cards and what is told of them. */
export const withCards: readonly Mutant[] = [
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
        from: "file === undefined ? Promise.resolve({ ok: true }) : this.deps.files.remove(to.team, file);",
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
        from: '      const againInMs = await hideShowing(deps, chatIdIn(job), job.id, "timeOver");',
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
        from: "        schedule: tellAll(account, due.happening, `${due.id}:${account.reminders.snoozedUntil}`, now),\n",
        to: "        schedule: due.at < 0 ? tellAll(account, due.happening, due.id, now) : [],\n",
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
        from: "account.chats.filter((chatId) => chatId !== except);",
        to: "account.chats.filter((chatId) => chatId !== except).slice(0, 1);",
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
