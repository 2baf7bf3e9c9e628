import { outboxQueue, type Action } from "./action";
import type { Catalog } from "./catalog";
import type { Chat } from "./chat";
import { viewOfNotice, viewOfStep } from "./localise";
import { stepOf, type Script } from "./script";
import type { Output } from "./turnContext";
import type { JobToSchedule } from "../store/port";

export interface TurnJobDeps {
  readonly script: Script;
  readonly catalog: Catalog;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Creates unguessable unique ids. */
  readonly ids: () => string;
  /** How long the process that committed an action holds it exclusively. After that another process takes over. */
  readonly leaseMs: number;
}

/** The jobs by which a turn's outputs are performed, in order; `chat` is the chat as the turn leaves it. */
export function turnJobs(deps: TurnJobDeps, outputs: readonly Output[], chat: Chat): JobToSchedule[] {
  const name = deps.ids();
  return outputs.map((it, place) => ({
    queue: outboxQueue,
    id: `${name}${place.toString(36)}`,
    at: deps.clock(),
    // All jobs of a turn become due together, so that after a crash another process takes over all of them, in the order of their ids.
    heldForMs: deps.leaseMs,
    payload: actionFor(deps, it, chat),
  }));
}

function actionFor({ script, catalog, clock }: TurnJobDeps, output: Output, chat: Chat): Action {
  // `at` is the stored name of the ask id.
  if (output.kind === "do") return { kind: "do", effect: output.effect, at: output.askId, since: clock() };
  if (output.kind === "read") return { kind: "read", facts: output.facts, at: output.askId };
  if (output.kind === "say") return { kind: "say", view: viewOfNotice(output.notice, chat.lang, catalog) };
  const step = stepOf(script, output.frame) ?? { ask: () => output.card, on: {} };
  const view = viewOfStep(output.card, step, output.frame, chat.lang, catalog);
  return { kind: "say", view };
}
