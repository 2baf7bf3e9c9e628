import { addressIn } from "../../../src/tickets/mail/author";
import { addresses, answer } from "./followed";
import { createLetterTaker } from "./letterTaker";
import { recordingDesk } from "./recordingDesk";

const anna = "anna.nowak@uni.opole.pl";

describe("the sender of a letter", () => {
  test.each([
    anna,
    `<${anna}>`,
    `Anna Nowak <${anna}>`,
    `Anna Nowak <Anna.Nowak@uni.opole.pl>`,
    `"Nowak, Anna" <${anna}>`,
    `"anna@example.org" <${anna}>`,
    `"Anna \\"Ania\\" Nowak" <${anna}>`,
    `${anna} <${anna}>`,
    `${anna} (Anna Nowak)`,
    `Anna Nowak (Dziekanat) <${anna}>`,
    `[UO] dr hab. Anna Nowak <${anna}>`,
    `=?utf-8?Q?Bo=C5=BCena?= =?utf-8?B?V2lsaw==?= <${anna}>`,
    `Bo\u00c5\u00bcena <${anna}>`,
  ])("is found in %s", (line) => expect(addressIn(line)).toBe(anna));

  test.each([
    `<${anna}> <a@evil.example>`,
    `<a@evil.example> <${anna}>`,
    `a@evil.example <${anna}>`,
    `${anna} <a@evil.example>`,
    `a@evil.example, ${anna}`,
    `${anna},`,
    "anna@evil.example@uni.opole.pl",
    "<anna@evil.example@uni.opole.pl>",
    `<@evil.example:${anna}>`,
    `Dziekanat: ${anna};`,
    `${anna}(a@evil`,
    `${anna}(a@evil.example)`,
    `${anna} (a@evil.example)`,
    "anna@(evil.example)uni.opole.pl",
    "anna(evil)@uni.opole.pl",
    `a@evil.example ( <${anna}>`,
    `Anna ) <${anna}>`,
    `"Anna <${anna}>`,
    `"a@evil.example"@uni.opole.pl`,
    `<"a@evil.example x"@uni.opole.pl>`,
    `\\"<a@evil.example>\\" <${anna}>`,
    `a@evil.example ${anna}`,
    `Anna ${anna}`,
    "=?utf-8?q?anna=40uni=2Eopole=2Epl=2C?= a@evil.example",
    `${anna}\0@evil.example`,
    "anna@uni\u3002opole.pl",
    `((((( ${anna}`,
    "",
  ])("cannot be determined from %j", (line) => expect(addressIn(line)).toBeUndefined());

  test.each([
    `<${anna}> <a@evil.example>`,
    "anna@evil.example@uni.opole.pl",
    `<@evil.example:${anna}>`,
    `${anna}(a@evil`,
  ])("prevents a letter that proves its ticket from reaching the student if it is %s", async (From) => {
    const desk = recordingDesk();
    for (const authservId of [undefined, "mx.uni.opole.pl"]) {
      const take = createLetterTaker({ desk, addresses, domains: ["uni.opole.pl"], authservId });
      const confirmed = { "Authentication-Results": "mx.uni.opole.pl; dmarc=pass header.from=uni.opole.pl" };
      expect(await take(Buffer.from(answer("L-ABC234", "Tak.", { From, ...confirmed })))).toEqual({
        outcome: "stranger",
      });
    }
    expect(desk.asked()).toBe(0);
  });
});
