import { languages, type Lang } from "../../../dialogs/kit/text";
import { institutions, type InstitutionName } from "../../support/institution";
import { openWorld } from "../../support/world";
import { align } from "./align";
import { createHeard, type Heard } from "./heard";
import { inUsos, type Journey } from "./journey";
import type { Line } from "./lines";
import { Walker } from "./walker";

/** A student's actions and their screen at a university: in real sentences by language, and by text key for all three. */
export interface Walked {
  readonly sentences: Readonly<Record<Lang, string>>;
  readonly byKey: readonly Marked[];
}

/** A line by text key, with the readers who see it. */
interface Marked {
  readonly text: string;
  readonly readers: ReadonlySet<Lang>;
}

/** Walks a journey through the real product, with its sandbox of USOS and a clock of its own. */
export async function walked(journey: Journey, at: InstitutionName): Promise<Walked> {
  const heard = createHeard();
  const world = await openWorld({
    at,
    start: journey.starts,
    readyAfterMs: 4 * 60_000,
    students: inUsos(journey, at),
    language: heard.listenedTo,
  });
  const walker = new Walker(at, world, heard, journey.name);
  try {
    await journey.walk(walker);
  } catch (cause) {
    throw new Error(`${journey.name} could not go on at ${at}:\n${plain(walker.lines.pl)}`, { cause });
  } finally {
    await world.close();
  }
  const { lines } = walker;
  return {
    sentences: { pl: plain(lines.pl), en: plain(lines.en), uk: plain(lines.uk) },
    byKey: named(lines, heard),
  };
}

const plain = (lines: readonly Line[]): string =>
  lines.map((line) => line.map((it) => (typeof it === "string" ? it : indented(it.said))).join("")).join("\n");

const indented = (sentence: string): string => sentence.replaceAll("\n", "\n  │   ");

/** A line in one or more languages; each part is what it may be called. */
interface Nameable {
  readonly parts: readonly (readonly string[])[];
  readonly readers: ReadonlySet<Lang>;
}

/**
 * Names the sentences of three transcripts and makes one of them. Words that two keys have in common in one language rarely coincide in all three, so a
 * sentence is called what all its readers can call it.
 */
function named(lines: Readonly<Record<Lang, readonly Line[]>>, heard: Heard): Marked[] {
  const [first, ...others] = languages.map((lang) => lines[lang].map((line) => nameable(line, lang, heard)));
  const all = others.reduce<Nameable[]>(
    (known, more) => align(known, more, canBeSame).flatMap(([one, other]) => together(one, other)),
    first ?? [],
  );
  return all.map(({ parts, readers }) => ({ text: parts.map(([name = ""]) => name).join(""), readers }));
}

const nameable = (line: Line, lang: Lang, heard: Heard): Nameable => ({
  parts: line.map((it) =>
    typeof it === "string" ? [it] : it.isOwn ? [heard.ownName(it.said, it.lang)] : heard.names(it.said, it.lang),
  ),
  readers: new Set([lang]),
});

const common = (one: readonly string[], other: readonly string[] = []): string[] =>
  one.filter((it) => other.includes(it));

const canBeSame = (one: Nameable, other: Nameable): boolean =>
  one.parts.length === other.parts.length && one.parts.every((it, at) => common(it, other.parts[at]).length > 0);

function together(one: Nameable | undefined, other: Nameable | undefined): Nameable[] {
  if (!one || !other) return [one, other].filter((it) => it !== undefined);
  const parts = one.parts.map((it, at) => common(it, other.parts[at]));
  return [{ parts, readers: new Set([...one.readers, ...other.readers]) }];
}

/** The golden text of a journey: one for all universities and languages, with a mark where something is only at one of them or only in some languages. */
export function goldenOf({ name, who }: Journey, walks: Readonly<Record<InstitutionName, Walked>>): string {
  const [one, other] = institutions;
  const same = (a: Marked, b: Marked): boolean => a.text === b.text && readersOf(a) === readersOf(b);
  const lines = align(walks[one].byKey, walks[other].byKey, same).map(([a, b]) => {
    const line = a ?? b;
    const where = a && b ? "" : a ? one : other;
    const mark = [where, readersOf(line)].filter((it) => it !== "").join(" ");
    return `${mark.padEnd(markWidth)}${line.text}`.trimEnd();
  });
  return [`${name}. ${who}`, ...lines, ""].join("\n");
}

const markWidth = 12;

const readersOf = ({ readers }: Marked): string =>
  readers.size === languages.length ? "" : languages.filter((it) => readers.has(it)).join("+");

/**
 * The lines that not everybody reads, except the name of the language, and what explains USOS's words to those who read them in a language that is not
 * theirs.
 */
export const unequal = ({ byKey }: Walked): string[] =>
  byKey
    .filter((it) => readersOf(it) !== "" && !/(?:\.means|: language\.(?:pl|en|uk))$/.test(it.text))
    .map((it) => `${readersOf(it)}: ${it.text}`);
