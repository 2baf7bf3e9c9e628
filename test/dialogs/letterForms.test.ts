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

  test("is corrected in the field it was written in: what stands there takes its place", async () => {
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

  test("takes a form that was still open when its writer had typed on", async () => {
    const form = student.last;
    await student.says(letter);
    const seen = await submitsOn(form, "Mam Samsunga.");
    expect(seen).toContain(copy("escalate.added"));
    expect(await text()).toBe(`${letter}\nMam Samsunga.`);
  });

  test("is not doubled by a form that says the same", async () => {
    const form = student.last;
    await student.says(letter);
    await submitsOn(form, letter);
    expect(await text()).toBe(letter);
  });

  test("is corrected by the same form sent once more, not doubled", async () => {
    const form = student.last;
    await submitsOn(form, letter);
    await submitsOn(form, `${letter} Mam Samsunga.`);
    expect(await text()).toBe(`${letter} Mam Samsunga.`);
  });

  test("keeps what was typed beside a form that is corrected", async () => {
    const form = student.last;
    await submitsOn(form, letter);
    await student.says("Mam Samsunga.");
    await submitsOn(form, "Kod się nie skanuje.");
    expect(await text()).toBe("Kod się nie skanuje.\nMam Samsunga.");
    await submitsOn(form, "Kod się nie skanuje.");
    expect(await text()).toBe("Kod się nie skanuje.\nMam Samsunga.");
  });

  test("is replaced by the field it was corrected in, also when that is sent once more", async () => {
    await student.submits(letter);
    await student.presses("edit");
    const form = student.last;
    await submitsOn(form, "Kod się nie skanuje.");
    await submitsOn(form, "Kod się nie skanuje, mam Samsunga.");
    expect(await text()).toBe("Kod się nie skanuje, mam Samsunga.");
  });

  test("goes out once, though its form is sent again after it", async () => {
    const form = student.last;
    await submitsOn(form, letter);
    await student.presses("send");
    const seen = await submitsOn(form, letter);
    expect(seen).toMatch(copyPattern("escalate.alreadySent"));
    await world.pass(60_000);
    expect(world.inbox.messages()).toHaveLength(1);
  });

  test("is not made of an earlier card’s other buttons", async () => {
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

  test("is made of a form that is sent when its writer has gone elsewhere, and shown before it goes out", async () => {
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

  test("asks for more where such a form says hardly anything", async () => {
    const form = student.last;
    await student.says("menu");
    expect(await submitsOn(form, "kod")).toContain(copy("escalate.title"));
  });

  test.each(["pomoc", "help", "допоможіть"])("is not «%s»: that is answered, and the letter goes on", async (word) => {
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

  test("tells what the assistant can do, offers a person, and leads back to where it was made", async () => {
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
