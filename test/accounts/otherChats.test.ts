import type { ChatId } from "../../src/foundation/ids";
import { accountKey, accountRecord, type Account } from "../../src/accounts/account";
import { handleOf } from "../../src/accounts/linkedChats";
import { copy, copyIn, copyPattern } from "../support/copy";
import { copyAddress, fetchCopy } from "../support/ownData";
import type { Student } from "../support/student";
import { textOf } from "../support/chat";
import { openWorld, type World } from "../support/world";
import { accountId } from "../support/institution";

const minute = 60_000;

describe("several chats on one account", () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ readyAfterMs: minute });
  });
  afterEach(() => world.close());

  const account = async (): Promise<Account | undefined> => {
    const stored = await world.store.get(accountKey(accountId("1001")));
    return stored && accountRecord.read(stored);
  };
  const linked = async (): Promise<readonly string[]> => (await account())?.chats ?? [];
  const codesOn = ({ screen }: Student): number => screen.filter(({ secret }) => secret).length;
  const signedIn = async (name: string, who = "anna", locale?: string): Promise<Student> => {
    const student = world.student(name, locale);
    await student.signsInAs(who);
    return student;
  };
  const needsSignIn = copy("link.neededFirst");

  describe("signing out", () => {
    test("in one of them says what stays: the other chats and their access", async () => {
      const [phone, laptop] = [await signedIn("Telefon"), await signedIn("Laptop")];
      const asked = await phone.says("wyloguj mnie");
      expect(asked).toContain(copy("unlink.where"));
      expect(asked).toMatch(new RegExp(`Telefon1.*${copyPattern("chats.here.since").source}`));
      expect(asked).toContain("Laptop2");
      expect(asked).toContain(`[${copy("unlink.here")}]\n[${copy("unlink.everywhere")}]`);
      const before = world.sandbox.control.calls("oauth/revoke_token");
      const said = await phone.presses("here");
      expect(said).toContain(copy("unlink.left", { others: 1 }));
      expect(said).not.toContain(copy("unlink.done"));
      expect(said).not.toContain(copy("unlink.doneHere"));
      expect(await linked()).toEqual([laptop.key]);
      expect(world.sandbox.control.calls("oauth/revoke_token")).toBe(before);
      expect(await phone.says("status")).toContain(needsSignIn);
      expect(await laptop.says("status")).not.toContain(needsSignIn);
    });

    test("everywhere ends all of them, revokes the access, takes the codes off every screen and tells the others", async () => {
      const [phone, laptop] = [await signedIn("Telefon", "filip"), await signedIn("Laptop", "filip")];
      await laptop.says("pokaż kod");
      await world.pass(minute);
      expect(codesOn(laptop)).toBe(1);
      await phone.says("wyloguj mnie");
      expect(await phone.presses("everywhere")).toContain(copy("unlink.done"));
      expect(await world.store.get(accountKey(accountId("1013")))).toBeUndefined();
      await world.settle();
      expect([codesOn(phone), codesOn(laptop)]).toEqual([0, 0]);
      expect(laptop.sees).toMatch(copyPattern("push.unlinkedElsewhere"));
      for (const it of [phone, laptop]) expect(await it.says("status")).toContain(needsSignIn);
    });

    test("in the only one asks the usual question", async () => {
      const ola = await signedIn("Ola");
      expect(await ola.says("wyloguj mnie")).toContain(`[${copy("unlink.confirm")}]\n[${copy("unlink.stay")}]`);
    });
  });

  describe("a further chat that is linked", () => {
    test.each([
      ["pl-PL", "pl"],
      ["en-GB", "en"],
      ["uk-UA", "uk"],
    ] as const)("is reported to every other chat, with the time and a way to end it (%s)", async (locale, lang) => {
      const [one, other] = [await signedIn("Ola", "anna", locale), await signedIn("Ola", "anna", locale)];
      await signedIn("Mallory");
      for (const it of [one, other]) {
        expect(it.sees).toMatch(copyPattern("push.chatLinked", { channel: "Test chat" }, lang));
        expect(it.sees).toContain("10:00");
        expect(it.last.view.buttons.map((button) => button.label)).toContain(copyIn(lang, "chats.notMe"));
      }
    });

    test("is not reported when it only signs in again, and never to itself", async () => {
      const [one, other] = [await signedIn("Ola"), await signedIn("Ola")];
      const before = one.screen.length;
      await world.student("Piotr").signsInAs("piotr");
      world.sandbox.control.withdraw("anna");
      await other.says("status");
      await other.says(await other.sixDigits("anna"));
      expect(other.seesAll).not.toMatch(copyPattern("push.chatLinked"));
      expect(
        one.screen
          .slice(before)
          .map(({ view }) => textOf(view))
          .join(""),
      ).not.toMatch(copyPattern("push.chatLinked"));
    });

    test("is ended at once by «to nie ja»: no code comes to it any more, and the codes on its screen disappear", async () => {
      const ola = await signedIn("Ola", "filip");
      const mallory = await signedIn("Mallory", "filip");
      await mallory.says("pokaż kod");
      expect(codesOn(mallory)).toBe(1);
      const said = await ola.presses("notMe");
      expect(said).toContain(copy("chats.ended", { channel: "Test chat" }));
      expect(said).toContain(copy("chats.password"));
      expect(codesOn(mallory)).toBe(0);
      expect(mallory.sees).toMatch(copyPattern("push.unlinkedElsewhere"));
      await mallory.says("pokaż kod");
      expect(await mallory.says("status")).toContain(needsSignIn);
      expect(codesOn(mallory)).toBe(0);
      await ola.says("pokaż kod");
      expect(codesOn(ola)).toBe(1);
      expect(await ola.presses("notMe")).toContain(copy("chats.gone"));
    });

    test("loses the account with the press, even before it is told so", async () => {
      const ola = await signedIn("Ola", "filip");
      const mallory = await signedIn("Mallory", "filip");
      await world.app.accounts.update(accountId("1013"), (it) => ({ account: { ...it, chats: [ola.key] } }));
      const calls = (): number =>
        ["mcard", "mcard_order", "make_mcard_order", "revoke_mcard"].reduce(
          (sum, it) => sum + world.sandbox.control.calls(`cards/${it}`),
          0,
        );
      const before = calls();
      for (const wish of ["pokaż kod", "status", "zamów mLegitymację", "unieważnij mLegitymację", "przypomnienia"])
        await mallory.says(wish);
      expect(calls()).toBe(before);
      expect(codesOn(mallory)).toBe(0);
      expect(await mallory.says("moje dane")).not.toContain(copy("privacy.fact.studentNumber"));
    });

    test("cannot order, revoke or end another chat with a card that was on its screen before", async () => {
      const [ola, mallory] = [await signedIn("Ola"), await signedIn("Mallory")];
      const linkAgain = async (...chats: ChatId[]): Promise<void> => {
        await world.app.accounts.update(accountId("1001"), (it) => ({ account: { ...it, chats } }));
      };
      await linkAgain(ola.key);
      await mallory.presses("place");
      expect(world.sandbox.control.calls("cards/make_mcard_order")).toBe(0);
      await ola.presses("place");
      await world.pass(2 * minute);
      await linkAgain(ola.key, mallory.key);
      await mallory.presses("link");
      await mallory.says(await mallory.sixDigits("anna"));
      await mallory.says("anuluj zamówienie");
      await linkAgain(ola.key);
      await mallory.presses("cancelOrder");
      expect(world.sandbox.control.calls("cards/revoke_mcard")).toBe(0);
      await mallory.does({ kind: "button", button: `o/notMe?chat=${handleOf(ola.key)}` });
      expect(await linked()).toEqual([ola.key]);
    });

    test("cannot be ended from a chat of somebody else, whatever button that chat forges", async () => {
      const [ola, piotr] = [await signedIn("Ola"), await signedIn("Piotr", "piotr")];
      await signedIn("Ola");
      const strangers: [Student, string][] = [
        [piotr, "chats.gone"],
        [world.student("Nikt"), "chats.notHere"],
      ];
      for (const [stranger, said] of strangers) {
        const button = `o/notMe?chat=${handleOf(ola.key)}`;
        expect(await stranger.does({ kind: "button", button })).toContain(copy(said));
      }
      expect(await linked()).toHaveLength(2);
    });
  });

  describe("«my data»", () => {
    test("lists the chats with channel, name and since when, and ends each", async () => {
      const phone = await signedIn("Telefon");
      await world.pass(24 * 60 * minute, 60 * minute);
      const laptop = await signedIn("Laptop");
      const seen = await phone.says("moje dane");
      expect(seen).toContain(`1. Test chat · Telefon1: ${copy("chats.here.since", { since: "23 listopada 2026" })}`);
      expect(seen).toContain(`2. Test chat · Laptop2: ${copy("chats.other.since", { since: "24 listopada 2026" })}`);
      await phone.presses("chats");
      expect(await phone.presses(copy("chats.end", { number: 2, chat: "Test chat" }))).toContain("Laptop2");
      expect(await phone.presses("confirm")).toContain(copy("chats.ended", { channel: "Test chat" }));
      expect(await linked()).toEqual([phone.key]);
      expect(laptop.sees).toMatch(copyPattern("push.unlinkedElsewhere"));
      expect(await phone.presses("chats")).toContain(copy("chats.count", { count: 1 }));
    });

    test("lists a chat that an older version linked, without a day", async () => {
      const ola = await signedIn("Ola");
      const { linkedAt: _, ...old } = (await account())!;
      await world.store.commit({
        partition: accountId("1001"),
        put: [{ key: accountKey(accountId("1001")), value: accountRecord.write(old) }],
      });
      expect(await ola.says("moje dane")).toMatch(
        new RegExp(`1\\. Test chat · Ola1: ${copy("chats.here.long")}\\s*$`, "m"),
      );
      await signedIn("Laptop");
      expect(Object.keys((await account())?.linkedAt ?? {})).toEqual(["fake:Laptop2"]);
    });

    test("is in the copy with channel and day, and names no chat's id", async () => {
      const [ola] = [await signedIn("Ola"), await signedIn("Laptop")];
      await ola.says("moje dane");
      const copy = await (await fetchCopy(await copyAddress(ola), "json")).text();
      expect(copy).toContain('"since": "2026-11-23T09:00:00.000Z"');
      expect(copy).not.toContain("fake:");
    });
  });

  test("are five at most: the sixth is refused with a clear message, and its access is revoked at USOS", async () => {
    const five: Student[] = [];
    for (let at = 0; at < 5; at += 1) five.push(await signedIn("Ola"));
    const before = world.sandbox.control.calls("oauth/revoke_token");
    const sixth = world.student("Ola");
    expect(await sixth.signsInAs("anna")).toContain(copy("link.dead.full"));
    expect(await linked()).toEqual(five.map(({ key }) => key));
    expect(five[0]?.sees).not.toContain("Ola6");
    await world.pass(12 * minute, minute);
    expect(world.sandbox.control.calls("oauth/revoke_token")).toBe(before + 1);
    await five[4]?.says("wyloguj mnie");
    await five[4]?.presses("here");
    await sixth.presses("newLink");
    expect(await sixth.says(await sixth.sixDigits("anna"))).toContain(copy("link.done", { name: "Anna" }));
  });

  test("are five at most even if two are linked at the same moment", async () => {
    for (let at = 0; at < 4; at += 1) await signedIn("Ola");
    const late = [world.student("Ola"), world.student("Ola")];
    const digits: string[] = [];
    for (const it of late) {
      await it.opens();
      await it.presses("link");
      digits.push(await it.sixDigits("anna"));
    }
    await Promise.all(late.map((it, at) => it.says(digits[at] ?? "")));
    expect(await linked()).toHaveLength(5);
  });
});

describe("the page that connects a chat", () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  const pageFor = async (name: string): Promise<string> => {
    const student = world.student(name);
    await student.opens();
    await student.presses("link");
    return (await student.confirmPage("anna")).confirmPage;
  };

  test("names the place of the chat separately from the name that a person chose for themselves", async () => {
    const page = await pageFor("Anna · Microsoft Teams");
    expect(page).toMatch(
      new RegExp(`<dt>${copy("linkPage.chatSide")}</dt>\\s*<dd><bdi>Anna · Microsoft Teams1</bdi></dd>`),
    );
    expect(page).toMatch(new RegExp(`<dt>${copy("linkPage.chatWhere")}</dt>\\s*<dd><bdi>Test chat</bdi></dd>`));
  });

  test("shows a name without reversed or hidden characters, whatever it contains", async () => {
    const page = await pageFor("Anna\u202e\u2066\u200b\u200f\u0007\n\u2028 Dziekan\u00ad");
    expect(page).toContain("<bdi>Anna Dziekan1</bdi>");
    expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b-\u200f\u0007\u2028]/);
  });

  test("cuts a very long name to what fits", async () => {
    expect(await pageFor("A".repeat(500))).toContain(`<bdi>${"A".repeat(80)}</bdi>`);
  });
});
