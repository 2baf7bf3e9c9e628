import type { Mutant } from "./mutant";

const lost = "nothing is lost";
const once = "messages once";
const apart = "nobody's data before another";

/** Mutants of the product's dealings with people: it takes in, tells, keeps apart. */
export const withPeople: readonly Mutant[] = [
  {
    name: "drops-a-press",
    about: "every fourth press is acknowledged and forgotten",
    scenario: "calm",
    breaks: "all that is taken in is answered",
    edits: [
      {
        file: "src/channels/slack/receive/press.ts",
        from: "export function takingPresses(deps: SlackDeps): TakePress {\n",
        to: "export function takingPresses(deps: SlackDeps): TakePress {\n  let presses = 0;\n",
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
        file: "src/channels/slack/bolt/bolt.ts",
        from: "          processBeforeResponse: true,\n",
        to: "          processBeforeResponse: false,\n",
      },
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
        from: "    const dm = await this.deps.dms.of(to);",
        to: `    const { other = to } = this;
    this.other = to;
    const dm = await this.deps.dms.of(++this.sends % 3 === 0 ? other : to);`,
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
        from: "  const sent = await channelOf(chatId).send(chat.address, message);",
        to: `  if (++said % 5 === 0) await channelOf(chatId).send(chat.address, message);
  const sent = await channelOf(chatId).send(chat.address, message);`,
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
        file: "src/outbox/act.ts",
        from: "    await deliver(outcome, `did:${job.id}`, job);\n",
        to: '    if (outcome.kind === "orderPlaced") return "done";\n    await deliver(outcome, `did:${job.id}`, job);\n',
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
