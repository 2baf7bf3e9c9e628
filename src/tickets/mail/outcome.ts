/** What became of a letter. The first seven are settled; the rest is left for people to look at. */
export type LetterOutcome =
  /** It reached the student. */
  | "relayed"
  /** It had been relayed before. */
  | "repeated"
  /** Only notes among staff. */
  | "note"
  /** Staff were asked what of it the student should read: that cannot be told, or it cannot be opened. */
  | "unclear"
  /** One of ours that came back; its ticket knows. */
  | "bounced"
  /** Ours, or a machine's. */
  | "own"
  | "automatic"
  /** Nothing was newly written. */
  | "empty"
  /** It is made so that taking it apart would occupy the reader; its log line says what it has too much of. */
  | "setAside"
  /** Its sender may not answer, or is not who they say, or the institution's server does not say that they are. */
  | "stranger"
  | "forged"
  | "unconfirmed"
  /** Which ticket it is about is not said, not proven, or not clear. */
  | "unmatched"
  | "unproven"
  | "ambiguous"
  /** The ticket is gone, or was taken back: the student cannot be reached, and the staff are told. */
  | "unknown"
  | "over"
  /** As «unclear», but the staff were told so often about this ticket that they are not told again. */
  | "untold";
