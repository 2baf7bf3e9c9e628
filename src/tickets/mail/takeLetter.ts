import type { Acted, Desk } from "../port";
import type { Excess } from "./excess";
import type { LetterOutcome } from "./outcome";
import type { LetterReader, Read } from "./readLetter";

export interface TakerDeps {
  readonly desk: Pick<Desk, "act" | "bounced" | "unheard">;
  readonly read: LetterReader;
}

export interface Taken {
  readonly outcome: LetterOutcome;
  readonly ticket?: string;
  /** The limit that a letter which is set aside exceeds. */
  readonly excess?: Excess;
}

/**
 * Processes one letter from the mailbox. The sender never gets an answer: From can be forged, and we would then write to an
 * innocent person. The same letter may be passed in repeatedly; the desk relays it once.
 */
export function createTaker({ desk, read }: TakerDeps) {
  return async (source: Buffer, isWhole = true): Promise<Taken> => {
    const it = await read(source, isWhole);
    switch (it.kind) {
      case "settled":
        return { outcome: it.outcome, ...(it.ticket !== undefined && { ticket: it.ticket }) };
      case "excessive":
        return { outcome: "setAside", excess: it.excess };
      case "bounced":
        await desk.bounced(it.ticket, it.event);
        return { outcome: "bounced", ticket: it.ticket };
      case "unclear":
        return {
          outcome: (await desk.unheard(it.ticket, it.event, { why: it.why, text: it.text })) ? "unclear" : "untold",
          ticket: it.ticket,
        };
      case "answer":
        return { outcome: await answer(it), ticket: it.ticket };
    }
  };

  async function answer(it: Extract<Read, { kind: "answer" }>): Promise<LetterOutcome> {
    const { ticket, event, beside } = it;
    const outcome = await relay(it);
    if (outcome === "unknown" || outcome === "over") await desk.unheard(ticket, event);
    else if (beside) await desk.unheard(ticket, event, beside);
    return outcome;
  }

  /** Relays an answer. One that is longer than a chat message is sent as several messages. */
  async function relay({ ticket, event, texts, files, by }: Extract<Read, { kind: "answer" }>): Promise<LetterOutcome> {
    let outcome: LetterOutcome = "empty";
    for (const [at, text] of texts.entries()) {
      const isLast = at === texts.length - 1;
      const action = { kind: "reply", text, via: "mail", files: isLast ? files : [] } as const;
      outcome = outcomeOf(await desk.act(ticket, action, by, at === 0 ? event : `${event}:${at + 1}`));
      if (outcome !== "relayed" && outcome !== "repeated") break;
    }
    return outcome;
  }
}

function outcomeOf(acted: Acted): LetterOutcome {
  if (acted.ok) return acted.isNew ? "relayed" : "repeated";
  switch (acted.refusal) {
    case "unknown":
    case "over":
    case "empty":
      return acted.refusal;
    case "withdrawn":
    case "taken":
    case "tooLong":
      return "over";
  }
}
