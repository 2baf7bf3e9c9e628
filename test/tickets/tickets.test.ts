import { copy, copyPattern } from "../support/copy";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";
import { institutionOf } from "../support/institution";
import { addsToTicket } from "../support/addsToTicket";

const minute = 60_000;

describe("asking people for help", () => {
  let world: World;
  let ola: Student;
  beforeEach(async () => {
    world = await openWorld({ readyAfterMs: minute });
    ola = world.student();
    await ola.signsInAs("anna");
  });
  afterEach(() => world.close());

  const words = "Po zeskanowaniu kodu mObywatel pokazuje błąd 17.\nCo robić?";
  const describes = async (text = words): Promise<string> => {
    await ola.presses("place");
    await world.pass(4 * minute);
    await ola.says("pomoc człowieka");
    return ola.says(text);
  };
  const letters = () => world.inbox.messages();
  const number = (): string => /L-[A-Z2-9]{6}/.exec(ola.seesAll)?.[0] ?? "none";
  const times = (wanted: string): number => ola.seesAll.split(wanted).length - 1;

  test("sends exactly what the review showed, and no more about the student", async () => {
    await describes();
    const { paragraphs, facts } = ola.last.view;
    expect(paragraphs[0]).toContain(institutionOf().support.email);
    expect(paragraphs.slice(1).join("\n")).toBe(words);
    expect(letters()).toEqual([]);
    await ola.presses("send");
    const [letter] = letters();
    expect(letter?.to).toBe(institutionOf().support.email);
    expect(letter?.subject).toBe(copy("mail.subject", { ticket: number() }));
    expect(letter?.headers).toContainEqual({ name: "X-Ms-Reactions", value: "disallow" });
    const lines = (letter?.text ?? "").split("\n");
    const from = lines.indexOf(copy("mail.words"));
    const context = lines.indexOf(copy("mail.context"));
    expect(
      lines
        .slice(from + 1, context)
        .join("\n")
        .trim(),
    ).toBe(words.replace(/^/gm, "| "));
    const listed = lines.slice(context + 1).filter((it) => it.startsWith("  "));
    expect(listed).toEqual(facts.map(({ name, value }) => `  ${name}: ${value}`));
    expect(listed).toEqual(
      expect.arrayContaining([
        `  ${copy("escalate.fact.name")}: Anna`,
        `  ${copy("escalate.fact.studentNumber")}: 900101`,
        `  ${copy("escalate.fact.status")}: ${copy("timeline.ready")}`,
      ]),
    );
    expect(letter?.text).not.toContain("Przykładna");
    expect(letter?.attachments).toEqual([]);
  });

  test("shows a PESEL masked in the review already, and sends it masked", async () => {
    expect(await describes("Mój PESEL to 04810100017, sprawdźcie proszę")).toContain("to •••••••••••, sprawdźcie");
    await ola.presses("send");
    expect(letters()[0]?.text).toContain("Mój PESEL to •••••••••••, sprawdźcie proszę");
  });

  test("sends nothing before the press, and nothing after a cancellation", async () => {
    await describes();
    expect(await ola.says("tak")).not.toMatch(copyPattern("escalate.sentTitle"));
    await ola.presses("cancel");
    await world.pass(minute);
    expect(letters()).toEqual([]);
  });

  test("sends one letter for a double press", async () => {
    await describes();
    const card = ola.withButton("send");
    await Promise.all([ola.pressesOn(card, "send"), ola.pressesOn(card, "send")]);
    expect(letters()).toHaveLength(1);
  });

  test("reports the delay once while the mail server refuses the letter, then the arrival, with one letter with one id", async () => {
    await describes();
    world.inbox.refuseNext(3, 451);
    expect(await ola.presses("send")).toContain(copy("escalate.sent"));
    await world.pass(5_000, 500);
    expect(ola.seesAll).toContain(copy("push.ticketDelayed", { ticket: number() }));
    expect(ola.seesAll).not.toContain(copy("push.ticketDelivered", { ticket: number() }));
    await world.pass(minute, 1_000);
    expect(world.inbox.refused()).toBe(3);
    expect(times(copy("push.ticketDelayed", { ticket: number() }))).toBe(1);
    expect(times(copy("push.ticketDelivered", { ticket: number() }))).toBe(1);
    expect(letters().map(({ messageId }) => messageId)).toEqual([`<${number()}.opened.0@uni.opole.pl>`]);
    expect(await ola.says("moje zgłoszenia")).toMatch(copyPattern("tickets.state.delivered"));
  });

  test("gives a letter the same id when it is sent again after a crash", async () => {
    await describes();
    let sent = 0;
    // The letter is sent, and the process dies before it can record that.
    world.process.dieAt(({ name }) => {
      if (name === "sendMail") sent += 1;
      return sent > 0 && name === "commit";
    });
    await ola.presses("send");
    world.process.dieAt(() => false);
    await world.pass(3 * minute, 30_000);
    const ids = letters().map(({ messageId }) => messageId);
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(1);
    expect(times(copy("push.ticketDelivered", { ticket: number() }))).toBe(1);
  });

  test("sends an addition and a withdrawal each as a letter in the same thread", async () => {
    await describes();
    await ola.presses("send");
    await ola.says("moje zgłoszenia");
    await ola.presses(copy("tickets.open", { ticket: number() }));
    await ola.presses("add");
    expect(await addsToTicket(ola, "Telefon to Samsung A52")).toContain(copy("tickets.added"));
    await ola.presses("withdraw");
    expect(await ola.presses("confirm")).toContain(copy("tickets.withdrawn"));
    await world.pass(minute);
    const [opened, added, withdrawn] = letters();
    expect(letters()).toHaveLength(3);
    expect(added?.text).toContain("Telefon to Samsung A52");
    expect(withdrawn?.text).toContain(copy("mail.withdrawn", { ticket: number() }));
    for (const it of [added, withdrawn]) expect(it?.inReplyTo).toBe(opened?.messageId);
    expect(await ola.says("moje zgłoszenia")).toContain(copy("tickets.state.withdrawn"));
  });

  test("does not report a ticket as late that has arrived when only an addition is delayed", async () => {
    await describes();
    await ola.presses("send");
    await ola.says("moje zgłoszenia");
    await ola.presses(copy("tickets.open", { ticket: number() }));
    await ola.presses("add");
    world.inbox.refuseNext(2, 451);
    await addsToTicket(ola, "Telefon to Samsung A52");
    await world.pass(minute, 1_000);
    expect(letters()).toHaveLength(2);
    expect(ola.seesAll).not.toMatch(copyPattern("push.ticketDelayed"));
  });

  test("shows no student the ticket of another", async () => {
    await describes();
    await ola.presses("send");
    const thief = world.student("Jan");
    await thief.opens();
    const said = await thief.does({ kind: "button", button: `o/ticket?ticket=${number()}` });
    expect(said).toContain(copy("tickets.count", { count: 0 }));
    expect(thief.seesAll).not.toContain("błąd 17");
    for (const button of [
      `o/ticket?ticket=${number()}&step=add`,
      `c/ticket/1/add/send/x`,
      `c/ticket/1/withdraw/confirm/x`,
    ])
      await thief.does({ kind: "button", button, input: "wycofać" });
    await world.pass(minute);
    expect(letters()).toHaveLength(1);
  });

  test("erases tickets with everything else, and sends nothing of them any more", async () => {
    await describes();
    world.inbox.refuseNext(1, 451);
    await ola.presses("send");
    await ola.says("moje dane");
    await ola.presses("erase");
    await ola.presses("confirm");
    expect(ola.seesAll).toContain(copy("privacy.erased"));
    await world.pass(10 * minute, 10_000);
    expect(letters()).toEqual([]);
    const left: string[] = [];
    for (const kind of ["ticket", "person", "account", "shown", "linking"])
      for await (const { key } of world.store.scan(kind)) left.push(key.kind);
    expect(left).toEqual([]);
    expect(await ola.says("moje zgłoszenia")).toContain(copy("tickets.count", { count: 0 }));
  });
});
