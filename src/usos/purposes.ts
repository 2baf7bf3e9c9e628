/**
 * The purpose of a request to USOS. Each purpose has a separate budget, so that a flood of one cannot starve the others: anybody
 * can open sign-in pages, and thousands of orders are followed in the background while students wait in front of a chat.
 */
export type Purpose =
  /** The calls of the sign-in pages. */
  | "signIn"
  /** Requests that a student or a member of staff waits for. */
  | "waiting"
  /** Following orders, and revoking unused tokens: nobody waits for it. */
  | "background";

/**
 * The shares of the turns while several purposes want more than there are. A purpose that wants none leaves its share to the
 * others.
 */
export const shares: Readonly<Record<Purpose, number>> = { waiting: 3, signIn: 2, background: 1 };

export const purposes = Object.keys(shares) as readonly Purpose[];
