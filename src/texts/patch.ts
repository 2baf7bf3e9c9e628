import type { Replacement } from "./yamlEdit";

/** How many unchanged lines stand around a change. */
const around = 3;

/** Some lines of a file, and what they become. */
interface Change {
  readonly from: number;
  /** The first line that stays. */
  readonly to: number;
  readonly lines: readonly string[];
}

/** Applies replacements to a text. */
export function replaced(text: string, replacements: readonly Replacement[]): string {
  let done = "";
  let at = 0;
  for (const { from, to, text: words } of sorted(replacements)) {
    done += text.slice(at, from) + words;
    at = to;
  }
  return done + text.slice(at);
}

/** The replacements in a file as a patch for `git apply`; an empty text if there are none. */
export function patchOf(path: string, text: string, replacements: readonly Replacement[]): string {
  const changes = changesIn(text, replacements);
  if (changes.length === 0) return "";
  const lines = text.split("\n");
  let moved = 0;
  const hunks = grouped(changes).map((group) => {
    const from = Math.max(0, (group[0]?.from ?? 0) - around);
    // The empty piece after the last line break is not a line.
    const to = Math.min(lines.at(-1) === "" ? lines.length - 1 : lines.length, (group.at(-1)?.to ?? 0) + around);
    const body: string[] = [];
    let at = from;
    let after = to - from;
    for (const change of group) {
      body.push(...lines.slice(at, change.from).map((it) => ` ${it}`));
      body.push(...lines.slice(change.from, change.to).map((it) => `-${it}`));
      body.push(...change.lines.map((it) => `+${it}`));
      after += change.lines.length - (change.to - change.from);
      at = change.to;
    }
    body.push(...lines.slice(at, to).map((it) => ` ${it}`));
    const head = `@@ -${from + 1},${to - from} +${from + 1 + moved},${after} @@`;
    moved += after - (to - from);
    return [head, ...body].join("\n");
  });
  return `${[`--- a/${path}`, `+++ b/${path}`, ...hunks].join("\n")}\n`;
}

const sorted = (them: readonly Replacement[]): Replacement[] => [...them].sort((one, other) => one.from - other.from);

/** The lines that change; replacements on one line are one change. */
function changesIn(text: string, replacements: readonly Replacement[]): Change[] {
  const pieces: { from: number; to: number; them: Replacement[] }[] = [];
  for (const it of sorted(replacements)) {
    const from = text.lastIndexOf("\n", it.from - 1) + 1;
    const end = text.indexOf("\n", Math.max(it.from, it.to - 1));
    const to = end < 0 ? text.length : end;
    const last = pieces.at(-1);
    if (last && from <= last.to) {
      last.to = Math.max(last.to, to);
      last.them.push(it);
    } else pieces.push({ from, to, them: [it] });
  }
  return pieces.map(({ from, to, them }) => {
    const before = text.slice(from, to);
    const moved = them.map((it) => ({ ...it, from: it.from - from, to: Math.min(it.to, to) - from }));
    const first = text.slice(0, from).split("\n").length - 1;
    return {
      from: first,
      to: first + before.split("\n").length,
      lines: replaced(before, moved).replace(/\n$/, "").split("\n"),
    };
  });
}

/** Changes that stand so close that they share their surroundings. */
function grouped(changes: readonly Change[]): Change[][] {
  const groups: Change[][] = [];
  for (const it of changes) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && it.from - last.to <= 2 * around) group.push(it);
    else groups.push([it]);
  }
  return groups;
}
