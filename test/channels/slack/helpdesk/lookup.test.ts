import type { HelpdeskDeps } from "../../../../src/compose/helpdeskChat";
import { statusesAt } from "../../../../src/compose/playedUsos";
import { openDeskWorld, type DeskWorld, type DeskWorldOptions } from "./deskWorld";
import { copy, copyPattern } from "../../../support/copy";
import { institutionOf } from "../../../support/institution";

let desk: DeskWorld;
const open = async (options: DeskWorldOptions = {}) => (desk = await openDeskWorld(options));
afterEach(() => desk.close());

const number = "900101";
const reason = { reason: "Pyta przez telefon" };

/** Anna has ordered, and her code is waiting. */
async function ordered(): Promise<void> {
  const anna = desk.world.slackStudent("anna");
  await anna.signsInAs("anna");
  await anna.presses("place");
  await desk.world.pass(3 * 60_000);
}

/** USOS ends Anna's access. It is certain that only hers has ended, because another student's is accepted. */
async function signedOutByUsos(): Promise<void> {
  await desk.world.slackStudent("piotr").signsInAs("piotr");
  desk.world.sandbox.control.withdraw("anna");
}

async function looksUp(text = number, values: Record<string, string> = reason) {
  const marta = desk.staff("marta");
  await marta.commands(text);
  await marta.submits(values);
  return marta;
}

const secrets = () => {
  const { control } = desk.world.sandbox;
  return control.orders("anna").map(({ id }) => control.secrets(id)!);
};

test("a look-up by album number shows what is known, its source, and what to advise, but never a code", async () => {
  await open();
  await ordered();
  const before = desk.world.slack.calls().length;
  const marta = await looksUp();
  const card = marta.whispered().at(-1)!;
  expect(card).toContain(copy("helpdesk.lookup.heading", { album: number }));
  expect(card).toContain(copy("helpdesk.lookup.firstName", { name: "Anna" }));
  expect(card).toContain(copy("helpdesk.lookup.linked"));
  expect(card).toContain(copy("helpdesk.lookup.chat", { chat: "Slack", at: "23 listopada 2026" }));
  expect(card).toContain(copy("helpdesk.lookup.from.grant", { at: "23 listopada 2026 10:03" }));
  expect(card).toContain(copy("helpdesk.phase.ready"));
  expect(card).toContain(copy("helpdesk.advice.codeWaiting"));
  // Nobody else sees the result, and nothing that the helpdesk sent contains a secret.
  expect(desk.staff("wojtek").whispered()).toEqual([]);
  const sent = JSON.stringify(desk.world.slack.calls().slice(before));
  for (const { token, distributionPass } of secrets()) {
    expect(sent).not.toContain(token);
    expect(sent).not.toContain(distributionPass);
  }
  expect(sent).not.toContain("Przykładna");
  const log = await desk.audit();
  expect(log.map(({ what, about, reason: why, outcome }) => ({ what, about, why, outcome }))).toEqual([
    { what: "lookup", about: number, why: "Pyta przez telefon", outcome: "asked" },
    { what: "answer", about: number, why: null, outcome: "linked, grant" },
  ]);
});

test("when USOS has ended the student's access, the administrative key tells the current state of the orders", async () => {
  const admin: NonNullable<HelpdeskDeps["admin"]> = {
    checkOrdersStatus: (ids) => desk.world.admin.checkOrdersStatus(ids),
  };
  await open({ admin });
  await ordered();
  desk.world.sandbox.control.collect("anna");
  await signedOutByUsos();
  const card = (await looksUp()).whispered().at(-1)!;
  expect(card).toContain(copy("helpdesk.lookup.from.key", { at: "23 listopada 2026 10:03" }));
  expect(card).toContain(copy("helpdesk.lookup.signedOut"));
  expect(card).toContain(copy("helpdesk.advice.signIn"));
  expect(card).toMatch(copyPattern("helpdesk.lookup.order", { status: statusesAt(institutionOf()).collected }));
  expect(card).toContain(copy("helpdesk.advice.collected"));
  expect(card).not.toContain(copy("helpdesk.advice.codeWaiting"));
  expect(desk.world.sandbox.control.calls("cards/check_orders_status")).toBe(1);
});

test("when USOS does not answer the administrative call, the look-up says so", async () => {
  const admin: NonNullable<HelpdeskDeps["admin"]> = {
    checkOrdersStatus: () => Promise.resolve({ ok: false, refusal: { code: "maintenance" } }),
  };
  await open({ admin });
  await ordered();
  await signedOutByUsos();
  const card = (await looksUp()).whispered().at(-1)!;
  expect(card).toMatch(copyPattern("helpdesk.lookup.followed", { why: copy("helpdesk.lookup.noAnswer") }));
});

test("without an access and without a key, what Legitka has followed is told, and why USOS was not asked", async () => {
  await open();
  await ordered();
  await signedOutByUsos();
  const card = (await looksUp()).whispered().at(-1)!;
  expect(card).toMatch(copyPattern("helpdesk.lookup.followed", { why: copy("helpdesk.lookup.noKey") }));
  expect((await desk.audit()).at(-1)).toMatchObject({ what: "answer", outcome: "signedOut, followed" });
});

