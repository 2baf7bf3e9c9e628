import { createLog } from "../../../src/ops/log";
import { addresses, answer, followed, taker } from "./followed";
import { createLetterTaker } from "./letterTaker";
import { startMailServer } from "./mailServer";
import { recordingDesk } from "./recordingDesk";
import { memoryStore } from "../../support/memoryStore";

const mixed = (boundary: string): string => `Content-Type: multipart/mixed; boundary=${boundary}\r\n`;

/** Nested multiparts of a letter; `rest` is the content of the innermost one. */
function nested(depth: number, rest: string, more: Record<string, string> = {}): string {
  const inner = Array.from({ length: depth }, (_, at) => `--b${at}\r\n${mixed(`b${at + 1}`)}\r\n`);
  return answer("L-ABC234", inner.join("") + rest, { "Content-Type": "multipart/mixed; boundary=b0", ...more });
}

/** A letter of this many parts, each with a header and a text. */
function parts(count: number, header: string, text = "x"): string {
  const all = `--b\r\n${header}\r\n\r\n${text}\r\n`.repeat(count);
  return answer("L-ABC234", `${all}--b--`, { "Content-Type": "multipart/mixed; boundary=b" });
}

const taken = (letter: string) => taker(recordingDesk())(Buffer.from(letter));

describe("a letter that is made to keep the reader busy", () => {
  test.each([
    ["lines that could end any of its multiparts", "delimiters", nested(990, "--b1x\r\n".repeat(100_000))],
    ["long lines that could", "delimiters", parts(20, "X-A: b", `--${"b".repeat(100_000)}`)],
    ["multiparts within multiparts", "depth", nested(30, "--b30\r\n\r\nTak.\r\n--b30--")],
    ["lines", "lines", answer("L-ABC234", "\n".repeat(1_000_001))],
    ["parts", "parts", parts(1_001, "Content-Type: text/plain")],
    ["a header of a part", "parts", parts(1, `Content-Type: text/plain; ${'a="b"; '.repeat(40_000)}`)],
    ["headers of parts", "headers", parts(9, `Content-Type: text/plain; ${'a="b"; '.repeat(30_000)}`)],
  ])("by %s is left for people, and what it has too much of is told", async (_, excess, letter) => {
    expect(await taken(letter)).toEqual({ outcome: "setAside", excess });
  });

  test("is told from a letter that has much of everything", async () => {
    const words = "--b19\r\nContent-Type: text/plain\r\n\r\nTak.\r\n--b19--\r\n";
    expect((await taken(nested(19, words))).outcome).not.toBe("setAside");
    expect((await taken(parts(900, "Content-Type: text/plain", "Tak."))).outcome).toBe("relayed");
    expect((await taken(answer("L-ABC234", `Tak.\r\n${"> -- \r\n".repeat(50_000)}`))).outcome).toBe("relayed");
  });

  test("is set aside the first time it is read, by name, and the next one reaches the student", async () => {
    const lines: Record<string, unknown>[] = [];
    const log = createLog("info", { write: (line: string) => void lines.push(JSON.parse(line) as never) });
    const server = await startMailServer();
    const desk = recordingDesk();
    const follower = followed("one", server.imap, memoryStore(), desk, { log });
    try {
      await server.send(nested(990, "--b1x\r\n".repeat(10_000)));
      await server.send(answer("L-ABC234", "Proszę przyjść we wtorek."));
      follower.start();
      await follower.count(2);
    } finally {
      await follower.stop();
      await server.close();
    }
    expect(follower.outcomes).toEqual(["setAside", "relayed"]);
    expect(lines.filter(({ level }) => level === 50)).toMatchObject([
      { uid: 1, outcome: "setAside", excess: "delimiters" },
    ]);
    expect(desk.replies.map(({ action }) => action.text)).toEqual(["Proszę przyjść we wtorek."]);
  });
});

describe("what looks like a mail server's report", () => {
  const encoded = Buffer.from("Your message could not be delivered.").toString("base64");
  const from = { From: "mailer-daemon@evil.example", "Content-Transfer-Encoding": "base64" };
  const unsigned = { To: "legitka@uni.opole.pl" };

  test("is not taken apart when it proves no letter of ours, but read as it stands", async () => {
    expect(await taken(answer("L-ABC234", encoded, { ...from, ...unsigned }))).toEqual({ outcome: "stranger" });
    const plain = { ...from, "Content-Transfer-Encoding": "7bit", ...unsigned };
    expect(await taken(answer("L-ABC234", "Your message could not be delivered.", plain))).toEqual({
      outcome: "unmatched",
    });
  });

  test("is taken apart when it proves one, whoever sends it", async () => {
    expect(await taken(answer("L-ABC234", encoded, from))).toEqual({ outcome: "bounced", ticket: "L-ABC234" });
  });

  test("is not believed when it cannot be taken apart, even if it proves one", async () => {
    const base64 = `--b30\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded}\r\n--b30--`;
    const letter = nested(30, base64, { From: "mailer-daemon@evil.example" });
    expect(await taken(letter)).toEqual({ outcome: "stranger" });
  });
});

test("signatures are looked for among a thousand at most", async () => {
  const invented = "l-abc234.aaaaaaaaaaaaaaaa ";
  const { token } = addresses.of("L-ABC234");
  const take = createLetterTaker({ desk: recordingDesk(), addresses, domains: ["uni.opole.pl"] });
  const letter = (before: number): Buffer =>
    Buffer.from(answer("L-ABC234", `Tak.\r\n\r\n> ${invented.repeat(before)}${token}`, { To: "legitka@uni.opole.pl" }));
  expect((await take(letter(900))).outcome).toBe("relayed");
  expect((await take(letter(1_000))).outcome).toBe("unmatched");
});

test("of text in UTF-7, which takes long to decode, only the beginning is read, in all parts together", async () => {
  const { token } = addresses.of("L-ABC234");
  const header = "Content-Type: text/plain; charset=UTF-7";
  const letter = (before: number): string =>
    parts(3, header, "+AGE-".repeat(before)).replace("--b--", `--b\r\n${header}\r\n\r\n${token}\r\n--b--`);
  const unsigned = (text: string): string => text.replace(/^To: .*$/m, "To: legitka@uni.opole.pl");
  expect((await taken(unsigned(letter(1_000)))).outcome).toBe("relayed");
  expect((await taken(unsigned(letter(10_000)))).outcome).toBe("unmatched");
});
