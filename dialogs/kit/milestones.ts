/** Events of a walkthrough that people report, each of which shows which of its steps is behind them. */
export const milestones = [
  "signedIn",
  "pressed",
  "chosen",
  "read",
  "cameraOpens",
  "cameraAllowed",
  "scanned",
  "typed",
  "added",
  /** The card is seen, which is so in the list of documents too: it means that the card was added only after the list. */
  "visible",
  "pressedMore",
  "pressedExtend",
  "extended",
] as const;
export type Milestone = (typeof milestones)[number];
