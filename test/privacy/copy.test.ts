import { accountKey, accountRecord } from "../../src/accounts/account";
import { copy, copyIn, copyPattern } from "../support/copy";
import { accountId } from "../support/institution";
import { copyAddress, fetchCopy } from "../support/ownData";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";

const minute = 60_000;

let world: World;
let ola: Student;
beforeEach(async () => {
  world = await openWorld({ readyAfterMs: minute });
  ola = world.student();
});
afterEach(() => world.close());

/** Asks for a copy and returns its address. */
async function asks(student = ola): Promise<string> {
  await student.says("moje dane");
  return copyAddress(student);
}

const pageAt = async (url: string): Promise<string> => (await fetchCopy(url, "page")).text();

/** The words of a page, without its markup and style. */
const wordsOf = (page: string): string =>
  page
    .replace(/<style>[\s\S]*?<\/style>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");

describe("a copy of one's data", () => {
  test("is a page with headings, plain words and dates as people write them", async () => {
    await ola.signsInAs("anna");
    await ola.presses("place");
    await world.pass(5 * minute);
    await ola.says("pomoc człowieka");
    await ola.says("mObywatel pokazuje błąd 17");
    await ola.presses("send");
    const words = wordsOf(await pageAt(await asks()));
    for (const key of ["privacy.exportTitle", "copy.conversation", "copy.orders", "chats.title", "tickets.title"])
      expect(words).toContain(copy(key));
    expect(words).toContain("Anna");
    expect(words).toContain("mObywatel pokazuje błąd 17");
    expect(words).toContain("23 listopada 2026");
    expect(words).toContain(copy("timeline.ready"));
    expect(words).not.toMatch(/\d{4}-\d{2}-\d{2}|undefined|null|NaN|\{/);
  });

  test("is in the student's language", async () => {
    await ola.says("english please");
    const page = await pageAt(await asks());
    expect(page).toContain('<html lang="en">');
    expect(wordsOf(page)).toContain(copyIn("en", "copy.noOrders"));
  });

  test("is for programs too", async () => {
    await ola.signsInAs("anna");
    const answer = await fetchCopy(await asks(), "json");
    expect(answer.headers.get("content-type")).toContain("application/json");
    expect(await answer.json()).toMatchObject({
      conversation: { language: "pl" },
      account: { firstName: "Anna", token: "encrypted", chats: [{ channel: "Test chat" }] },
      tickets: [],
    });
  });

  test("tells what USOS said when it refused an order, which is kept for support", async () => {
    await ola.signsInAs("lucia");
    const url = await asks();
    const { conversation } = (await (await fetchCopy(url, "json")).json()) as {
      conversation: { orderRefusal: { pl: string } };
    };
    expect(conversation.orderRefusal.pl).not.toBe("");
    const words = wordsOf(await (await fetchCopy(url, "page")).text());
    expect(words).toContain(`${copy("copy.refusal")} ${conversation.orderRefusal.pl}`);
  });

  test("contains no secret", async () => {
    await ola.signsInAs("anna");
    await ola.presses("place");
    await world.pass(5 * minute);
    const { control } = world.sandbox;
    const { distributionPass, token } = control.secrets(control.orders("anna").at(-1)!.id)!;
    const stored = await world.store.get(accountKey(accountId("1001")));
    const sealed = stored && accountRecord.read(stored).token;
    const url = await asks();
    for (const format of ["page", "json"]) {
      const text = await (await fetchCopy(url, format)).text();
      for (const secret of [distributionPass, token, sealed!]) expect(text).not.toContain(secret);
    }
  });

  test("works offline and without scripts, and what somebody wrote is never markup in it", async () => {
    await ola.says("pomoc człowieka");
    await ola.says("<script>alert(1)</script> nie działa mi skanowanie");
    await ola.presses("send");
    const page = await pageAt(await asks());
    expect(page).not.toMatch(/<script|<link|<img|src=|@import|url\(/);
    expect(page).toContain("&lt;script&gt;");
  });

  test("lists all chats of the account, with the requests from each of them", async () => {
    await ola.signsInAs("anna");
    await ola.says("pomoc człowieka");
    await ola.says("z telefonu nie działa skanowanie");
    await ola.presses("send");
    const laptop = world.student("Laptop");
    await laptop.signsInAs("anna");
    const page = await pageAt(await asks(laptop));
    expect(page.match(/<bdi>Test chat<\/bdi>/g)).toHaveLength(2);
    expect(page.match(/z telefonu nie działa skanowanie/g)).toHaveLength(1);
  });
});

describe("the address of a copy", () => {
  test("shows nothing until a button is pressed, so that a program that looks at links gets nothing", async () => {
    await ola.signsInAs("anna");
    const url = await asks();
    for (let n = 0; n < 20; n++) expect(wordsOf(await (await fetch(url)).text())).not.toContain("Anna");
    const answer = await fetchCopy(url, "page");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="legitka.html"');
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("content-security-policy")).toContain("sandbox");
  });

  test("ends after a quarter of an hour", async () => {
    const url = await asks();
    await world.pass(16 * minute, minute);
    expect((await fetch(url)).status).toBe(410);
    const answer = await fetchCopy(url, "json");
    expect(answer.status).toBe(410);
    expect(wordsOf(await answer.text())).toContain(copy("copy.gone"));
    for await (const left of world.store.scan("dataCopy")) expect(left).toBeUndefined();
  });

  test("ends when a new copy is made, and after a few downloads", async () => {
    const [first, second] = [await asks(), await asks()];
    expect((await fetchCopy(first, "page")).status).toBe(410);
    const statuses = [];
    for (let n = 0; n < 8; n++) statuses.push((await fetchCopy(second, "json")).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 410, 410]);
  });

  test("ends when everything is erased", async () => {
    const url = await asks();
    await ola.presses("erase");
    await ola.presses("confirm");
    expect(ola.seesAll).toContain(copy("privacy.erased"));
    expect((await fetchCopy(url, "page")).status).toBe(410);
  });

  test("cannot be guessed or changed", async () => {
    const url = await asks();
    const other = await asks(world.student("Inna"));
    for (const it of [
      `${url}x`,
      url.slice(0, -4),
      url.replace(/copy\/.*/, "copy/"),
      url.replace(/.{20}$/, other.slice(-20)),
    ])
      expect((await fetchCopy(it, "page")).status).toBe(410);
    expect((await fetchCopy(url, "everything")).status).toBe(410);
    expect((await fetchCopy(url, "page")).status).toBe(200);
  });
});

test("before everything is erased, the student is told what happens to the messages where they are", async () => {
  await ola.says("moje dane");
  await ola.presses("erase");
  expect(ola.sees).toMatch(copyPattern("privacy.eraseElsewhere", { channel: "Test chat" }));
});
