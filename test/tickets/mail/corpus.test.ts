import { readdirSync } from "node:fs";
import { join } from "node:path";
import { comparable, corpus, sourceOf, type Allowed } from "./corpusLetters";
import { officeTaker } from "./followed";
import { recordingDesk } from "./recordingDesk";

/** The result of a letter: the words for the student, and what staff were told. */
interface Became {
  readonly outcome: string;
  readonly words: string;
  readonly attachments: readonly string[];
  readonly toldStaff: number;
  /** The files that the student cannot open, and those of which staff were told so. */
  readonly unseen: readonly string[];
  readonly toldUnseen: readonly string[];
}

async function became(file: string): Promise<Became> {
  const desk = recordingDesk();
  const take = officeTaker(desk);
  const { outcome } = await take(sourceOf(file));
  const files = desk.replies.flatMap(({ action }) => action.files ?? []);
  const isEncrypted = outcome === "unclear" && desk.unreached.every(({ what }) => what?.why === "encrypted");
  return {
    outcome: isEncrypted ? "encrypted" : outcome,
    words: comparable(desk.replies.map(({ action }) => action.text).join("\n\n")),
    attachments: files.map(({ name, type, bytes }) => `${name}|${type}|${bytes}`),
    // A note that files could not be unpacked or passed on comes in addition to the words, which do arrive.
    toldStaff: desk.unreached.filter(({ what }) => what?.why !== "packed" && what?.why !== "files").length,
    unseen: files.filter(({ content }) => content === undefined).map(({ name }) => name),
    toldUnseen: desk.unreached.flatMap(({ what }) => (what?.why === "files" ? what.text.split("\n") : [])),
  };
}

/** The expected result that is nearest to the actual one, so that a failure shows the difference. */
function expected(allowed: readonly Allowed[], { outcome, words, toldStaff }: Became): Partial<Became> {
  const nothing = { words: "", attachments: [] };
  for (const one of allowed) {
    if (one.pieces) {
      if (outcome === "unclear" && toldStaff > 0) return { ...nothing, outcome };
      if (comparable(one.pieces.join("\n")) === words) return { outcome: "relayed", words, toldStaff: 0 };
    } else if (one.words === undefined) {
      if (one.outcomes.includes(outcome)) return { ...nothing, outcome, toldStaff: one.isTold ? 1 : 0 };
    } else if (comparable(one.words) === words) return { outcome: "relayed", words, toldStaff: 0 };
  }
  const [first] = allowed;
  return first?.words === undefined
    ? { ...nothing, outcome: first?.outcomes.join(" or ") ?? "" }
    : { outcome: "relayed", words: comparable(first.words) };
}

describe("a letter reaches the student as its writer meant it", () => {
  test.each(corpus)("$file: $kind", async ({ file, allowed, attachments }) => {
    const it = await became(file);
    expect(it).toMatchObject(expected(allowed, it));
    expect(it.toldUnseen).toEqual(it.unseen);
    if (attachments) expect(it.attachments).toEqual(attachments);
    expect(`${it.words} ${it.attachments.join(" ")}`).not.toContain("fmanm257jvgvj2vb");
  });

  test("no letter of the folder is left out", () => {
    const files = readdirSync(join(__dirname, "corpus")).filter((it) => it.endsWith(".eml"));
    expect(corpus.map(({ file }) => file)).toEqual(files.sort());
  });
});
