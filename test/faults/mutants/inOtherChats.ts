import type { Mutant } from "./mutant";

const codesGo = "codes go from the screen in time";

/** Teams and the chat page. */
export const inOtherChats: readonly Mutant[] = [
  {
    name: "keeps-codes-at-teams",
    about: "codes are never taken off a screen at Teams",
    scenario: "all-chats",
    breaks: codesGo,
    edits: [
      {
        file: "src/channels/teams/deliver.ts",
        from: "    const activity = this.activity(to, message);\n    const delivered",
        to: "    if (!message.secret) return { ok: true, ref };\n    const activity = this.activity(to, message);\n    const delivered",
      },
    ],
  },
  {
    name: "keeps-codes-on-the-page",
    about: "an open chat page is not told that its codes are gone",
    scenario: "all-chats",
    breaks: codesGo,
    edits: [
      {
        file: "src/channels/web/deliver.ts",
        from: "    await this.change(chatId, id, (before) => before && bodyOf(message), message.secret);\n",
        to: "    if (message.secret) await this.change(chatId, id, (before) => before && bodyOf(message), message.secret);\n",
      },
      {
        file: "src/channels/web/deliver.ts",
        from: "    await this.change(chatId, message.id, () => bodyOf(message), message.secret);\n",
        to: "    await this.change(chatId, message.id, (it) => (it && !message.secret ? undefined : bodyOf(message)), message.secret);\n",
      },
    ],
  },
  {
    name: "loses-a-press-at-teams",
    about: "every fourth press at Teams is answered with its card and forgotten",
    scenario: "all-chats",
    breaks: "nothing is lost",
    edits: [
      {
        file: "src/channels/teams/press.ts",
        from: "    const { currentAskId } = await receive(pressed);\n",
        to: "    const { currentAskId } = ++presses % 4 === 0 ? { currentAskId: null } : await receive(pressed);\n",
      },
      {
        file: "src/channels/teams/press.ts",
        from: 'type Pressed = Extract<ParsedActivity, { kind: "pressed" }>;\n',
        to: 'type Pressed = Extract<ParsedActivity, { kind: "pressed" }>;\nlet presses = 0;\n',
      },
    ],
  },
];
