import type { SlackMessage } from "../../../../sandbox/slack/control";
import { helpdeskChannel } from "../../../../sandbox/slack/seed";
import { textOf } from "../slackStudent";
import { isCard, openDeskWorld, type DeskWorld } from "./deskWorld";
import { copy } from "../../../support/copy";

let desk: DeskWorld;
afterEach(() => desk.close());

/** A student in another chat asks for help. */
async function ticket() {
  const ola = desk.world.student();
  await ola.signsInAs("anna");
  await ola.says("chcę pogadać z człowiekiem");
  await ola.submits("Nie widzę przycisku Dodaj.");
  await ola.presses("send");
  return ola;
}

const cardsIn = (channel: string): SlackMessage[] => desk.world.slack.screen(channel).filter(isCard);
const threadIn = (channel: string, card: SlackMessage): string =>
  desk.world.slack
    .screen(channel)
    .filter(({ threadTs, ts }) => threadTs === card.ts && ts !== card.ts)
    .map((it) => (it.blocks ? textOf(it) : it.text))
    .join("\n");

test("an answer below a card in the helpdesk's earlier channel reaches the student, and everything goes on in the new channel", async () => {
  const place = { channel: helpdeskChannel, group: undefined as string | undefined, team: undefined };
  desk = await openDeskWorld({ group: true, config: { helpdesk: place } });
  const { slack } = desk.world;
  place.group = slack.helpdesk.group;
  await desk.world.restart();
  const ola = await ticket();
  const marta = desk.staff("marta");
  const [old] = cardsIn(desk.channel);
  await marta.writes(old!, "Który to telefon?");
  expect(ola.seesAll).toContain("Który to telefon?");

  place.channel = slack.general;
  await desk.world.restart();
  await marta.writes(old!, "A jaka to wersja?");
  await desk.world.pass(10_000);
  expect(ola.seesAll).toContain("A jaka to wersja?");
  expect(cardsIn(desk.channel)).toEqual([]);
  const [card, ...more] = cardsIn(slack.general);
  expect(more).toEqual([]);
  expect(textOf(card)).toContain(copy("helpdesk.card.claimed", { name: "Marta Pomocna" }));
  expect(threadIn(slack.general, card!)).toMatch(/Który to telefon\?[^]*A jaka to wersja\?/);

  await marta.does(slack.says(marta.person.id, slack.general, "Już wiem.", { thread: card!.ts }));
  expect(ola.seesAll).toContain("Już wiem.");
  expect(threadIn(slack.general, card!).split("Już wiem.")).toHaveLength(2);
});

test("words of staff below a card that was deleted appear below the new card, once", async () => {
  desk = await openDeskWorld();
  const ola = await ticket();
  const marta = desk.staff("marta");
  const [old] = cardsIn(desk.channel);
  await marta.writes(old!, "Który to telefon?");
  desk.world.slack.removesMessage(desk.channel, old!.ts);
  await marta.writes(old!, "A jaka to wersja?");
  await desk.world.pass(20_000);
  const card = cardsIn(desk.channel).at(-1)!;
  expect(card.ts).not.toBe(old!.ts);
  expect(threadIn(desk.channel, card)).toMatch(/Który to telefon\?[^]*A jaka to wersja\?/);
  await marta.writes(card, "Już wiem.");
  expect(ola.seesAll).toContain("Już wiem.");
  expect(threadIn(desk.channel, card).split("Już wiem.")).toHaveLength(2);
});
