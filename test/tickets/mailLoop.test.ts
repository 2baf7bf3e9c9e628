import type { Message } from "../../sandbox/mail/message";
import { createLog } from "../../src/ops/log";
import { leftoversIn } from "../../src/privacy/leftovers";
import { mailQueue } from "../../src/tickets/queues";
import { createStaffNotices } from "../../src/tickets/staffNotices";
import { copy } from "../support/copy";
import { memoryStore } from "../support/memoryStore";
import { addresses, answer } from "./mail/followed";
import { createLetterTaker } from "./mail/letterTaker";
import { minute, openSupportWorld, type Around } from "./supportWorld";

const hour = 60 * minute;

describe("a program at support's address that answers every letter and does not mark its letters as automatic", () => {
  let around: Around;
  beforeEach(async () => {
    around = await openSupportWorld();
  });
  afterEach(() => around.world.close());

  const lettersAbout = (about: string, ticket: string): Message[] =>
    around.letters().filter(({ text }) => text.includes(copy(`mail.${about}`, { ticket })));

  /** Answers each letter that has arrived since, and those that result from the answers, until none come any more. */
  async function answersAll(ticket: string, from: number): Promise<void> {
    const take = createLetterTaker({ desk: around.desk(), addresses, domains: ["uni.opole.pl"] });
    for (let answered = from; answered < Math.min(around.letters().length, from + 40); answered++) {
      await take(Buffer.from(answer(ticket, "Dziękujemy za wiadomość. Odpowiemy wkrótce.")));
      await around.world.settle();
    }
  }

  async function takesBack(ticket: string): Promise<void> {
    const { ola } = around;
    await ola.says("moje zgłoszenia");
    await ola.presses(copy("tickets.open", { ticket }));
    await ola.presses("withdraw");
    await ola.presses("confirm");
  }

  test("is told once that a ticket was withdrawn, and again only after a day", async () => {
    const ticket = await around.asks();
    await takesBack(ticket);
    await answersAll(ticket, around.letters().length - 1);
    expect(lettersAbout("unheard", ticket)).toHaveLength(1);
    await around.world.pass(25 * hour, 5 * hour);
    await answersAll(ticket, around.letters().length - 1);
    expect(lettersAbout("unheard", ticket)).toHaveLength(2);
  });

  test("leaves only records that may be deleted after a day", async () => {
    const { store, app, pass } = around.world;
    const isLeft = async (): Promise<boolean[]> => {
      const kind = leftoversIn(store, app.accounts).find((it) => it.kind === "staffNotices");
      const found: boolean[] = [];
      for await (const stored of store.scan("staffNotices")) found.push((await kind?.isLeft(stored)) ?? false);
      return found;
    };
    await around.desk().unheard("L-ABC234", "mail:1");
    expect(await isLeft()).toEqual([false]);
    await pass(25 * hour, 5 * hour);
    expect(await isLeft()).toEqual([true]);
  });

  test("is told only a few times that the student's chat accepts nothing", async () => {
    const ticket = await around.asks();
    for (let n = 0; n < 40; n++) await around.world.app.ticketing.unheard(around.ola.key, ticket, `mail:${n}`);
    await around.world.settle();
    expect(lettersAbout("unreachable", ticket)).toHaveLength(5);
  });

  test("is asked by each letter not to answer automatically, but may still report a failed delivery", async () => {
    await around.asks();
    const [letter] = around.letters();
    const headers = Object.fromEntries((letter?.headers ?? []).map(({ name, value }) => [name, value]));
    expect(headers["Auto-Submitted"]).toBe("auto-generated");
    const suppressed = headers["X-Auto-Response-Suppress"]?.split(", ");
    expect(suppressed).toEqual(expect.arrayContaining(["OOF", "AutoReply"]));
    expect(suppressed).not.toContain("NDR");
    expect(suppressed).not.toContain("All");
  });
});

describe("letters to staff about words that did not reach a student", () => {
  const unclear = { why: "unclear", text: "Może tak, może nie." } as const;

  test("are no more than five an hour and twenty a day about a ticket, however many processes send them", async () => {
    const store = memoryStore();
    const lines: Record<string, unknown>[] = [];
    const log = createLog("info", { write: (line: string) => void lines.push(JSON.parse(line) as never) });
    let now = Date.parse("2026-11-23T09:00:00Z");
    const processes = [1, 2].map(() => createStaffNotices({ store, clock: () => now, log }));
    let event = 0;
    const inAnHour = async (ticket: string): Promise<number> => {
      let told = 0;
      for (let n = 0; n < 8; n++)
        for (const { tell } of processes) told += (await tell(ticket, `mail:${(event += 1)}`, unclear)) ? 1 : 0;
      now += hour;
      return told;
    };
    const told: number[] = [];
    for (let n = 0; n < 6; n++) told.push(await inAnHour("L-ABC234"));
    expect(told).toEqual([5, 5, 5, 5, 0, 0]);
    expect(await store.depth(mailQueue)).toBe(20);
    expect(await inAnHour("L-XYZ789")).toBe(5);
    expect(lines.map(({ ticket }) => ticket)).toEqual(["L-ABC234", "L-XYZ789"]);
  });

  test("are limited, and an answer that cannot be reported any more stays unread", async () => {
    const take = createLetterTaker({
      desk: {
        act: () => Promise.reject(new Error("Nothing of it may be passed on.")),
        bounced: () => Promise.resolve(),
        unheard: () => Promise.resolve(false),
      },
      addresses,
      domains: ["uni.opole.pl"],
    });
    const sealed = answer("L-ABC234", "-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA\r\n-----END PGP MESSAGE-----");
    expect(await take(Buffer.from(sealed))).toEqual({ outcome: "untold", ticket: "L-ABC234" });
  });
});
