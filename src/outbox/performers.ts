import type { Effect, Happening } from "../../dialogs/kit/effects";
import type { Chat } from "../conversation/chat";
import type { ChatId } from "../foundation/ids";
import type { Job } from "../store/port";

/** The result of an effect: a happening for the dialog, nothing, erasure, or a request to try again later. */
export type Outcome = Happening | "nothing" | "erased" | { readonly againInMs: number };

/** An effect that a chat's dialog requested, and the job under which it is performed. */
export interface Performing<E extends Effect = Effect> {
  readonly effect: E;
  /** When the dialog asked for it; undefined for jobs of earlier versions. */
  readonly since?: number | undefined;
  readonly job: Job;
  readonly chatId: ChatId;
  readonly chat: Chat;
}

export type Perform<K extends Effect["kind"]> = (it: Performing<Extract<Effect, { kind: K }>>) => Promise<Outcome>;
/**
 * The functions that perform a dialog's effects, by kind. Each may run again for the same job, and must then recognise what it
 * has already done.
 */
export type Performers<K extends Effect["kind"] = Effect["kind"]> = { readonly [P in K]: Perform<P> };
