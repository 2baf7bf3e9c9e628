import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import type { z } from "zod";
import { holds } from "../../dialogs/kit/answersFor";
import { givenBy } from "../../dialogs/kit/given";
import type { Institution } from "../../dialogs/kit/institution";
import {
  staffAnswerFile,
  staffAnswerName,
  staffPlaceholders,
  type StaffAnswer,
  type StaffAnswerFile,
} from "../../dialogs/kit/staffAnswer";
import { languages, type Words } from "../../dialogs/kit/text";
import { Fault } from "../foundation/fault";
import { valuesIn } from "./message";

/** The common answers that staff have ready, by name. */
export type StaffAnswerFiles = ReadonlyMap<string, StaffAnswerFile>;

/**
 * Loads the common answers that staff have ready, each from its own file.
 *
 * @param folder the path of `dialogs/`
 * @throws a fault that names the file and what is wrong with it
 */
export function loadStaffAnswerFiles(folder: string): StaffAnswerFiles {
  const files = readdirSync(join(folder, "staffAnswers")).filter((it) => it.endsWith(".yaml"));
  return new Map(
    files
      .sort()
      .map((file) => [
        file.slice(0, -".yaml".length),
        readStaffAnswer(file, readFileSync(join(folder, "staffAnswers", file), "utf8")),
      ]),
  );
}

/** @throws a fault that names the file and what is wrong with it */
export function readStaffAnswer(file: string, yaml: string): StaffAnswerFile {
  const place = `dialogs/staffAnswers/${file}`;
  if (!staffAnswerName.safeParse(file.slice(0, -".yaml".length)).success)
    throw wrong(place, "its name is to have small plain letters, digits and hyphens, like nowy-telefon.yaml");
  const parsed = staffAnswerFile.safeParse(read(place, yaml));
  if (!parsed.success) throw wrong(place, problemOf(parsed.error));
  const { placeholders, link } = parsed.data;
  for (const { text } of parsed.data.answers) checkValues(place, { placeholders, link }, text);
  return parsed.data;
}

function read(place: string, yaml: string): unknown {
  try {
    return load(yaml);
  } catch (cause) {
    throw wrong(place, `it is not YAML (${cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : ""})`);
  }
}

function problemOf({ issues: [first] }: z.ZodError): string {
  const where = first?.path.join(".") ?? "";
  return `${where === "" ? "" : `${where}: `}${first?.message ?? ""}`;
}

/** The values that every text of the institution may use. */
const givenNames = (institution?: Institution): ReadonlySet<string> | undefined =>
  institution && new Set(Object.keys(givenBy(institution)));

/** A text uses the values that its answer declares and no others, except for those that every text may use. */
function checkValues(
  place: string,
  { placeholders, link }: Pick<StaffAnswer, "placeholders" | "link">,
  text: Words,
  institution?: Institution,
): void {
  if (placeholders.includes("link") !== (link !== undefined))
    throw wrong(place, "link: the page is to be named exactly where «link» is among the placeholders");
  for (const lang of languages) {
    const used = usedIn(place, text[lang] ?? "", lang);
    const given = givenNames(institution);
    for (const name of used) {
      const known = staffPlaceholders.find((it) => it === name);
      if (known ? !placeholders.includes(known) : given && !given.has(name))
        throw wrong(place, `the text in ${lang} uses {${name}}, which is not among its placeholders`);
    }
    const unused = placeholders.find((it) => !used.includes(it));
    if (unused !== undefined)
      throw wrong(place, `the text in ${lang} does not use {${unused}}, one of its placeholders`);
  }
}

function usedIn(place: string, text: string, lang: (typeof languages)[number]): readonly string[] {
  try {
    return valuesIn(text, lang);
  } catch {
    throw wrong(place, `the text in ${lang} is no ICU message: a brace is not closed, or a choice is incomplete`);
  }
}

/**
 * The answers as they hold at an institution, by name.
 *
 * @throws a fault that names the institution's file, or a common one, and what is wrong with it
 */
export function staffAnswersFor(files: StaffAnswerFiles, institution: Institution): readonly StaffAnswer[] {
  const own = institution.staffAnswers;
  const place = `dialogs/institutions/${institution.id}.yaml`;
  const common = [...files].flatMap(([name, file]): StaffAnswer[] => {
    if (Object.hasOwn(own, name)) return [];
    const at = file.answers.findIndex(({ holdsFor }) => holds(holdsFor, institution));
    const found = file.answers[at];
    if (!found) return [];
    const { title, topics, placeholders, link } = file;
    checkValues(`dialogs/staffAnswers/${name}.yaml`, { placeholders, link }, found.text, institution);
    const from = { at, holdsFor: found.holdsFor ?? {} };
    return [{ name, title, topics, placeholders, link, text: found.text, from, hasOwnTitle: false }];
  });
  const theirs = Object.entries(own).flatMap(([name, it]): StaffAnswer[] => {
    const file = files.get(name);
    const where = `${place}, staffAnswers.${name}`;
    if (it === "off") {
      if (!file) throw wrong(where, "there is no such answer to switch off");
      return [];
    }
    const { text, placeholders, link } = it;
    const title = it.title ?? file?.title;
    const topics = it.topics ?? file?.topics;
    if (!title || !topics) throw wrong(where, "an answer that is not among the common ones needs a title and topics");
    checkValues(where, { placeholders, link }, text, institution);
    return [{ name, title, topics, placeholders, link, text, from: "own", hasOwnTitle: it.title !== undefined }];
  });
  return [...common, ...theirs].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The texts of the answers, by key. */
export const staffAnswerTexts = (answers: readonly StaffAnswer[]): [key: string, words: Words][] =>
  answers.flatMap(({ name, title, text }): [string, Words][] => [
    [`staffAnswers.${name}.title`, title],
    [`staffAnswers.${name}.text`, text],
  ]);

const wrong = (place: string, problem: string): Fault =>
  new Fault({
    code: "staffAnswers.wrong",
    message: `An answer for staff cannot be used: ${place}: ${problem}.`,
    next: "Correct the file; CONTRIBUTING.md says what belongs into it.",
  });
