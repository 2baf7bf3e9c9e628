import type { ChatId } from "../../src/foundation/ids";
import { accountKey, accountRecord, type Account } from "../../src/accounts/account";
import { handleOf } from "../../src/accounts/linkedChats";
import { copy, copyPattern } from "../support/copy";
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
  /** The beginning of the text for a student who wants something that needs the account and is not signed in. */
  const needsSignIn = "Do tego potrzebuję połączenia";

  describe("signing out", () => {
    test("in one of them says what stays: the other chats and their access", async () => {
      const [phone, laptop] = [await signedIn("Telefon"), await signedIn("Laptop")];
      const asked = await phone.says("wyloguj mnie");
      expect(asked).toContain("połączone także inne czaty");
      expect(asked).toMatch(/Telefon1.*ten czat/);
      expect(asked).toContain("Laptop2");
      expect(asked).toContain("[Tylko ten czat]\n[Wszędzie]");
      const before = world.sandbox.control.calls("oauth/revoke_token");
      const said = await phone.presses("here");
      expect(said).toContain("Nadal ma go 1 inny czat");
      expect(said).not.toContain(copy("unlink.done"));
      expect(said).not.toContain("usunięte");
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
      ["pl-PL", "To nie ja", "Z Twoim kontem USOS połączono właśnie jeszcze jeden czat: Test chat"],
      ["en-GB", "That wasn’t me", "Another chat has just been connected to your USOS account: Test chat"],
      ["uk-UA", "Це не я", "До твого облікового запису USOS щойно під’єднано ще один чат: Test chat"],
    ])("is reported to every other chat, with the time and a way to end it (%s)", async (locale, label, words) => {
      const [one, other] = [await signedIn("Ola", "anna", locale), await signedIn("Ola", "anna", locale)];
      await signedIn("Mallory");
      for (const it of [one, other]) {
        expect(it.sees).toContain(words);
        expect(it.sees).toContain("10:00");
        expect(it.last.view.buttons.map((button) => button.label)).toContain(label);
      }
    });

    test("is not reported when it only signs in again, and never to itself", async () => {
      const [one, other] = [await signedIn("Ola"), await signedIn("Ola")];
      const before = one.screen.length;
      await world.student("Piotr").signsInAs("piotr");
      world.sandbox.control.withdraw("anna");
      await other.says("status");
      await other.says(await other.sixDigits("anna"));
      expect(other.seesAll).not.toContain("jeszcze jeden czat");
      expect(
        one.screen
          .slice(before)
          .map(({ view }) => textOf(view))
          .join(""),
      ).not.toContain("jeszcze jeden czat");
    });

    test("is ended at once by «to nie ja»: no code comes to it any more, and the codes on its screen disappear", async () => {
      const ola = await signedIn("Ola", "filip");
      const mallory = await signedIn("Mallory", "filip");
      await mallory.says("pokaż kod");
      expect(codesOn(mallory)).toBe(1);
      const said = await ola.presses("To nie ja");
      expect(said).toContain("Czat Test chat nie ma już dostępu");
      expect(said).toContain("Zmień je teraz");
      expect(codesOn(mallory)).toBe(0);
      expect(mallory.sees).toMatch(copyPattern("push.unlinkedElsewhere"));
      await mallory.says("pokaż kod");
      expect(await mallory.says("status")).toContain(needsSignIn);
      expect(codesOn(mallory)).toBe(0);
      await ola.says("pokaż kod");
      expect(codesOn(ola)).toBe(1);
      expect(await ola.presses("To nie ja")).toContain("nie jest już połączony");
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
      expect(await mallory.says("moje dane")).not.toContain("Numer albumu");
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
      await mallory.presses("Zaloguj się przez USOS");
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
      for (const stranger of [piotr, world.student("Nikt")]) {
        const button = `o/notMe?chat=${handleOf(ola.key)}`;
        expect(await stranger.does({ kind: "button", button })).toContain("nie jest już połączony");
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
      expect(seen).toMatch(/1\. Test chat · Telefon1: ten czat, od 23 listopada 2026/);
      expect(seen).toMatch(/2\. Test chat · Laptop2: od 24 listopada 2026/);
      await phone.presses("Połączone czaty");
      expect(await phone.presses("Odłącz 2: Test chat")).toContain("Laptop2");
      expect(await phone.presses("confirm")).toContain("Czat Test chat nie ma już dostępu");
      expect(await linked()).toEqual([phone.key]);
      expect(laptop.sees).toMatch(copyPattern("push.unlinkedElsewhere"));
      expect(await phone.presses("Połączone czaty")).toContain("jest połączony 1 czat");
    });

    test("lists a chat that an older version linked, without a day", async () => {
      const ola = await signedIn("Ola");
      const { linkedAt: _, ...old } = (await account())!;
      await world.store.commit({
        partition: accountId("1001"),
        put: [{ key: accountKey(accountId("1001")), value: accountRecord.write(old) }],
      });
      expect(await ola.says("moje dane")).toMatch(/1\. Test chat · Ola1: ten czat\s*$/m);
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
    expect(await sixth.signsInAs("anna")).toContain("jest połączonych już pięć czatów");
    expect(await linked()).toEqual(five.map(({ key }) => key));
    expect(five[0]?.sees).not.toContain("Ola6");
    await world.pass(12 * minute, minute);
    expect(world.sandbox.control.calls("oauth/revoke_token")).toBe(before + 1);
    await five[4]?.says("wyloguj mnie");
    await five[4]?.presses("here");
    await sixth.presses("newLink");
    expect(await sixth.says(await sixth.sixDigits("anna"))).toContain("Gotowe, Anna!");
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
    expect(page).toMatch(/<dt>Czat<\/dt>\s*<dd><bdi>Anna · Microsoft Teams1<\/bdi><\/dd>/);
    expect(page).toMatch(/<dt>Gdzie jest ten czat<\/dt>\s*<dd><bdi>Test chat<\/bdi><\/dd>/);
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
