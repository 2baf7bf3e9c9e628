import { createBreaker, type BreakerState } from "../ops/breaker";
import { within } from "../foundation/within";
import type { Unsure } from "../conversation/onMissed";
import { topics, type Meaning, type Understood } from "../understanding";
import { ask, type Endpoint } from "./ask";

/** The outcome of asking for a second opinion. */
export type OpinionOutcome = "opened" | "reordered" | "useless" | "failed" | "skipped";

export interface SecondOpinionDeps {
  readonly endpoint: Endpoint;
  readonly fetch: typeof globalThis.fetch;
  /** Removes everything from a text that identifies its writer. */
  readonly mask: (text: string, names: readonly (string | undefined)[]) => string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly count: (outcome: OpinionOutcome) => void;
  /** Called when the endpoint is no longer asked because it failed (`open`), and when it answers again (`closed`). */
  readonly onCircuit?: (state: BreakerState) => void;
  /** How long a student waits, in milliseconds. */
  readonly timeoutMs?: number;
}

export interface Writer {
  /** The writer's name in the chat; `firstName` is the one at USOS. */
  readonly name?: string | undefined;
  readonly firstName?: string | undefined;
  readonly signedIn: boolean;
}

/** Never throws; returns `before` if the opinion does not help. */
export type SecondOpinion = (text: string, before: Unsure, writer: Writer) => Promise<Understood>;

/** The maximum number of concurrent requests. Further texts go without an opinion, because a queue would only make everybody wait. */
const atOnce = 4;
const failures = 5;
const openMs = 60_000;
const longest = 500;
/** A server that has to load its model first may take this long, and stops loading when the client disconnects. */
const longestAnswerMs = 60_000;

/**
 * Asks the university's language model about texts that the understanding cannot classify. The model sees one masked text, and
 * its answer is one of the known meanings; `reconsidered` decides what follows from that. A student waits only briefly and is
 * then answered without the opinion. After several failures in a row, the model is not asked for a minute.
 */
export function createSecondOpinion(deps: SecondOpinionDeps): SecondOpinion {
  const { endpoint, fetch, mask, clock, count, timeoutMs = 1_500 } = deps;
  const breaker = createBreaker({ failures, openMs, now: clock, changed: deps.onCircuit });
  let underWay = 0;

  /** The model's answer, if it comes in time. */
  async function meaningOf(message: string): Promise<Meaning | undefined> {
    underWay += 1;
    const answering = ask(fetch, endpoint, message, AbortSignal.timeout(longestAnswerMs)).finally(
      () => (underWay -= 1),
    );
    const answer = await within(timeoutMs, () => answering).catch(() => undefined);
    // An answer that comes too late is as useless as none, so it counts as a failure; a nonsensical answer shows that the server works.
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

/** Meanings that may be opened directly: they only show something, and do not even start a sign-in. */
const onlyReads: ReadonlySet<Meaning> = new Set<Meaning>([...topics, "eligibility", "activate", "tickets"]);
/** The same for students who are signed in; others would be led to the sign-in. */
const onlyReadsOwn: ReadonlySet<Meaning> = new Set<Meaning>(["status"]);

/**
 * The result after an opinion: a meaning that only reads is opened, and a guess that was already there is moved to the front;
 * anything else leaves `before` unchanged.
 */
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
