import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { addresses } from "./followed";
import { recordingDesk } from "./recordingDesk";
import type { LetterOutcome } from "../../../src/tickets/mail/outcome";
import { createLetterTaker } from "./letterTaker";

const dir = join(__dirname, "letters");
const read = (name: string): Buffer => readFileSync(join(dir, `${name}.eml`));
const names = readdirSync(dir).flatMap((it) => (it.endsWith(".eml") ? [it.slice(0, -4)] : []));
const toStudents = names.filter((it) => readdirSync(dir).includes(`${it}.txt`));

async function take(source: Buffer, more: { authservId?: string; domains?: string[] } = {}) {
  const desk = recordingDesk(["L-GCNE22"]);
  const taken = await createLetterTaker({
    desk,
    addresses,
    domains: ["uni.opole.pl"],
    ownSentences: ["Zgłoszenie z czatu Legitka (Uniwersytet Opolski)."],
    ...more,
  })(source);
  return { ...taken, desk };
}

describe("of a letter of the staff, the student reads only what was newly written", () => {
  test.each(toStudents)("%s", async (name) => {
    const { outcome, ticket, desk } = await take(read(name));
    expect([outcome, ticket]).toEqual(["relayed", "L-ABC234"]);
    expect(`${desk.replies[0]?.action.text ?? ""}\n`).toBe(readFileSync(join(dir, `${name}.txt`), "utf8"));
    expect(desk.replies[0]?.action.text).not.toMatch(/fmanm257jvgvj2vb|Zamówiłam|zaległości|wewnętrzna/);
  });

  test("in letters of all the programs people use", () => expect(toStudents.length).toBeGreaterThan(25));
});

const others: Record<string, LetterOutcome> = {
  "not-only-notes": "note",
  "not-empty": "empty",
  "auto-outlook-pl": "automatic",
  "auto-subject-only": "automatic",
  "auto-gmail-vacation": "automatic",
  "auto-read-receipt": "automatic",
  "auto-delayed": "automatic",
  "bounce-postfix": "bounced",
  "bounce-exchange-pl": "bounced",
  "bounce-plain-qmail": "bounced",
  "bounce-forged": "unmatched",
  "bounce-forged-other": "unmatched",
  "own-copy": "own",
  stranger: "stranger",
  "stranger-lookalike": "stranger",
  "stranger-name": "stranger",
  "stranger-two-authors": "stranger",
  "stranger-two-froms": "stranger",
  "stranger-student": "stranger",
  "forged-dmarc": "forged",
  unproven: "unproven",
  unmatched: "unmatched",
};

describe("no student is told about", () => {
  test.each(names.filter((it) => !toStudents.includes(it)))("%s", async (name) => {
    const { outcome, desk } = await take(read(name));
    expect(outcome).toBe(others[name]);
    expect(desk.replies).toEqual([]);
    expect(desk.bounces.map(({ ticket }) => ticket)).toEqual(outcome === "bounced" ? ["L-ABC234"] : []);
  });
});
