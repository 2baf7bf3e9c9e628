import { createBreaker } from "../ops/breaker";
import type { Understood } from "../conversation/hearText";
import type { Unsure } from "../conversation/onMissed";
import type { Meaning } from "../understanding";
import { ask, type Endpoint } from "./ask";

/** What became of a look for a second opinion. */
export type OpinionOutcome = "opened" | "reordered" | "useless" | "failed" | "skipped";

export interface SecondOpinionParts {
  readonly endpoint: Endpoint;
  readonly fetch: typeof globalThis.fetch;
  /** Takes out what tells who wrote a text. */
  readonly mask: (text: string, names: readonly (string | undefined)[]) => string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly count: (outcome: OpinionOutcome) => void;
  readonly timeoutMs?: number;
}

export interface Writer {
  /** In the chat and at USOS. */
  readonly name?: string | undefined;
  readonly firstName?: string | undefined;
  readonly signedIn: boolean;
}

/** Never throws; answers `before` where the opinion is of no use. */
export type SecondOpinion = (text: string, before: Unsure, writer: Writer) => Promise<Understood>;

/** A student waits for it. */
const patienceMs = 1_500;
/** So many at a time; others do without, for a queue would only make everybody wait. */
const atOnce = 4;
const failures = 5;
const openMs = 60_000;
const longest = 500;

/**
 * Asks a language model in the university's own house about texts the understanding cannot tell. The model sees one masked text,
 * and its answer is one of the known meanings; what that may do is `reconsidered`'s to say. After failures in a row it is left alone for
 * a minute.
 */
export function createSecondOpinion(parts: SecondOpinionParts): SecondOpinion {
  const { endpoint, fetch, mask, clock, count, timeoutMs = patienceMs } = parts;
  const breaker = createBreaker({ failures, openMs, now: clock });
  let underWay = 0;

  async function meaningOf(message: string): Promise<Meaning | undefined> {
    try {
      const meaning = await ask(fetch, endpoint, message, AbortSignal.timeout(timeoutMs));
      breaker.settle("answered");
      return meaning;
    } catch {
      // Whatever it was, the student is answered without; the count tells the operator.
      breaker.settle("failed");
      return undefined;
    }
  }

  return async (text, before, { name, firstName, signedIn }) => {
    const message = mask(text, [name, firstName]).slice(0, longest);
    if (!/\p{L}{2}/u.test(message) || underWay >= atOnce || breaker.enter() !== null) {
      count("skipped");
      return before;
    }
    underWay += 1;
    const meaning = await meaningOf(message);
    underWay -= 1;
    const after = meaning === undefined ? before : reconsidered(before, meaning, signedIn);
    count(
      meaning === undefined
        ? "failed"
        : after === before
          ? "useless"
          : after.kind === "likely"
            ? "opened"
            : "reordered",
    );
    return after;
  };
}

/** Open what shows something and changes nothing, not even where somebody signs in. */
const onlyReads: ReadonlySet<Meaning> = new Set<Meaning>([
  ...(["whatIsIt", "price", "waiting", "train", "elsewhere", "offline", "screenshot", "phoneRequirements"] as const),
  ...(["onePhone", "twoPhones", "codeLifetime", "renewsItself", "graduate", "severalProgrammes"] as const),
  ...(["nameChange", "wrongData", "photo", "plastic", "noPesel", "foreigner", "profilZaufany", "appPassword"] as const),
  ...(["verify", "safety", "bot", "officeContact", "outage", "eligibility", "activate", "tickets"] as const),
]);
/** The same for those who are signed in; others would be led to the sign-in. */
const onlyReadsOwn: ReadonlySet<Meaning> = new Set<Meaning>(["status"]);

/** What is thought after an opinion: it opens what only reads, and puts a guess that was there already first; nothing else. */
export function reconsidered(before: Unsure, opinion: Meaning, signedIn: boolean): Understood {
  if (opinion === "other") return before;
  const guesses = before.kind === "unsure" ? before.guesses : [];
  const others = guesses.filter((it) => it !== opinion);
  const lang = before.lang === undefined ? {} : { lang: before.lang };
  if (onlyReads.has(opinion) || (signedIn && onlyReadsOwn.has(opinion)))
    return { kind: "likely", intent: opinion, others: others.slice(0, 2), ...lang };
  const isNew = others.length === guesses.length || guesses[0] === opinion;
  return isNew ? before : { kind: "unsure", guesses: [opinion, ...others], ...lang };
}
