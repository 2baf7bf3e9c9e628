import type { Span } from "./asRead";

/** Something that may have been typed in several groups: «440514 01359», «QENF-28GK». */
export interface SplitRun extends Span {
  readonly groups: readonly string[];
  /** The text between the groups. */
  readonly between: readonly string[];
  /** The groups with the text between them. */
  readonly found: string;
  /** The text around it, as far as it matters. */
  readonly before: string;
  readonly after: string;
}

interface Kind {
  readonly group: RegExp;
  readonly separator: RegExp;
  /** The characters of all groups together. */
  readonly length: number;
}

const longestSeparator = 8;
const nearby = 60;

/**
 * Finds runs of whole groups that together have that length. A number in front of a run may be combined with the run's beginning,
 * so each group is tried as the first one.
 */
export function splitRuns(text: string, kind: Kind, isOne: (run: SplitRun) => boolean): SplitRun[] {
  const groups = Array.from(text.matchAll(kind.group), ({ index, 0: it }) => ({ at: index, end: index + it.length }));
  const found: SplitRun[] = [];
  let next = 0;
  groups.forEach((_, first) => {
    const count = first < next ? 0 : groupsFrom(text, groups, first, kind);
    if (count === 0) return;
    const run = runOf(text, groups.slice(first, first + count));
    if (!isOne(run)) return;
    found.push(run);
    next = first + count;
  });
  return found;
}

/** How many groups, starting with `first`, together have the length; 0 if none have. */
function groupsFrom(text: string, groups: readonly Span[], first: number, { separator, length }: Kind): number {
  let left = length;
  for (let at = first; at < groups.length; at += 1) {
    const { at: begin = 0, end = 0 } = groups[at] ?? {};
    const before = at === first ? undefined : text.slice(groups[at - 1]?.end, begin);
    if (before !== undefined && (before.length > longestSeparator || !separator.test(before))) return 0;
    left -= end - begin;
    if (left === 0) return at - first + 1;
    if (left < 0) return 0;
  }
  return 0;
}

function runOf(text: string, spans: readonly Span[]): SplitRun {
  const at = spans[0]?.at ?? 0;
  const end = spans.at(-1)?.end ?? at;
  return {
    at,
    end,
    groups: spans.map((it) => text.slice(it.at, it.end)),
    between: spans.slice(1).map((it, before) => text.slice(spans[before]?.end, it.at)),
    found: text.slice(at, end),
    before: text.slice(Math.max(0, at - nearby), at),
    after: text.slice(end, end + nearby),
  };
}
