import { letterPieces, letterText } from "../../../src/tickets/letterText";
import { copy } from "../../support/copy";
import { describedProblem } from "./answering";
import { createLetterTaker } from "./letterTaker";
import { addresses, answer } from "./followed";
import { recordingDesk, type RecordingDesk } from "./recordingDesk";

/** The first letter of a ticket as staff get it. */
export const ourLetter = letterText(
  letterPieces(
    (key, values) => copy(`mail.${key}`, values),
    { university: "Uniwersytet Opolski", support: "pomoc@uni.opole.pl" },
    { about: "opened", ticket: "L-ABC234", index: 0 },
    {
      text: describedProblem,
      entries: [],
      board: null,
      facts: [
        { name: "Wydział", value: "Wydział Nauk Społecznych" },
        { name: "Stan", value: "kod gotowy do pobrania" },
      ],
    },
    addresses.of("L-ABC234"),
  ),
);

/** The same letter as mail programs repeat it: with quote marks, and in HTML. */
export const marked = ourLetter.replace(/^/gm, "> ");
export const asHtml = ourLetter.replace(/\n/g, "<br>\n");

/** A header block of Outlook, which repeats the letter below it without any mark. */
export const outlookBlock =
  "Od: Legitka <legitka@uni.opole.pl>\nWysłano: piątek, 6 listopada 2026 10:12\nDo: zgloszenia@uni.opole.pl\nTemat: [L-ABC234] mLegitymacja";

export const html = { "Content-Type": "text/html; charset=utf-8" };
export const mixed = { "Content-Type": 'multipart/mixed; boundary="b"' };
export const alternative = { "Content-Type": 'multipart/alternative; boundary="b"' };

/** A header's value that contains more than ASCII. */
export const encoded = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString("base64")}?=`;

/** Takes in a letter; returns the result and the desk that recorded it. */
export async function taken(source: Buffer): Promise<{ outcome: string; desk: RecordingDesk }> {
  const desk = recordingDesk();
  const take = createLetterTaker({
    desk,
    addresses,
    domains: ["uni.opole.pl"],
    ownSentences: ["Zgłoszenie z czatu Legitka (Uniwersytet Opolski)."],
  });
  const { outcome } = await take(source);
  return { outcome, desk };
}

/** The words of a letter that the student reads; when there are none, the letter's result in angle brackets. */
export async function read(body: string, headers: Record<string, string> = {}): Promise<string> {
  const source = answer("L-ABC234", body.replace(/\r?\n/g, "\r\n"), {
    "MIME-Version": "1.0",
    "Content-Transfer-Encoding": "8bit",
    ...headers,
  });
  const { outcome, desk } = await taken(Buffer.from(source));
  return outcome === "relayed" ? desk.replies.map(({ action }) => action.text).join("\n\n") : `<${outcome}>`;
}
