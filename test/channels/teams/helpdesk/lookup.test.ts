import { cardProblems } from "../../../support/cardSchema";
import { copy } from "../../../support/copy";
import { actionsOf } from "../../readCard";
import type { Json, Posted } from "../farEnd";
import { channel, openTeamsDesk, shown, type TeamsDeskWorld } from "./teamsDesk";

let desk: TeamsDeskWorld;
const open = async (...options: Parameters<typeof openTeamsDesk>) => (desk = await openTeamsDesk(...options));
afterEach(() => desk.world.close());

const submit = copy("helpdesk.lookup.submit");
const reason = { reason: "Pyta przez telefon" };

/** Mentions Legitka at the beginning of a new thread, and returns the thread. */
async function mentions(user: string, words: string): Promise<Posted[]> {
  await desk.staff(user).writes(undefined, words);
  return desk.world.farEnd.threads(channel).at(-1) ?? [];
}

test("a mention with an album number opens the form, and its result is seen by nobody else and has no code", async () => {
  await open();
  const anna = desk.world.teamsStudent("29:anna", { name: "Anna Przykładna" });
  await anna.signsInAs("anna");
  await anna.presses("place");
  await desk.world.pass(3 * 60_000);
  const before = desk.world.farEnd.calls.length;
  const thread = await mentions("29:marta", "900101");
  expect(shown(thread.at(-1)!)).toContain(copy("helpdesk.inTeams.lookHere"));
  const marta = desk.staff("29:marta");
  expect(await marta.opens(thread, copy("helpdesk.lookup.title"))).toContain("900101");
  expect(cardProblems(marta.dialog.card)).toEqual([]);
  expect(await marta.submits(submit, { about: "900101", reason: "nic" })).toContain(copy("helpdesk.lookup.noReason"));
  const found = await marta.submits(submit, { about: "900101", ...reason });
  expect(cardProblems(marta.dialog.card)).toEqual([]);
  expect(found).toContain(copy("helpdesk.lookup.heading", { album: "900101" }));
  expect(found).toContain(copy("helpdesk.lookup.firstName", { name: "Anna" }));
  expect(found).toContain(copy("helpdesk.phase.ready"));
  expect(found).toContain(copy("helpdesk.advice.codeWaiting"));
  const all = JSON.stringify([marta.dialog, desk.world.farEnd.calls.slice(before)]);
  const { control } = desk.world.sandbox;
  for (const { token, distributionPass } of control.orders("anna").map(({ id }) => control.secrets(id)!)) {
    expect(all).not.toContain(token);
    expect(all).not.toContain(distributionPass);
  }
  expect(all).not.toContain("Przykładna");
  // The channel has nothing of the result.
  expect(JSON.stringify(desk.world.farEnd.threads(channel))).not.toContain("Anna");
  expect(
    (await desk.audit()).map(({ by, what, about, reason: why, outcome }) => [by.name, what, about, why, outcome]),
  ).toEqual([
    ["Marta Pomocna", "lookup", "900101", "Pyta przez telefon", "asked"],
    ["Marta Pomocna", "answer", "900101", null, "linked, grant"],
  ]);
  await anna.says("moje dane");
  expect(anna.seesAll).toContain(copy("privacy.looked", { count: 1, at: "23 listopada 2026 10:03" }));
});

test("a ticket's button looks its student up, and an advice of the result becomes the answer", async () => {
  await open();
  const { student, thread, id } = await desk.ticket();
  const marta = desk.staff("29:marta");
  const form = await marta.opens(thread, copy("helpdesk.button.look"));
  expect(form).toContain(copy("helpdesk.lookup.ofTicket", { ticket: id }));
  const found = await marta.submits(submit, reason);
  expect(found).toContain(copy("helpdesk.lookup.adviceFor", { ticket: id }));
  const link = actionsOf(marta.dialog.card).find((it) => it["type"] === "Action.OpenUrl");
  expect(String(link?.["url"])).toContain(`/${encodeURIComponent(channel)}/${thread[0]!.id}`);
  await marta.submits(copy("helpdesk.button.advise"));
  const text = copy("helpdesk.advice.order");
  expect(marta.dialog.text).toContain(text);
  expect(await marta.submits(copy("helpdesk.reply.send"), { text })).toBe(copy("helpdesk.thread.sent"));
  expect(student.seesAll).toContain(text);
  const [asked] = (await desk.audit()).filter(({ what }) => what === "lookup");
  expect(asked).toMatchObject({ ticket: id, about: "900101", reason: reason.reason });
});

