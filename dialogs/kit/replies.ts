/**
 * What a typed text may be to what stands on the screen, by what that is: «dobra, niech leci» sends a letter and «a to trzeba całe
 * czytać?» is no step done. A step names its situation, and what each reply to it leads to.
 */
export const repliesIn = {
  /** An order, free of charge, waits for the student's word. */
  order: ["accept", "ask", "decline"],
  /** Something that cannot be taken back waits for it. */
  revoke: ["accept", "ask", "decline"],
  /** The order is made, and nothing is to be done but wait. */
  placed: ["done", "ask", "decline"],
  /** Words for the support queue are awaited. */
  letter: ["tell", "decline", "ask"],
  /** A letter to the support queue is about to be sent. */
  review: ["tell", "decline", "accept", "edit", "ask"],
  /** Whether something belongs to the letter is asked. */
  which: ["accept", "leave", "decline", "ask"],
  /** A step of a walkthrough. */
  step: ["done", "ask", "trouble", "back", "codes"],
  /** Advice for a step at which something does not work. */
  help: ["done", "back", "trouble", "ask"],
  /** A phone is lost or stolen, or was thought to be. */
  lost: ["found", "block", "move", "ask"],
  /** The QR and the activation code can be shown. */
  offer: ["accept", "ask", "decline"],
  /** The QR and the activation code can be seen. */
  codes: ["done", "ask", "trouble"],
  /** A page of the university has to be opened, and its six digits typed here. */
  signIn: ["done", "safe", "ask", "trouble", "decline"],
  /** The card is in the phone. */
  collected: ["done", "ask", "trouble"],
} as const;

export type Situation = keyof typeof repliesIn;
export type Reply = (typeof repliesIn)[Situation][number];

export const situations = Object.keys(repliesIn) as Situation[];
export const replies: readonly Reply[] = [...new Set(Object.values(repliesIn).flat())];
