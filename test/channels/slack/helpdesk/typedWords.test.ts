import type { SlackMessage } from "../../../../sandbox/slack/control";
import { names } from "../../../../src/channels/slack/helpdesk/deps";
import { tags } from "../../../../src/channels/slack/helpdesk/tags";
import { tagTitle } from "../../../../src/helpdesk/tagTitle";
import { typedLine, typedLines } from "../../../../src/tickets/typed";
import type { Text } from "../../../../dialogs/kit/text";
import { copy } from "../../../support/copy";
import { imitations } from "../../../tickets/imitations";
import { textOf, textsIn } from "../slackStudent";
import type { Student } from "../../../support/student";
import { openDeskWorld, type DeskWorld } from "./deskWorld";

let desk: DeskWorld;
let harmless: SlackMessage;
beforeAll(async () => {
  desk = await openDeskWorld();
  ({ card: harmless } = await asks("Nie działa."));
});
afterAll(() => desk.close());

type Blocks = readonly Readonly<Record<string, unknown>>[];
const blocksOf = ({ blocks = [] }: SlackMessage): Blocks => blocks as Blocks;
const isQuote = ({ type }: Blocks[number]): boolean => type === "rich_text";
const said = (text: Text): string => ("key" in text ? copy(text.key, text.values) : "");
/** Every line that can suggest what a ticket is about; which of them a card has depends on what was typed. */
const suggestions: ReadonlySet<string> = new Set(
  tags.map((it) => {
    const title = tagTitle(it, { say: (key) => copy(`helpdesk.${key}`), sayText: said }, "pl");
    return copy("helpdesk.tags.suggested", { tag: `#${title}` });
  }),
);
const isTags = (block: Blocks[number]): boolean =>
  suggestions.has(textsIn([block]).join()) || JSON.stringify(block).includes(`"${names.tag}"`);
/** The parts of a card apart from quotes and tags, without the ticket's number and without what Slack adds. */
const ours = (it: SlackMessage): unknown =>
  JSON.parse(
    JSON.stringify(
      blocksOf(it).filter((block) => !isQuote(block) && !isTags(block)),
      (key, value: unknown) => (key === "block_id" ? undefined : value),
    )
      .replace(/L-[A-Z2-9]{6}/g, "L-")
      .replace(/Ola\d+/g, "Ola"),
  );
const theirs = (it: SlackMessage): string => textsIn(blocksOf(it).filter(isQuote)).join("\n");
const wanted = (typed: string): string => typedLines(typed).join("\n").trim();

async function asks(typed: string): Promise<{ student: Student; card: SlackMessage; id: string }> {
  const student = desk.world.student();
  await student.opens();
  await student.presses("human");
  await student.submits(typed);
  await student.presses("send");
  await desk.world.slack.idle();
  const card = desk.cards().at(-1)!;
  return { student, card, id: /L-[A-Z2-9]{6}/.exec(textOf(card))![0] };
}

test.each(imitations)("words that a student types appear only in quotes: %s", async (_, typed) => {
  const { student, card, id } = await asks(typed);
  expect(theirs(card)).toBe(wanted(typed));
  expect(ours(card)).toEqual(ours(harmless));

  await student.presses("tickets");
  await student.presses(copy("tickets.open", { ticket: id }));
  await student.presses("add");
  await student.says(typed);
  await student.presses("send");
  await desk.world.slack.idle();
  const added = desk.world.slack.screen(desk.channel).filter(({ threadTs }) => threadTs === card.ts);
  const said = added.filter((it) => blocksOf(it).some(isQuote));
  expect(said.map(theirs)).toEqual([wanted(typed)]);
  expect(said.map(ours)).toEqual([[expect.objectContaining({ type: "context" })]]);

  const marta = desk.staff("marta");
  await marta.opensHome();
  const lines = marta.home.split("\n");
  const listed = lines.slice(lines.findIndex((it) => it.startsWith("🟡") && it.includes(` ${id} ·`)) + 1)[0] ?? "";
  expect(listed).toMatch(/^\| /);
  expect(typedLine(typed)).toContain(listed.slice(2).replace(/…$/, ""));
});
