import { randomBytes } from "node:crypto";
import { createLetterTaker } from "./letterTaker";
import { addresses, answer } from "./followed";
import { recordingDesk } from "./recordingDesk";

const png = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(40_000, 1)]);
const unsigned = { To: "legitka@uni.opole.pl" };
const answering = { "In-Reply-To": "<L-ABC234.opened.0@uni.opole.pl>" };

function office(
  more: { authservId?: string; domains?: string[] } = {},
  unknown: string[] = [],
  withdrawn: string[] = [],
) {
  const desk = recordingDesk(unknown, withdrawn);
  const take = createLetterTaker({ desk, addresses, domains: ["uni.opole.pl"], ...more });
  return { desk, take: (source: string) => take(Buffer.from(source)) };
}

/** A letter with parts, each its header lines and content. */
function parts(...all: { type: string; headers?: string; content: Buffer | string }[]): string {
  const body = all.map(({ type, headers = "", content }) => {
    const base64 = Buffer.from(content).toString("base64").replace(/.{76}/g, "$&\r\n");
    return `--b\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n${headers}\r\n${base64}\r\n`;
  });
  const type = { "MIME-Version": "1.0", "Content-Type": 'multipart/mixed; boundary="b"' };
  return answer("L-ABC234", `${body.join("")}--b--`, type);
}
const words = { type: "text/plain; charset=utf-8", content: "Jak na obrazku." };
const attached = (name: string) => `Content-Disposition: attachment; filename="${name}"\r\n`;

describe("attachments", () => {
  test("are named, and images that browsers can show safely are passed on", async () => {
    const { desk, take } = office();
    const pdf = { type: "application/pdf", headers: attached("wniosek.pdf"), content: "%PDF-1.7" };
    const svg = { type: "image/png", headers: attached("../../obraz.png"), content: "<svg onload='alert(1)'/>" };
    await take(
      parts(words, { type: "application/octet-stream", headers: attached("ekran.png"), content: png }, pdf, svg),
    );
    expect(desk.replies[0]?.action.files).toEqual([
      { name: "ekran.png", type: "image/png", bytes: png.length, content: png },
      { name: "wniosek.pdf", type: "application/pdf", bytes: 8 },
      { name: "obraz.png", type: "image/png", bytes: 24 },
    ]);
    // The author is told what the student cannot open, and why.
    expect(desk.unreached.map(({ what }) => what)).toEqual([{ why: "files", text: "wniosek.pdf\nobraz.png" }]);
  });

  test("beyond three images of 2 MB are named only", async () => {
    const { desk, take } = office();
    const image = (n: number) => ({ type: "image/png", headers: attached(`${n}.png`), content: png });
    const large = Buffer.concat([png, randomBytes(2 * 1024 * 1024)]);
    const big = { type: "image/png", headers: attached("big.png"), content: large };
    await take(parts(words, big, image(1), image(2), image(3), image(4)));
    const files = desk.replies[0]?.action.files ?? [];
    expect(files.map(({ name, content }) => [name, content !== undefined])).toEqual([
      ["big.png", false],
      ["1.png", true],
      ["2.png", true],
      ["3.png", true],
      ["4.png", false],
    ]);
  });

  test("do not include the small images of a signature, but include images pasted into the text", async () => {
    const { desk, take } = office();
    const inline = (name: string) => `Content-Disposition: inline; filename="${name}"\r\nContent-ID: <${name}@x>\r\n`;
    const logo = { type: "image/png", headers: inline("logo.png"), content: png.subarray(0, 4_000) };
    const smime = { type: "application/pkcs7-signature", headers: attached("smime.p7s"), content: "x" };
    await take(parts(words, logo, { type: "image/png", headers: inline("ekran.png"), content: png }, smime));
    expect(desk.replies[0]?.action.files?.map(({ name }) => name)).toEqual(["ekran.png"]);
    expect(desk.unreached).toEqual([]);
  });

  test("can be the whole content of a letter", async () => {
    const { desk, take } = office();
    const sent = parts({ type: "image/png", headers: attached("ekran.png"), content: png });
    expect(await take(sent)).toMatchObject({ outcome: "relayed" });
    expect(desk.replies[0]?.action).toMatchObject({ text: "", files: [{ name: "ekran.png" }] });
  });
});

