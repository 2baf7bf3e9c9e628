import { names } from "../../../../src/channels/slack/helpdesk/deps";
import type { SlackMessage } from "../../../../sandbox/slack/control";
import { copy } from "../../../support/copy";
import { addsToTicket } from "../../../support/addsToTicket";
import { textOf, type SlackStudent } from "../slackStudent";
import { openDeskWorld, type DeskWorld, type SlackStaff } from "./deskWorld";

let desk: DeskWorld;
let marta: SlackStaff;
let wojtek: SlackStaff;
let anna: SlackStudent;
let jan: SlackStudent;
beforeEach(async () => {
  desk = await openDeskWorld();
  [marta, wojtek] = [desk.staff("marta"), desk.staff("wojtek")];
  anna = await asks("anna", "Błąd 17 w aplikacji");
  jan = await asks("piotr", "U mnie też błąd 17");
});
afterEach(() => desk.close());

async function asks(who: string, words: string): Promise<SlackStudent> {
  const student = desk.world.slackStudent(who);
  await student.signsInAs(who);
  await student.says("chcę pogadać z człowiekiem");
  await student.submits(words);
  await student.presses("send");
  return student;
}
const cardWith = (words: string): SlackMessage => desk.cards().find((it) => textOf(it).includes(words))!;
const cards = () => ({ main: cardWith("Błąd 17 w aplikacji"), twin: cardWith("U mnie też błąd 17") });
const numberOf = (card: SlackMessage): string => /L-[A-Z0-9]{6}/.exec(textOf(card))![0];
const on = (who: SlackStaff, { ts }: SlackMessage, button: string) =>
  who.does(desk.world.slack.presses(who.person.id, { channel: desk.channel, ts }, button));

test("duplicates are merged in a form, answered from either thread, and parted by a press, with links on both cards", async () => {
  const [main, twin] = [numberOf(cards().main), numberOf(cards().twin)];
  await on(marta, cards().twin, names.merge);
  await marta.submits({ into: main });
  expect(textOf(cards().twin)).toContain(copy("helpdesk.card.mergedInto"));
  expect(textOf(cards().twin)).toMatch(new RegExp(`<https?://[^|>]+\\|${main}>`));
  expect(textOf(cards().main)).toMatch(new RegExp(`<https?://[^|>]+\\|${twin}>`));
  expect(marta.thread(cards().main).join("\n")).toContain(
    copy("helpdesk.entry.joined", { name: marta.person.name, other: twin }),
  );

  await wojtek.writes(cards().twin, "Naprawione.\n// to był serwer");
  expect(wojtek.whispered()).toContain(copy("helpdesk.thread.sentTogether", { tickets: twin }));
  for (const student of [anna, jan]) {
    expect(student.seesAll.split("Naprawione.")).toHaveLength(2);
    expect(student.seesAll).not.toContain("serwer");
  }
  // The answer was typed in this thread, and is posted only in the other one.
  expect(marta.thread(cards().twin).filter((it) => it.includes("Naprawione."))).toHaveLength(1);
  expect(marta.thread(cards().main).filter((it) => it.includes("Naprawione."))).toHaveLength(1);

  await on(marta, cards().twin, names.unmerge);
  expect(textOf(cards().twin)).not.toContain(copy("helpdesk.card.mergedInto"));
  expect(textOf(cards().main)).not.toContain(copy("helpdesk.card.merged"));
  const noted = (await desk.audit()).map(({ what, ticket }) => `${what} ${ticket ?? ""}`);
  expect(noted).toEqual([`merge ${main} ${twin}`, `reply ${twin}`, `unmerge ${twin}`]);
});

test("a merge that cannot be is refused in the form with its reason, and the second of two at once is told where it went", async () => {
  const main = numberOf(cards().main);
  const tries = async (who: SlackStaff, values: Readonly<Record<string, string>>) => (await who.submits(values)).body;
  await on(marta, cards().twin, names.merge);
  expect(await tries(marta, {})).toContain(copy("helpdesk.merge.which"));
  expect(await tries(marta, { number: "coś innego" })).toContain(copy("helpdesk.merge.which"));
  expect(await tries(marta, { number: numberOf(cards().twin) })).toContain(copy("helpdesk.refusal.itself"));
  expect(await tries(marta, { number: "L-ZZZZZZ" })).toContain(copy("helpdesk.refusal.noTarget"));
  await on(wojtek, cards().main, names.merge);
  await marta.submits({ number: `to jest ${main.toLowerCase()}` });
  expect(await tries(wojtek, { number: numberOf(cards().twin) })).toContain(copy("helpdesk.refusal.circle"));
});

test("a message is split off in a form and has a card of its own, linked with the first one", async () => {
  expect(textOf(cards().main)).not.toContain(copy("helpdesk.button.split"));
  const main = numberOf(cards().main);
  await anna.says("moje zgłoszenia");
  await anna.presses(copy("tickets.open", { ticket: main }));
  await anna.presses("add");
  await addsToTicket(anna, "A ile to kosztuje?");
  await on(marta, cards().main, names.split);
  expect(JSON.stringify(desk.world.slack.modal(marta.person.id))).toContain("A ile to kosztuje?");
  await marta.submits({ messages: "0" });
  const made = desk.cards().at(-1)!;
  expect(textOf(made)).toContain("A ile to kosztuje?");
  expect(textOf(made)).toContain(copy("helpdesk.card.splitFrom"));
  expect(textOf(cards().main)).toContain(copy("helpdesk.card.splitInto"));
  expect(anna.seesAll).toContain(copy("push.split", { ticket: main, to: numberOf(made) }));
});
