import { PNG } from "pngjs";
import { toBuffer } from "qrcode";
import { copy } from "../../support/copy";
import { addsToTicket } from "../../support/addsToTicket";
import { startWeb } from "./support";
import { openWebWorld, type WebWorld } from "./webWorld";
import type { WebStudent } from "./webStudent";

const minute = 60_000;
const withCode = (): Promise<Buffer> => toBuffer("MOBYWATEL-TOKEN", { width: 200 });
const plain = (): Buffer => PNG.sync.write(new PNG({ width: 40, height: 30, colorType: 2 }));

describe("a picture on the chat page", () => {
  let world: WebWorld;
  let anna: WebStudent;
  beforeEach(async () => {
    world = await openWebWorld({ readyAfterMs: minute });
    anna = world.webStudent();
    await anna.signsInAs("anna");
    await anna.says("pomoc człowieka");
  });
  afterEach(() => world.close());

  const kept = async (kind: string): Promise<number> => {
    let count = 0;
    for await (const { key } of world.store.scan(kind)) count += key.kind === kind ? 1 : 0;
    return count;
  };

  test("without words waits for them and goes to staff with its code covered", async () => {
    await anna.sendsPicture({ name: "zrzut.png", content: await withCode() });
    expect(anna.seesAll).toContain(copy("pictures.kept", { count: 1 }));
    await anna.says("Kod nie działa.");
    await anna.presses("send");
    expect(anna.seesAll).toContain(copy("pictures.sent", { count: 1 }));
    expect(anna.seesAll).toContain(copy("pictures.covered", { count: 1 }));
    const [letter] = world.inbox.messages();
    expect(letter!.attachments.map(({ name, type }) => [name, type])).toEqual([["zrzut.png", "image/png"]]);
    expect(letter!.text).toContain(copy("pictures.factCovered", { name: "zrzut.png", count: 1 }));
    expect(await kept("ticketPicture")).toBe(1);
  });

  test("with words goes with them, also to a ticket that is open", async () => {
    await anna.sendsPicture({ name: "ekran.png", content: plain() }, "Tak to wygląda u mnie");
    await anna.presses("send");
    expect(world.inbox.messages()[0]!.attachments).toHaveLength(1);
    const ticket = /L-[A-Z2-9]{6}/.exec(anna.seesAll)![0];
    await anna.says("moje zgłoszenia");
    await anna.presses(copy("tickets.open", { ticket }));
    await anna.presses("add");
    await anna.sendsPicture({ name: "drugi.png", content: plain() });
    await addsToTicket(anna, "I jeszcze to");
    expect(
      world.inbox
        .messages()
        .at(-1)!
        .attachments.map(({ name }) => name),
    ).toEqual(["drugi.png"]);
  });

  test("that is no picture is not passed on, and both are told", async () => {
    await anna.sendsPicture({ name: "udaje.png", content: Buffer.from("<script>") }, "Kod nie działa.");
    await anna.presses("send");
    expect(world.inbox.messages()[0]!.attachments).toEqual([]);
    expect(anna.seesAll).toContain(copy("pictures.refused.unreadable"));
    expect(world.inbox.messages()[0]!.text).toContain(copy("pictures.factRefused.unreadable", { name: "udaje.png" }));
  });

  test("is gone with the conversation", async () => {
    await anna.sendsPicture({ name: "zrzut.png", content: plain() });
    expect(await kept("webPicture")).toBe(1);
    await anna.says("menu");
    await anna.says("moje dane");
    await anna.presses("erase");
    await anna.presses("confirm");
    expect(await kept("webPicture")).toBe(0);
  });
});

test("a picture that is too large, of another type or without a session is refused", async () => {
  const web = await startWeb();
  const put = (body: Uint8Array, type: string, cookie: string) =>
    fetch(`${web.origin}/chat/pictures/picture-0001`, {
      method: "PUT",
      headers: { origin: web.origin, "content-type": type, cookie },
      body,
    });
  const cookie = `legitka_chat=${"a".repeat(32)}`;
  expect((await put(new Uint8Array(9), "image/png", "")).status).toBe(401);
  expect((await put(new Uint8Array(1_000_001), "image/png", cookie)).status).toBe(413);
  expect((await put(new Uint8Array(9), "image/svg+xml", cookie)).status).toBe(415);
  expect((await put(new Uint8Array(9), "image/png", cookie)).status).toBe(201);
  await web.close();
});