describe("the ticket that a letter is about", () => {
  test("is the one that its address proves, whatever it quotes", async () => {
    const { take } = office();
    const sent = answer("L-ABC234", `Tak.\n\n> ${addresses.of("L-XYZ789").token}`);
    expect(await take(sent)).toEqual({ outcome: "relayed", ticket: "L-ABC234" });
  });

  test("is not guessed when the letter quotes several, unless it says which one it answers", async () => {
    const { take } = office();
    const both = `Tak.\n\n> ${addresses.of("L-XYZ789").token}\n> ${addresses.of("L-ABC234").token}`;
    expect(await take(answer("L-ABC234", both, unsigned))).toEqual({ outcome: "ambiguous" });
    expect(await take(answer("L-ABC234", both, { ...unsigned, ...answering }))).toEqual({
      outcome: "relayed",
      ticket: "L-ABC234",
    });
  });

  test("is not believed only because of the letter it answers, because a ticket's number is no secret", async () => {
    const { desk, take } = office();
    expect(await take(answer("L-ABC234", "Tak.", { ...unsigned, ...answering }))).toEqual({ outcome: "unproven" });
    expect(desk.asked()).toBe(0);
  });

  test("is then believed only when the receiving server itself confirms the sender", async () => {
    const { take } = office({ authservId: "mx.uni.opole.pl" });
    const vouched = { "Authentication-Results": "mx.uni.opole.pl; dmarc=pass header.from=uni.opole.pl" };
    const sent = answer("L-ABC234", "Tak.", { ...vouched, ...unsigned, ...answering });
    expect(await take(sent)).toEqual({ outcome: "relayed", ticket: "L-ABC234" });
  });

  test("may be deleted or withdrawn, which staff are told in their own mailbox", async () => {
    const { desk, take } = office({}, ["L-ABC234"], ["L-XYZ789"]);
    expect(await take(answer("L-ABC234", "Tak."))).toEqual({ outcome: "unknown", ticket: "L-ABC234" });
    expect(await take(answer("L-XYZ789", "Tak."))).toEqual({ outcome: "over", ticket: "L-XYZ789" });
    expect(desk.unreached).toEqual([
      { ticket: "L-ABC234", event: expect.stringMatching(/^mail:/) as string },
      { ticket: "L-XYZ789", event: expect.stringMatching(/^mail:/) as string },
    ]);
  });

  test("causes no letter to staff unless it was proven and the sender may answer", async () => {
    const { desk, take } = office({}, ["L-ABC234"]);
    await take(answer("L-ABC234", "Tak.", { From: "x@example.com" }));
    await take(answer("L-ABC234", "Tak.", { ...unsigned, ...answering }));
    await take(answer("L-ABC234", "// notatka"));
    await take(answer("L-GHJ345", "Tak."));
    expect(desk.unreached).toEqual([]);
  });
});

