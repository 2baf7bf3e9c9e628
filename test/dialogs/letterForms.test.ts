import { chatKey, chatRecord } from "../../src/conversation/chat";
import type { OnScreen } from "../support/chat";
import { copy, copyPattern } from "../support/copy";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";

const letter = "Kod nie skanuje się od wczoraj.";

describe("a letter to support", () => {
  let world: World;
  let student: Student;
  beforeEach(async () => {
    world = await openWorld();
    student = world.student();
    await student.opens();
    await student.presses("human");
  });
  afterEach(() => world.close());

  const submitsOn = ({ id, view }: OnScreen, input: string): Promise<string> =>
    student.does({ kind: "button", button: view.field?.button ?? "", input, on: id });
  const text = async (): Promise<unknown> => {
    const stored = await world.store.get(chatKey(student.key));
    return stored && chatRecord.read(stored).frame?.data["text"];
  };

  test("can be corrected in the field it was written in: the new text replaces the old one", async () => {
    await student.submits(letter);
    await student.presses("edit");
    expect(student.last.view.field?.value).toBe(letter);
    const seen = await student.submits("Kod nie skanuje się od wczoraj, mam Samsunga.");
    expect(seen).toContain(copy("escalate.reviewTitle"));
    expect(await text()).toBe("Kod nie skanuje się od wczoraj, mam Samsunga.");
  });

  test("begins with an empty field", () => {
    expect(student.last.view.field).toBeDefined();
    expect(student.last.view.field?.value).toBeUndefined();
  });

  test("takes in a form that was still open when its writer had already typed more", async () => {
    const form = student.last;
    await student.says(letter);
    const seen = await submitsOn(form, "Mam Samsunga.");
    expect(seen).toContain(copy("escalate.added"));
    expect(await text()).toBe(`${letter}\nMam Samsunga.`);
  });

  test("is not written twice by a form with the same text", async () => {
    const form = student.last;
    await student.says(letter);
    await submitsOn(form, letter);
    expect(await text()).toBe(letter);
  });

  test("is corrected, not written twice, when the same form is sent again", async () => {
    const form = student.last;
    await submitsOn(form, letter);
    await submitsOn(form, `${letter} Mam Samsunga.`);
    expect(await text()).toBe(`${letter} Mam Samsunga.`);
  });

  test("keeps what was typed in addition to a form that is corrected", async () => {
    const form = student.last;
    await submitsOn(form, letter);
    await student.says("Mam Samsunga.");
    await submitsOn(form, "Kod się nie skanuje.");
    expect(await text()).toBe("Kod się nie skanuje.\nMam Samsunga.");
    await submitsOn(form, "Kod się nie skanuje.");
    expect(await text()).toBe("Kod się nie skanuje.\nMam Samsunga.");
  });

  test("is replaced by the field it was corrected in, even when that field is sent again", async () => {
    await student.submits(letter);
    await student.presses("edit");
    const form = student.last;
    await submitsOn(form, "Kod się nie skanuje.");
    await submitsOn(form, "Kod się nie skanuje, mam Samsunga.");
    expect(await text()).toBe("Kod się nie skanuje, mam Samsunga.");
  });

  test("is sent once, even if its form is sent again afterwards", async () => {
    const form = student.last;
    await submitsOn(form, letter);
    await student.presses("send");
    const seen = await submitsOn(form, letter);
    expect(seen).toMatch(copyPattern("escalate.alreadySent"));
    await world.pass(60_000);
    expect(world.inbox.messages()).toHaveLength(1);
  });

  test("is not made of the other buttons of an earlier card", async () => {
    const form = student.last;
    await student.says("menu");
    const cancel = form.view.buttons.find((it) => "button" in it && it.button.includes("/cancel/"));
    const button = cancel && "button" in cancel ? cancel.button : "";
    const seen = await student.does({ kind: "button", button, input: letter, on: form.id });
    expect(seen).not.toContain(copy("escalate.reviewTitle"));
  });

  test("can be corrected after a form that said too little", async () => {
    const form = student.last;
    await student.says("menu");
    await submitsOn(form, "kod");
    await student.says(letter);
    await student.presses("edit");
    expect(student.last.view.field?.value).toContain(letter);
  });

  test("is made of a form that its writer sends from another dialog, and is shown before it is sent", async () => {
    const form = student.last;
    await student.says("menu");
    await student.presses("activate");
    const seen = await submitsOn(form, letter);
    expect(seen).toContain(copy("escalate.reviewTitle"));
    expect(seen).toContain(letter);
    expect(seen).not.toContain(copy("problem.oldButton"));
    await student.presses("send");
    await world.pass(60_000);
    expect(JSON.stringify(world.inbox.messages())).toContain(letter);
  });

  test("asks for more when such a form says hardly anything", async () => {
    const form = student.last;
    await student.says("menu");
    expect(await submitsOn(form, "kod")).toContain(copy("escalate.title"));
  });

  test.each(["pomoc", "help", "допоможіть"])("does not take in «%s», which is answered, and goes on", async (word) => {
    const answer = await student.says(word);
    expect(answer).toContain(copy("says.help"));
    await student.says(letter);
    expect(await text()).toBe(letter);
  });
});

describe("a call for help", () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  test("tells what the assistant can do, offers a person, and leads back to where the student was", async () => {
    const student = world.student();
    await student.opens();
    await student.presses("activate");
    await student.presses("iphone");
    await student.says("pomoc");
    expect(student.last.view.paragraphs).toEqual([copy("says.help")]);
    const labels = student.last.view.buttons.map(({ label }) => label);
    expect(labels.slice(1)).toEqual([copy("button.menu"), copy("button.human")]);
    await student.presses(labels[0] ?? "");
    expect(student.last.view.title).toBe(copy("activate.prepare.title"));
  });
});
