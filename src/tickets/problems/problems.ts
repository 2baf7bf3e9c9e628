import { z } from "zod";
import { wordsSchema } from "../../../dialogs/kit/text";
import { phrasesIn } from "../../../dialogs/kit/knownProblem";
import { defineRecord } from "../../store/record";
import type { Key, Store } from "../../store/port";
import { update } from "../../store/update";

const problemSchema = z.object({
  id: z.string(),
  /** The phrases by which a student's text is taken to be about it, as staff typed them. */
  phrases: z.string(),
  /** The text that students read about it. */
  state: wordsSchema,
  /** When that was last written, ISO 8601. */
  at: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;

const problemsRecord = defineRecord({
  kind: "knownProblems",
  version: 1,
  schema: z.object({ problems: z.array(problemSchema) }),
});
const key: Key = { kind: "knownProblems", partition: "knownProblems" };

/** Staff could not survey more, and each is compared with what a student writes. */
export const mostProblems = 20;

/** Problems that staff know of: a student who writes about one reads its state before anything is sent. */
export interface Problems {
  /** Those that are not over, oldest first. */
  list(): Promise<readonly Problem[]>;
  /** Keeps a problem, in the place of the one with its id; false when there are too many. */
  put(problem: Omit<Problem, "at">): Promise<boolean>;
  /** Ends a problem; false when somebody already did. */
  end(id: string): Promise<boolean>;
}

export function createProblems({ store, clock }: { readonly store: Store; readonly clock: () => number }): Problems {
  return {
    async list() {
      const stored = await store.get(key);
      return stored ? problemsRecord.read(stored).problems : [];
    },
    async put(problem) {
      const at = new Date(clock()).toISOString();
      let isKept = false;
      await update(store, key, problemsRecord, (it = { problems: [] }) => {
        const place = it.problems.findIndex(({ id }) => id === problem.id);
        isKept = place >= 0 || it.problems.length < mostProblems;
        if (!isKept) return it;
        const next = { ...problem, at };
        return { problems: place < 0 ? [...it.problems, next] : it.problems.with(place, next) };
      });
      return isKept;
    },
    async end(id) {
      let isEnded = false;
      await update(store, key, problemsRecord, (it = { problems: [] }) => {
        isEnded = it.problems.some((one) => one.id === id);
        return isEnded ? { problems: it.problems.filter((one) => one.id !== id) } : it;
      });
      return isEnded;
    },
  };
}

/** The problem as a dialog compares it with a text. */
export const problemFact = ({ id, phrases, state, at }: Problem) => ({ id, phrases: phrasesIn(phrases), state, at });