test("a ticket's number and a name can be mentioned, too; of namesakes one is chosen, with a reason again", async () => {
  await open();
  const { id } = await desk.ticket();
  await desk.world.teamsStudent("29:anna2", { name: "Anna Przykładna" }).says("menu");
  const marta = desk.staff("29:marta");
  await marta.opens(await mentions("29:marta", id.toLowerCase()), copy("helpdesk.lookup.title"));
  expect(await marta.submits(submit, { about: id, ...reason })).toContain(
    copy("helpdesk.lookup.heading", { album: "900101" }),
  );
  await marta.opens(await mentions("29:marta", "Anna Przykładna"), copy("helpdesk.lookup.title"));
  const several = await marta.submits(submit, { about: "Anna", ...reason });
  expect(several).toContain(copy("helpdesk.lookup.namesakes"));
  expect(cardProblems(marta.dialog.card)).toEqual([]);
  expect(await marta.submits(copy("helpdesk.button.lookChat"))).toContain(
    copy("helpdesk.lookup.ofChat", { chat: "Teams" }),
  );
  await marta.submits(submit, reason);
  expect((await desk.audit()).filter(({ what }) => what === "lookup")).toHaveLength(3);
});

test.each([
  ["a PESEL", "44051401359", "helpdesk.lookup.pesel"],
  ["two tickets", "L-ABC234 i L-ABC235", "helpdesk.lookup.several"],
  ["nothing", "", "helpdesk.inTeams.whom"],
])("%s after the mention gets one clear word and no form, and is stored nowhere", async (_, words, key) => {
  await open();
  const thread = await mentions("29:marta", words);
  expect(thread.map(shown)).toEqual([copy(key)]);
  expect(await desk.audit()).toEqual([]);
});

test("a PESEL typed into the form is not kept and not shown again, and an unknown address is told to be unknown", async () => {
  await open();
  const marta = desk.staff("29:marta");
  await marta.opens(await mentions("29:marta", "900101"), copy("helpdesk.lookup.title"));
  const again = await marta.submits(submit, { about: "44051401359", ...reason });
  expect(again).toContain(copy("helpdesk.lookup.pesel"));
  expect(again).not.toContain("44051401359");
  expect(await marta.submits(submit, { about: "ktos@uni.opole.pl", ...reason })).toContain(
    copy("helpdesk.inTeams.unknownEmail"),
  );
  expect(JSON.stringify(await desk.audit())).not.toContain("44051401359");
});

test("while USOS is slow the dialog offers to wait on, which is the same look-up and only its asker's", async () => {
  await open({ lookMs: 0 });
  const { thread } = await desk.ticket();
  const [marta, wojtek] = [desk.staff("29:marta"), desk.staff("29:wojtek")];
  await marta.opens(thread, copy("helpdesk.button.look"));
  expect(await marta.submits(submit, reason)).toContain(copy("helpdesk.inTeams.lookingStill"));
  wojtek.dialog = marta.dialog;
  expect(await wojtek.submits(copy("helpdesk.inTeams.lookAgain"))).toBe(copy("helpdesk.lookup.failed"));
  expect(await marta.submits(copy("helpdesk.inTeams.lookAgain"))).toContain(copy("helpdesk.inTeams.lookingStill"));
  expect((await desk.audit()).filter(({ what }) => what === "lookup")).toHaveLength(1);
  await desk.world.pass(11 * 60_000);
  expect(await marta.submits(copy("helpdesk.inTeams.lookAgain"))).toBe(copy("helpdesk.lookup.failed"));
  const forged = { type: "Action.Submit", title: "x", data: { desk: "lookAgain", sealed: "k1.nonsense" } };
  marta.dialog = { text: "", card: { actions: [forged] } satisfies Json };
  expect(await marta.submits("x")).toBe(copy("helpdesk.lookup.failed"));
});
