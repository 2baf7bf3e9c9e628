import { createBreaker, type BreakerState } from "../ops/breaker";
import { within } from "../foundation/within";
import type { Understood } from "../conversation/heard";
import type { Unsure } from "../conversation/onMissed";
import { topics, type Meaning } from "../understanding";
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
  /** Hears when the endpoint is left alone after failures (`open`), and when it answers again (`closed`). */
  readonly onCircuit?: (state: BreakerState) => void;
  /** How long a student waits. */
  readonly patienceMs?: number;
}

export interface Writer {
  /** In the chat and at USOS. */
  readonly name?: string | undefined;
  readonly firstName?: string | undefined;
  readonly signedIn: boolean;
}

/** Never throws; answers `before` where the opinion is of no use. */
export type SecondOpinion = (text: string, before: Unsure, writer: Writer) => Promise<Understood>;

/** So many at a time; others do without, for a queue would only make everybody wait. */
const atOnce = 4;
const failures = 5;
const openMs = 60_000;
const longest = 500;
/** A server that loads its model first takes so long, and gives up loading when whoever asked hangs up. */
const longestAnswerMs = 60_000;

/**
 * Asks a language model of the university about texts the understanding cannot tell. The model sees one masked text, and its answer
 * is one of the known meanings; what that may do is `reconsidered`'s to say. A student waits for a moment and is answered without it
 * then. After failures in a row it is left alone for a minute.
 */
export function createSecondOpinion(parts: SecondOpinionParts): SecondOpinion {
  const { endpoint, fetch, mask, clock, count, patienceMs = 1_500 } = parts;
  const breaker = createBreaker({ failures, openMs, now: clock, changed: parts.onCircuit });
  let underWay = 0;

  /** What the model says in time. */
  async function meaningOf(message: string): Promise<Meaning | undefined> {
    underWay += 1;
    const answering = ask(fetch, endpoint, message, AbortSignal.timeout(longestAnswerMs)).finally(
      () => (underWay -= 1),
    );
    const answer = await within(patienceMs, () => answering).catch(() => undefined);
    // Who answers too late is of as little use as who does not answer; who answers nonsense is there.
    breaker.settle(answer === undefined || answer.kind === "away" ? "failed" : "answered");
    return answer?.kind === "meaning" ? answer.meaning : undefined;
  }

  return async (text, before, { name, firstName, signedIn }) => {
    const message = Array.from(mask(text, [name, firstName]))
      .slice(0, longest)
      .join("");
    if (!/\p{L}{2}/u.test(message) || underWay >= atOnce || breaker.enter() !== null) {
      count("skipped");
      return before;
    }
    const meaning = await meaningOf(message);
    const after = meaning === undefined ? before : reconsidered(before, meaning, signedIn);
    count(outcomeOf(meaning, before, after));
    return after;
  };
}

function outcomeOf(meaning: Meaning | undefined, before: Unsure, after: Understood): OpinionOutcome {
  if (meaning === undefined) return "failed";
  if (after === before) return "useless";
  return after.kind === "likely" ? "opened" : "reordered";
}

/** Open what shows something and changes nothing, not even where somebody signs in. */
const onlyReads: ReadonlySet<Meaning> = new Set<Meaning>([...topics, "eligibility", "activate", "tickets"]);
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
