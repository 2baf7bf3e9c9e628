import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { bounded } from "../../support/fuzz";
import { taker } from "./followed";
import { recordingDesk } from "./recordingDesk";

const folder = join(__dirname, "letters");
const letters = readdirSync(folder)
  .filter((it) => it.endsWith(".eml"))
  .map((it) => readFileSync(join(folder, it), "latin1"));

/** Contents that broken programs and malicious people put into letters. */
const odd = fc.oneof(
  fc.constantFrom("\r\n\r\n", "\r\n", "\u0000", "--", "=?utf-8?B?", "=?x?Q?=ff?=", "Content-Type: multipart/mixed\r\n"),
  fc.constantFrom(
    "Content-Transfer-Encoding: base64\r\n",
    'boundary=""',
    "<",
    "<div>".repeat(200),
    "\ufeff",
    "Date: \r\n",
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom("From: ", "From: @\r\n", "From: a@b, c@d\r\n", "Message-ID: \r\n", "Message-ID: <>\r\n"),
);

/** A letter of the collection in which one to four sections are replaced. */
const spoiltLetter = fc
  .record({
    letter: fc.constantFrom(...letters),
    changes: fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(200), put: odd }), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map(({ letter, changes }) =>
    changes.reduce((it, { at, cut, put }) => {
      const from = Math.floor(at * it.length);
      return it.slice(0, from) + put + it.slice(from + cut);
    }, letter),
  );

test("no letter, however spoilt, throws: it is relayed, or it is said why not", async () => {
  await fc.assert(
    fc.asyncProperty(spoiltLetter, async (letter) => {
      const { outcome } = await taker(recordingDesk())(Buffer.from(letter, "latin1"));
      expect(outcome).toMatch(/^[a-z]+$/i);
    }),
    bounded(150),
  );
});
