import type { Acted, Desk } from "../port";
import { isPicture } from "../pictures";
import type { StaffAnswers } from "../staffAnswers/port";
import type { Excess } from "./excess";
import type { LetterOutcome } from "./outcome";
import { inParts } from "./parts";
import type { LetterReader, Read } from "./readLetter";

type Answer = Extract<Read, { kind: "answer" }>;

export interface TakerDeps {
  readonly desk: Pick<Desk, "act" | "bounced" | "unheard">;
  readonly read: LetterReader;
  /** The answers that staff name in their letters. */
  readonly staffAnswers: Pick<StaffAnswers, "written" | "explain" | "count">;
  /** The address of support's mailbox. */
  readonly support: string;
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
export function createTaker({ desk, read, staffAnswers, support }: TakerDeps) {
  return async (source: Buffer, isWhole = true): Promise<Taken> => {
    const it = await read(source, isWhole);
    switch (it.kind) {
      case "settled":
        return { outcome: it.outcome, ...(it.ticket !== undefined && { ticket: it.ticket }) };
      case "excessive":
        return { outcome: "setAside", excess: it.excess };
      case "bounced":
        await desk.bounced(it.ticket, it.event, it.failed);
        return { outcome: "bounced", ticket: it.ticket };
      case "unclear":
        return {
          outcome: (await desk.unheard(it.ticket, it.event, { why: it.why, text: it.text }, it.by))
            ? "unclear"
            : "untold",
          ticket: it.ticket,
        };
      case "note":
        await desk.act(it.ticket, { kind: "note", text: it.notes, via: "mail" }, it.by, it.event);
        return { outcome: "note", ticket: it.ticket };
      case "answer":
        return { outcome: await answer(it), ticket: it.ticket };
    }
  };

  async function answer(it: Answer): Promise<LetterOutcome> {
    const { ticket, event, by } = it;
    const whole = it.texts.join("\n\n");
    const written = await staffAnswers.written(ticket, whole);
    if (!written.ok) {
      // Staff get it back with a note to themselves on top, so that they can complete it and send it again.
      const note = `// ${staffAnswers.explain(written, "pl")}`;
      const text = `${note}\n\n${written.why === "blanks" ? written.text : whole}`;
      return (await desk.unheard(ticket, event, { why: written.why, text }, by)) ? "unclear" : "untold";
    }
    const { texts, beside } = written.names.length === 0 ? it : withAnswers(it, written.text);
    const outcome = await relay({ ...it, texts });
    // A letter that did not arrive goes back to its author whole, who sends its notes again with the rest.
    if (it.notes !== undefined && (outcome === "relayed" || outcome === "repeated"))
      await desk.act(ticket, { kind: "note", text: it.notes, via: "mail" }, it.by, `${event}:note`);
    if (outcome === "unknown" || outcome === "over") await desk.unheard(ticket, event);
    else if (outcome === "elsewhere") await desk.unheard(ticket, event, { why: "elsewhere", text: "" }, by);
    else if (beside) await desk.unheard(ticket, event, beside, by);
    const unseen = it.files.filter((file) => !isPicture(file)).map(({ name }) => name);
    if (unseen.length > 0 && (outcome === "relayed" || outcome === "repeated"))
      await desk.unheard(ticket, `${event}:files`, { why: "files", text: unseen.join("\n") }, by);
    if (outcome === "relayed") await staffAnswers.count(ticket, written.names, written.text);
    return outcome;
  }

  /** The messages of a letter with the answers that it names. Staff are told of text that no longer fits. */
  function withAnswers({ beside }: Answer, whole: string): Pick<Answer, "texts" | "beside"> {
    const { texts, left } = inParts(whole);
    const cut = left === "" ? beside : ({ why: "cut", text: left } as const);
    return { texts, ...(cut && { beside: cut }) };
  }

  /** Relays an answer. One that is longer than a chat message is sent as several messages. */
  async function relay({ ticket, event, texts, files, by }: Answer): Promise<LetterOutcome> {
    let outcome: LetterOutcome = "empty";
    const isSupports = by.id === `mail:${support.toLowerCase()}`;
    for (const [at, text] of texts.entries()) {
      const isLast = at === texts.length - 1;
      const action = { kind: "reply", text, via: "mail", files: isLast ? files : [], isSupports } as const;
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
    case "elsewhere":
      return acted.refusal;
    default:
      return "over";
  }
}
