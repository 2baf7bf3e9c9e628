import { encode } from "jpeg-js";
import { PNG } from "pngjs";
import { toBuffer } from "qrcode";
import { pictureKind } from "../../../../src/tickets/pictures";
import { copy } from "../../../support/copy";
import { openDeskWorld, type DeskWorld } from "./deskWorld";

let desk: DeskWorld;
beforeEach(async () => {
  desk = await openDeskWorld();
});
afterEach(() => desk.close());

const plain = (): Buffer => PNG.sync.write(new PNG({ width: 40, height: 30, colorType: 2 }));
const withCode = (): Promise<Buffer> => toBuffer("MOBYWATEL-TOKEN", { width: 200 });
/** The files in the thread of the newest card. */
const inThread = () => {
  const card = desk.cards().at(-1)!;
  return desk.world.slack
    .screen(desk.channel)
    .filter(({ threadTs }) => threadTs === card.ts)
    .flatMap(({ files = [] }) => files);
};
const pictures = async (): Promise<number> => {
  let count = 0;
  for await (const { key } of desk.world.store.scan(pictureKind)) count += key.kind === pictureKind ? 1 : 0;
  return count;
};

async function writing() {
  const student = desk.world.slackStudent("anna");
  await student.signsInAs("anna");
  await student.says("chcę pogadać z człowiekiem");
  return student;
}

test("a student's picture without words waits for them, and goes to the thread and into the letter with its code covered", async () => {
  const student = await writing();
  await student.writes("", student.dm, [{ name: "zrzut.png", content: await withCode() }]);
  expect(student.seesAll).toContain(copy("pictures.kept", { count: 1 }));
  await student.submits("Kod nie działa.");
  await student.presses("send");
  expect(student.seesAll).toContain(copy("pictures.sent", { count: 1 }));
  expect(student.seesAll).toContain(copy("pictures.covered", { count: 1 }));
  const [file] = inThread();
  expect(file).toMatchObject({ name: "zrzut.png", mimetype: "image/png" });
  const shown = desk.world.slack.file(file!.id)!;
  const [letter] = desk.world.inbox.messages();
  expect(letter!.text).toContain(copy("pictures.factCovered", { name: "zrzut.png", count: 1 }));
  expect(PNG.sync.read(shown).data.equals(PNG.sync.read(await withCode()).data)).toBe(false);
  expect(await pictures()).toBe(1);
});

test("a picture beside the words of an addition goes with it; one that is too large or damaged does not, and both are told", async () => {
  const student = await writing();
  await student.submits("Kod nie działa.");
  await student.presses("send");
  await student.presses("tickets");
  await student.presses(copy("tickets.open", { ticket: /L-[A-Z2-9]{6}/.exec(student.seesAll)![0] }));
  await student.presses("add");
  await student.writes("Tu widać błąd.", student.dm, [
    { name: "a.png", content: plain() },
    { name: "b.png", content: Buffer.concat([plain().subarray(0, 40), Buffer.alloc(100)]) },
    { name: "c.png", content: Buffer.concat([plain(), Buffer.alloc(9_000_000)]) },
  ]);
  await student.presses("send");
  expect(inThread().map(({ name }) => name)).toEqual(["a.png"]);
  for (const said of ["sent", "refused.unreadable", "refused.tooLarge"])
    expect(student.seesAll).toContain(copy(`pictures.${said}`, { count: 1 }));
  const letter = desk.world.inbox.messages().at(-1)!;
  expect(letter.text).toContain(copy("pictures.factRefused.unreadable", { name: "b.png" }));
  expect(letter.text).toContain(copy("pictures.factRefused.tooLarge", { name: "c.png" }));
});

test("a picture reaches staff under a name that says what it is, whatever the student has called it", async () => {
  const student = await writing();
  const content = encode({ width: 16, height: 16, data: Buffer.alloc(16 * 16 * 4, 255) }, 80).data;
  await student.writes("Kod nie działa.", student.dm, [{ name: 'Mój "zrzut" (1).hta.png', content }]);
  await student.presses("send");
  expect(inThread().map(({ name }) => name)).toEqual(["Mój-zrzut-1-hta.jpg"]);
  expect(desk.world.inbox.messages()[0]!.text).toContain(copy("pictures.factSent", { name: "Mój-zrzut-1-hta.jpg" }));
});

test("a picture goes when its ticket is erased, from the store and from the thread", async () => {
  const student = await writing();
  await student.writes("Kod nie działa.", student.dm, [{ name: "zrzut.png", content: plain() }]);
  await student.presses("send");
  const [file] = inThread();
  expect(desk.world.slack.file(file!.id)).toBeDefined();
  await desk.world.app.tickets.eraseAll(student.key);
  await desk.world.settle();
  expect(await pictures()).toBe(0);
  expect(desk.world.slack.file(file!.id)).toBeUndefined();
});

test("pictures that staff put into a thread reach the student, and staff are told which files do not", async () => {
  const student = await writing();
  await student.submits("Kod nie działa.");
  await student.presses("send");
  const marta = desk.staff("marta");
  const card = desk.cards().at(-1)!;
  const picture = { name: "gdzie.png", content: plain() };
  await marta.writes(card, "Naciśnij tutaj:", [picture]);
  expect(marta.whispered().at(-1)).toBe(copy("helpdesk.thread.sent"));
  const url = urlsIn(student.screen.at(-1)).find((it) => it.includes("/tickets/pictures/"))!;
  const shown = await fetch(url);
  expect(shown.headers.get("content-type")).toBe("image/png");
  expect(Buffer.from(await shown.arrayBuffer()).equals(picture.content)).toBe(true);

  const bomb = Buffer.from(picture.content);
  bomb.writeUInt32BE(60_000, 16);
  bomb.writeUInt32BE(60_000, 20);
  await marta.writes(card, "I jeszcze:", [picture, { name: "bomba.png", content: bomb }, "instrukcja.pdf"]);
  expect(marta.whispered().at(-1)).toBe(copy("helpdesk.thread.files", { names: "bomba.png, instrukcja.pdf" }));
  expect(student.seesAll).toContain(copy("push.attached", { name: "bomba.png" }));
  expect(student.seesAll).toContain(copy("push.attached", { name: "instrukcja.pdf" }));
});

/** The addresses of the buttons of a message. */
const urlsIn = (message: unknown): string[] =>
  [...JSON.stringify(message).matchAll(/"url":"([^"]+)"/g)].map(([, url = ""]) => url);
