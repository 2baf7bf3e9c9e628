import { copy } from "../../../support/copy";
import { institutionOf } from "../../../support/institution";
import { textOf } from "../slackStudent";
import type { DeskWorld, SlackStaff } from "./deskWorld";
import { domain, handingAt, office, openHandingDesk } from "./handingDesk";

let desk: DeskWorld;
let marta: SlackStaff;
let wojtek: SlackStaff;
beforeEach(async () => {
  desk = await openHandingDesk();
  [marta, wojtek] = [desk.staff("marta"), desk.staff("wojtek")];
});
afterEach(() => desk.close());

const { card, number, letters, asked, opens, hands } = handingAt(() => desk);

test("a ticket is handed to a colleague with a note that calls them in the thread and that the student never sees", async () => {
  const student = await asked();
  const before = student.screen.length;
  await hands(marta, { colleague: wojtek.person.id, note: "Znasz to, PESEL 44051401359" });
  expect(textOf(card())).toContain(copy("helpdesk.card.claimed", { name: wojtek.person.name }));
  const thread = marta.thread(card()).join("\n");
  expect(thread).toContain(copy("helpdesk.entry.handed", { name: marta.person.name, other: wojtek.person.name }));
  expect(thread).toContain(`<@${wojtek.person.id}>`);
  expect(thread).toContain("Znasz to, PESEL •••••••••••");
  expect(student.screen).toHaveLength(before);
  expect(student.seesAll).not.toContain("Znasz to");
  expect((await desk.audit()).map(({ what, about }) => `${what} ${about ?? ""}`)).toEqual([
    `handOver slack:${wojtek.person.team}:${wojtek.person.id} 900101`,
  ]);
});

test("an office that no list names is told by its address, under the name that the student will read", async () => {
  const student = await asked();
  const address = `biuro@${domain}`;
  const wrong = async (values: Readonly<Record<string, string>>, key: string, more = {}) => {
    const answer = await hands(marta, values);
    expect(answer.body).toContain(copy(`helpdesk.handOver.${key}`, more));
  };
  await wrong({}, "one");
  await wrong({ place: office.name, address }, "one");
  await wrong({ address }, "noName");
  await wrong({ address: "x@gmail.example", name: "X" }, "notOurs", {
    domains: institutionOf().support.domains?.join(", ") ?? domain,
  });
  await wrong({ address: "to nie adres", name: "X" }, "noAddress");
  await wrong({ colleague: desk.staff("karol").person.id }, "notStaff");
  expect(letters(address)).toEqual([]);
  await hands(marta, { address, name: "Biuro Karier" });
  expect(letters(address)).toHaveLength(1);
  expect(student.seesAll).toContain(copy("push.handedOver", { ticket: number(), to: "Biuro Karier" }));
});

test("a group's ticket waits for one of them, is called for in the thread, and is theirs who claims it", async () => {
  const student = await asked();
  await hands(marta, { place: "Administratorzy USOS" });
  expect(marta.thread(card()).join("\n")).toContain("<!subteam^S0HELPDESK1>");
  expect(student.seesAll).toContain(copy("push.handedOver", { ticket: number(), to: "Administratorzy USOS" }));
  await wojtek.opensHome();
  expect(wojtek.home).toContain("Administratorzy USOS");
  await wojtek.presses(card(), "claim");
  expect(textOf(card())).not.toContain("Administratorzy USOS");
  expect(textOf(card())).toContain(copy("helpdesk.card.claimed", { name: wojtek.person.name }));
});

test("of two who hand the same ticket over at once, the second is told who has it, and only one office gets a letter", async () => {
  await asked();
  await opens(marta);
  await opens(wojtek);
  await marta.submits({ place: office.name });
  await marta.does(desk.world.slack.again("retry"));
  const late = await wojtek.submits({ place: "Administratorzy USOS" });
  expect(late.body).toContain(copy("helpdesk.refusal.taken", { name: office.name }));
  expect(letters(office.address)).toHaveLength(1);
});

test("the tickets of a colleague who has left wait for the others again, and nobody can hand them a ticket", async () => {
  await asked();
  await wojtek.presses(card(), "claim");
  await desk.world.pass(6 * 60_000, 60_000);
  expect(textOf(card())).toContain(copy("helpdesk.card.claimed", { name: wojtek.person.name }));
  desk.world.slack.leaves(wojtek.person.id, "channel");
  await desk.world.slack.idle();
  await desk.world.pass(6 * 60_000, 60_000);
  expect(textOf(card())).toContain(copy("helpdesk.card.unclaimed"));
  expect(marta.thread(card()).at(-1)).toBe(copy("helpdesk.entry.left", { other: wojtek.person.name }));
  const refused = await hands(marta, { colleague: wojtek.person.id });
  expect(refused.body).toContain(copy("helpdesk.handOver.notStaff"));
});
