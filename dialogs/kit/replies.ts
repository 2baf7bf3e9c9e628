/**
 * The replies a typed text can be, by the situation on the screen: «dobra, niech leci» sends a letter, and «a to trzeba całe czytać?» does
 * not report a finished step. A step names its situation and what each reply leads to.
 */
export const repliesIn = {
  /** An order, which is free of charge, waits for the student's confirmation. */
  order: ["accept", "ask", "decline"],
  /** Something irreversible waits for the student's confirmation. */
  revoke: ["accept", "ask", "decline"],
  /** The order has been placed, and there is nothing to do but wait. */
  placed: ["done", "ask", "decline"],
  /** The student is asked to write a letter to support. */
  letter: ["tell", "decline", "ask"],
  /** A letter to support is about to be sent. */
  review: ["tell", "decline", "accept", "edit", "ask"],
  /** The student is asked whether a text belongs to the letter. */
  which: ["accept", "leave", "decline", "ask"],
  /** A step of a walkthrough. */
  step: ["done", "ask", "trouble", "back", "codes"],
  /** Advice for a step at which something does not work. */
  help: ["done", "back", "trouble", "ask"],
  /** A phone is lost or stolen, or was thought to be. */
  lost: ["found", "block", "move", "ask"],
  /** The QR and the activation code can be shown. */
  offer: ["accept", "ask", "decline"],
  /** The QR and the activation code are visible. */
  codes: ["done", "ask", "trouble"],
  /** The student has to open a page of the university and type its six digits here. */
  signIn: ["done", "safe", "ask", "trouble", "decline"],
  /** The card is in the phone. */
  collected: ["done", "ask", "trouble"],
} as const;

export type Situation = keyof typeof repliesIn;
export type Reply = (typeof repliesIn)[Situation][number];

export const situations = Object.keys(repliesIn) as Situation[];
export const replies: readonly Reply[] = [...new Set(Object.values(repliesIn).flat())];
