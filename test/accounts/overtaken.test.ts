import { handleOf } from "../../src/accounts/linkedChats";
import { copy } from "../support/copy";
import { accountId } from "../support/institution";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";

describe("an attacker's chat that ended the student's own chat first", () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  const signedIn = async (name: string): Promise<Student> => {
    const student = world.student(name);
    await student.signsInAs("filip");
    return student;
  };
  const codesOn = ({ screen }: Student): number => screen.filter(({ secret }) => secret).length;
  /** Mallory has signed in with the student's account and signs the student's chat out before the student has pressed anything. */
  const overtaken = async (): Promise<[Student, Student]> => {
    const [ola, mallory] = [await signedIn("Ola"), await signedIn("Mallory")];
    await mallory.says("moje dane");
    await mallory.presses("chats");
    await mallory.presses(copy("chats.end", { number: 1, chat: "Test chat" }));
    await mallory.presses("confirm");
    expect(await chatsOfFilip()).toEqual([mallory.key]);
    return [ola, mallory];
  };
  const chatsOfFilip = async (): Promise<readonly string[]> =>
    (await world.app.accounts.get(accountId("1013")))?.chats ?? [];
  const warning = ({ screen }: Student): string =>
    screen
      .flatMap(({ view }) => view.buttons.map((it) => ("button" in it ? it.button : "")))
      .find((it) => it.startsWith("o/notMe")) ?? "";

  test("is not reported as ended by «that wasn't me», and is ended after the student has signed in again", async () => {
    const [ola, mallory] = await overtaken();
    await mallory.says("pokaż kod");
    await mallory.presses("show");
    expect(codesOn(mallory)).toBe(1);
    const said = await ola.does({ kind: "button", button: warning(ola) });
    expect(said).toContain(copy("chats.notHere"));
    expect(said).not.toContain(copy("chats.gone"));
    expect(await chatsOfFilip()).toEqual([mallory.key]);
    expect(await ola.presses("alone")).toContain(copy("link.alone"));
    const page = await ola.confirmPage("filip");
    expect(page.confirmPage).toContain(copy("linkPage.alone"));
    await ola.presses("newLink");
    const done = await ola.says(await ola.sixDigits("filip"));
    expect(done).toContain(copy("chats.onlyThis"));
    expect(done).toContain(copy("chats.password"));
    expect(await chatsOfFilip()).toEqual([ola.key]);
    await world.settle();
    expect(codesOn(mallory)).toBe(0);
    expect(await mallory.says("status")).toContain(copy("link.neededFirst"));
  });

  test("is also ended by the button of the message that reported it, even if there are five chats", async () => {
    const [ola] = await overtaken();
    for (let at = 0; at < 4; at += 1) await signedIn("Mallory");
    expect(await chatsOfFilip()).toHaveLength(5);
    expect(await ola.presses(copy("chats.notMe"))).toContain(copy("link.alone"));
    await ola.says(await ola.sixDigits("filip"));
    expect(await chatsOfFilip()).toEqual([ola.key]);
  });

  test("gains nothing from digits it kept: a sign-in that was begun before links no chat afterwards", async () => {
    const [ola] = await overtaken();
    const eve = world.student("Eve");
    await eve.opens();
    await eve.presses("link");
    const kept = await eve.sixDigits("filip");
    await world.pass(1_000);
    await ola.presses(copy("chats.notMe"));
    await ola.says(await ola.sixDigits("filip"));
    expect(await eve.says(kept)).toContain(copy("link.dead.expired"));
    expect(await chatsOfFilip()).toEqual([ola.key]);
  });

  test("cannot put the student out: a chat that was never linked comes in beside the others, who end it with one press", async () => {
    const ola = await signedIn("Ola");
    const mallory = world.student("Mallory");
    await mallory.opens();
    await mallory.does({ kind: "button", button: "o/link?alone=yes" });
    expect(await mallory.says(await mallory.sixDigits("filip"))).not.toContain(copy("chats.onlyThis"));
    expect(await chatsOfFilip()).toEqual([ola.key, mallory.key]);
    await ola.does({ kind: "button", button: warning(ola) });
    expect(await chatsOfFilip()).toEqual([ola.key]);
  });

  test("gains nothing by it: whoever was ended ends nobody without signing in to USOS", async () => {
    const [ola, mallory] = [await signedIn("Ola"), await signedIn("Mallory")];
    await ola.presses(copy("chats.notMe"));
    for (const button of [`o/notMe?chat=${handleOf(ola.key)}`, "o/link?alone=yes"]) {
      await mallory.does({ kind: "button", button });
      expect(await chatsOfFilip()).toEqual([ola.key]);
    }
    expect(await mallory.says(await mallory.sixDigits("piotr"))).toContain(copy("chats.onlyThis"));
    expect(await chatsOfFilip()).toEqual([ola.key]);
  });
});
