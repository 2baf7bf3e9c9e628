import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { languages } from "../../../dialogs/kit/text";
import { institutions } from "../../support/institution";
import { root } from "../../support/root";
import { accept, walksOf } from "./golden";
import { journeys } from "./students";

/**
 * `npm run transcripts` writes what the invented students see, in real sentences, below `dist/transcripts`; with names, only of these students.
 * `npm run transcripts -- accept` also takes what they see now as what they should see.
 */
async function main(given: readonly string[]): Promise<void> {
  const isAccepting = given.includes("accept");
  const wanted = given.filter((it) => it !== "accept");
  const chosen = journeys.filter(({ name }) => wanted.length === 0 || wanted.includes(name.toLowerCase()));
  for (const journey of chosen) {
    const walks = await walksOf(journey);
    if (isAccepting) accept(journey, walks);
    for (const at of institutions)
      for (const lang of languages) {
        const file = join("dist", "transcripts", at, lang, `${journey.name.toLowerCase()}.txt`);
        mkdirSync(dirname(join(root, file)), { recursive: true });
        writeFileSync(join(root, file), `${journey.name}. ${journey.who}\n${walks[at].sentences[lang]}\n`);
        process.stdout.write(`${file}\n`);
      }
  }
}

void main(process.argv.slice(2));
