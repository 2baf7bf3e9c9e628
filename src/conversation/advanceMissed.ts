import type { Chat } from "./chat";
import { advance } from "./engine";
import type { OnMissed } from "./onMissed";
import type { Input, TurnContext, Turned } from "./turnContext";

export interface Advanced {
  readonly turned: Turned;
  /** The records to write along with the turn. */
  readonly put: Awaited<ReturnType<OnMissed["look"]>>["put"];
  readonly missed?: OnMissed;
}

/** A turn that waits for a second opinion before it can be committed. */
export interface Thinking {
  readonly thinkingAbout: Chat;
}

/** Advances the chat. If the text was not understood, advances once more with the second opinion, once that is there. */
export async function advanceMissed(
  before: Chat,
  asked: Input,
  missed: OnMissed | undefined,
  context: TurnContext,
): Promise<Advanced | Thinking> {
  const { lookedAt = before.frame?.at ?? "" } = missed ?? {};
  const isOvertaken = lookedAt !== (before.frame?.at ?? "");
  const input = { ...asked, ...(isOvertaken && { isOvertaken }) };
  const turned = advance(before, input, context);
  if (!turned.missed || !missed || input.kind !== "content") return { turned, put: [] };
  if (!missed.isReady) return { thinkingAbout: before };
  const { understood, put } = await missed.look(before);
  if (understood === input.understood) return { turned, put, missed };
  return { turned: advance(before, { ...input, understood }, context), put, missed };
}