test("a look-up works by e-mail, and says so when nobody is known", async () => {
  await open();
  await ordered();
  const { email } = desk.world.slack.person("anna");
  expect((await looksUp(email)).whispered().at(-1)).toContain(copy("helpdesk.lookup.heading", { album: number }));
  const byNumber = (await looksUp("123456")).whispered().at(-1)!;
  expect(byNumber.split("\n").slice(0, 2)).toEqual([
    copy("helpdesk.lookup.heading", { album: "123456" }),
    copy("helpdesk.lookup.unknownAlbum"),
  ]);
  // None of the sentences about a known person may be used here: each would claim something about a person whom nobody knows.
  for (const key of ["linked", "signedOut", "never", "followed", "followedNothing", "noOrders", "orders", "noTrouble"])
    expect(byNumber).not.toMatch(copyPattern(`helpdesk.lookup.${key}`));
  const byAddress = (await looksUp("nikt@nigdzie.example")).whispered().at(-1)!;
  expect(byAddress.split("\n").slice(0, 2)).toEqual(["nikt@nigdzie.example", copy("helpdesk.lookup.unknownEmail")]);
  expect(byAddress).toContain(copy("helpdesk.advice.neverLinked"));
});

test("from the shortcut the answer comes in the same window, and one form counts as one look-up", async () => {
  await open();
  await ordered();
  const marta = desk.staff("marta");
  await marta.shortcut();
  await marta.submits({ about: number, ...reason });
  expect(marta.modal).toContain(copy("helpdesk.lookup.heading", { album: number }));
  await marta.does(desk.world.slack.again("retry"));
  expect((await desk.audit()).filter(({ what }) => what === "lookup")).toHaveLength(1);
});

test("a PESEL is refused and stored nowhere, and a reason is required", async () => {
  await open();
  const marta = desk.staff("marta");
  const pesel = "44051401359";
  const before = desk.world.slack.calls().length;
  const brought = await marta.commands(pesel);
  expect(brought.body).toContain(copy("helpdesk.lookup.pesel"));
  await marta.shortcut();
  expect((await marta.submits({ about: pesel, ...reason })).body).toContain(copy("helpdesk.lookup.pesel"));
  expect((await marta.submits({ about: number, reason: "bo" })).body).toContain(copy("helpdesk.lookup.noReason"));
  await marta.submits({ about: number, reason: `dzwoni osoba ${pesel}` });
  expect(JSON.stringify(await desk.audit())).not.toContain(pesel);
  expect(desk.world.logLines.join("")).not.toContain(pesel);
  expect(JSON.stringify(desk.world.slack.calls().slice(before))).not.toContain(pesel);
});

test("a look-up that was committed is answered by the next process", async () => {
  await open();
  await ordered();
  const marta = desk.staff("marta");
  await marta.commands(number);
  await desk.world.slack.submits(marta.person.id, reason);
  await desk.world.restart();
  await desk.world.settle();
  expect(marta.whispered().at(-1)).toContain(copy("helpdesk.lookup.heading", { album: number }));
});

test("when Slack asks for a pause, the answer comes after it", async () => {
  await open();
  await ordered();
  desk.world.slack.answer("chat.postEphemeral", { retryAfter: 7 });
  const marta = await looksUp();
  expect(marta.whispered()).toEqual([]);
  await desk.world.pass(10_000);
  expect(marta.whispered()).toHaveLength(1);
});

test("students are told in a friendly way that this is not for them, and their attempt is logged", async () => {
  await open();
  const karol = desk.staff("karol");
  const brought = await karol.commands(number, desk.world.slack.general);
  expect(brought.body).toContain(copy("helpdesk.onlyStaff"));
  await karol.shortcut();
  expect(karol.modal).toBe("");
  expect((await desk.audit()).map(({ what, by }) => `${what} ${by.id}`)).toEqual([
    `refused slack:${karol.person.team}:${karol.person.id}`,
  ]);
  expect(desk.world.logLines.filter((it) => it.includes("not of the helpdesk"))).toHaveLength(1);
});

describe("with a user group", () => {
  test("admits nobody who left it half a minute ago, even if Slack has not announced it", async () => {
    await open({ group: true, emulator: { events: ["message.im", "message.groups", "app_home_opened"] } });
    const wojtek = desk.staff("wojtek");
    await wojtek.commands(number);
    expect(wojtek.modal).toContain(copy("helpdesk.lookup.reason"));
    desk.world.slack.leaves(wojtek.person.id, "group");
    await desk.world.pass(31_000);
    expect((await wojtek.submits(reason)).body).toContain(copy("helpdesk.onlyStaff"));
    expect((await desk.audit()).map(({ what }) => what)).toEqual(["refused"]);
  });

  test("stops admitting a person as soon as Slack announces that they left", async () => {
    await open({ group: true });
    const wojtek = desk.staff("wojtek");
    await wojtek.commands(number);
    desk.world.slack.leaves(wojtek.person.id, "group");
    await desk.world.slack.idle();
    expect((await wojtek.submits(reason)).body).toContain(copy("helpdesk.onlyStaff"));
    desk.world.slack.joins(wojtek.person.id, "group");
    await desk.world.slack.idle();
    expect((await wojtek.commands(number)).body).toBe("");
  });

  test("shows nothing while Slack does not list its members", async () => {
    await open({ group: true });
    desk.world.slack.answer("usergroups.users.list", { status: 503 }, { status: 503 });
    for (let again = 0; again < 2; again++) {
      expect((await desk.staff("marta").commands(number)).body).toContain(copy("helpdesk.notNow"));
      await desk.world.pass(2_000);
    }
    expect((await desk.staff("marta").commands(number)).body).toBe("");
  });
});