describe("a hostile letter", () => {
  const cells = `<table><tr>${"<td>a".repeat(400_000)}`;
  const html = { "Content-Type": "text/html; charset=utf-8" };

  test("of a stranger is not read beyond its header", async () => {
    const { take } = office();
    const began = performance.now();
    const from = { From: "x@example.com" };
    expect(await take(answer("L-ABC234", cells, { ...html, ...from }))).toEqual({ outcome: "stranger" });
    // These are more parts than the parser accepts, so it throws when it is used.
    const many = `${"--b\r\nContent-Type: text/html\r\n\r\n<p>a</p>\r\n".repeat(20_000)}--b--`;
    const multipart = { "Content-Type": 'multipart/mixed; boundary="b"' };
    expect(await take(answer("L-ABC234", many, { ...multipart, ...from }))).toEqual({ outcome: "stranger" });
    const headers = `From: x@example.com\r\n${"X-A: b\r\n".repeat(1_000_000)}\r\nTak.`;
    expect(await take(headers)).toEqual({ outcome: "stranger" });
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  test("that is about no ticket is not converted", async () => {
    const { take } = office();
    const began = performance.now();
    expect(await take(answer("L-ABC234", cells, { ...html, ...unsigned }))).toEqual({ outcome: "unmatched" });
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  test("that proves its ticket is read up to the length of an answer", async () => {
    const { take } = office();
    const began = performance.now();
    expect((await take(answer("L-ABC234", `<p>Tak.</p>${cells}`, html))).outcome).toBe("relayed");
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});

describe("the text of a letter", () => {
  const read = async (text: string, more: Record<string, string>) => {
    const { desk, take } = office();
    const { outcome } = await take(answer("L-ABC234", text, more));
    return [outcome, desk.replies[0]?.action.text];
  };
  const boundary = { "MIME-Version": "1.0" };
  const both = (text: string, html: string) =>
    `--b\r\nContent-Type: text/plain\r\n\r\n${text}\r\n--b\r\nContent-Type: text/html\r\n\r\n${html}\r\n--b--`;

  test("is what its HTML shows, without a text part that says the same", async () => {
    const more = { ...boundary, "Content-Type": 'multipart/alternative; boundary="b"' };
    expect(await read(both("Tak.", "<p>Tak!</p>"), more)).toEqual(["relayed", "Tak!"]);
    const placeholder = "This is an HTML e-mail. Please use a program that shows HTML.";
    expect(await read(both(placeholder, "<p>Tak!</p>"), more)).toEqual(["relayed", "Tak!"]);
  });

  test("is its text part where the HTML shows nothing", async () => {
    const more = { ...boundary, "Content-Type": 'multipart/alternative; boundary="b"' };
    expect(await read(both("Tak.", `<p>&nbsp;</p><img src="cid:logo">`), more)).toEqual(["relayed", "Tak."]);
  });

  test("is what the HTML says where the text part is empty", async () => {
    const more = { ...boundary, "Content-Type": 'multipart/alternative; boundary="b"' };
    expect(await read(both(" ", "<p>Tak!</p>"), more)).toEqual(["relayed", "Tak!"]);
  });

  test("consists of both parts when they say different things", async () => {
    const more = { ...boundary, "Content-Type": 'multipart/mixed; boundary="b"' };
    expect(await read(both("Raz.", "<p>Dwa.</p>"), more)).toEqual(["relayed", "Raz.\n\nDwa."]);
  });

  test("proves its ticket in HTML, too, wherever it quotes the mark", async () => {
    const { take } = office();
    const html = `<p>Tak.</p><blockquote>[<b>${addresses.of("L-ABC234").token.slice(1, -1)}</b>]</blockquote>`;
    const sent = answer("L-ABC234", html, { ...unsigned, "Content-Type": "text/html" });
    expect(await take(sent)).toEqual({ outcome: "relayed", ticket: "L-ABC234" });
  });
});

describe("a letter", () => {
  test("that comes twice, with the same id or without one, is relayed once", async () => {
    const { desk, take } = office();
    const named = answer("L-ABC234", "raz");
    const nameless = answer("L-ABC234", "dwa").replace(/Message-ID:.*\r\n/, "");
    expect(nameless).not.toContain("Message-ID");
    const outcomes = [];
    for (const it of [named, named, nameless, nameless]) outcomes.push((await take(it)).outcome);
    expect(outcomes).toEqual(["relayed", "repeated", "relayed", "repeated"]);
    expect(desk.replies).toHaveLength(2);
  });

  test("that is longer than a chat message comes as several messages, with its files in the last one", async () => {
    const { desk, take } = office();
    const text = `${"Długo. ".repeat(1_400).trim()}\n\nA to jest koniec.`;
    expect(await take(answer("L-ABC234", text))).toMatchObject({ outcome: "relayed" });
    const texts = desk.replies.map(({ action }) => action.text);
    expect(texts).toHaveLength(2);
    expect(texts.join(" ").replace(/\s+/g, " ")).toBe(text.replace(/\s+/g, " "));
    for (const it of texts) expect(it.length).toBeLessThanOrEqual(6_000);
    expect(desk.unreached).toEqual([]);
    expect(new Set(desk.replies.map(({ event }) => event)).size).toBe(2);
  });

  test("that is longer than anybody reads in a chat is cut, and staff are told what was left out", async () => {
    const { desk, take } = office();
    const sent = answer("L-ABC234", `${"Długo. ".repeat(4_000)}Koniec.`);
    expect(await take(sent)).toMatchObject({ outcome: "relayed" });
    expect(desk.replies.at(-1)?.action.text).toMatch(/Długo\. \[…\]$/);
    expect(desk.unreached).toMatchObject([{ ticket: "L-ABC234", what: { why: "cut" } }]);
    expect(desk.unreached[0]?.what?.text).toMatch(/Koniec\.$/);
  });

  test("that is not a letter at all is ignored", async () => {
    const { take } = office();
    for (const it of ["", "\0\0\0", "From:\r\n\r\n", randomBytes(5_000).toString("latin1")])
      expect(await take(it)).toEqual({ outcome: "stranger" });
  });
});
