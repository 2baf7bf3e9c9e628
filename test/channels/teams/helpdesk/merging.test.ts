import { addsToTicket } from "../../../support/addsToTicket";
import { cardProblems } from "../../../support/cardSchema";
import { copy } from "../../../support/copy";
import { cardIn, label, openTeamsDesk, shown, type TeamsDeskWorld } from "./teamsDesk";

let desk: TeamsDeskWorld;
beforeEach(async () => {
  desk = await openTeamsDesk();
});
afterEach(() => desk.world.close());

test("a ticket is merged in a dialog, which says why it cannot be, is answered with the other, and is parted again", async () => {
  const { student, thread: main, id } = await desk.ticket("Błąd 17");
  const jan = desk.world.teamsStudent("29:jan", { name: "Jan Przykładny" });
  await jan.signsInAs("jan");
  await jan.says("chcę pogadać z człowiekiem");
  await jan.submits("U mnie też");
  await jan.presses("send");
  const twin = desk.cards().at(-1)!;
  const marta = desk.staff("29:marta");

  await marta.opens(twin, label("merge"));
  expect(cardProblems(marta.dialog.card)).toEqual([]);
  const submit = copy("helpdesk.merge.submit");
  expect(await marta.submits(submit, { number: "L-ZZZZZZ" })).toContain(copy("helpdesk.refusal.noTarget"));
  expect(await marta.submits(submit, {})).toContain(copy("helpdesk.merge.which"));
  await marta.submits(submit, { into: id });
  expect(shown(twin[0]!)).toContain(id);
  expect(cardProblems(cardIn(twin))).toEqual([]);
  expect(shown(main[0]!)).toContain(copy("helpdesk.card.merged"));
  expect(cardProblems(cardIn(main))).toEqual([]);

  await marta.writes(twin, "Naprawione.");
  for (const one of [student, jan]) expect(one.seesAll.split("Naprawione.")).toHaveLength(2);
  await marta.presses(twin, label("unmerge"));
  expect(shown(main[0]!)).not.toContain(copy("helpdesk.card.merged"));
});

test("a message is split off in a dialog", async () => {
  const { student, thread, id } = await desk.ticket("Błąd 17");
  await student.says("moje zgłoszenia");
  await student.presses(copy("tickets.open", { ticket: id }));
  await student.presses("add");
  await addsToTicket(student, "A ile to kosztuje?");
  const marta = desk.staff("29:marta");
  await marta.opens(thread, label("split"));
  expect(cardProblems(marta.dialog.card)).toEqual([]);
  const submit = copy("helpdesk.split.submit");
  expect(await marta.submits(submit, {})).toContain(copy("helpdesk.refusal.noneChosen"));
  await marta.submits(submit, { messages: "0" });
  expect(shown(desk.cards().at(-1)![0]!)).toContain("A ile to kosztuje?");
  expect(student.seesAll).toContain(
    copy("push.split", { ticket: id, to: /L-[A-Z0-9]{6}/.exec(shown(desk.cards().at(-1)![0]!))![0] }),
  );
});
