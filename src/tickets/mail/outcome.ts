/** The outcome of a letter. The first eight are settled; the others are left for people to look at. */
export type LetterOutcome =
  /** It reached the student. */
  | "relayed"
  /** It had already been relayed. */
  | "repeated"
  /** It contained only notes among staff. */
  | "note"
  /**
   * Nothing was sent, and staff were asked what the student should read: that is unclear, or the letter cannot be opened, or it names
   * an answer that is not there or lacks something.
   */
  | "unclear"
  /** It came from an office that does not have the ticket any more; the office was told to write to support. */
  | "elsewhere"
  /** One of our letters that came back; this was recorded on its ticket. */
  | "bounced"
  /** It came from Legitka or from a program. */
  | "own"
  | "automatic"
  /** It contained no new text. */
  | "empty"
  /** It was made so that parsing it would occupy the reader; its log line says what it has too much of. */
  | "setAside"
  /** Its sender may not answer, or is not who they claim to be, or was not confirmed by the institution's server. */
  | "stranger"
  | "forged"
  | "unconfirmed"
  /** The ticket it is about is not given, not proven, or ambiguous. */
  | "unmatched"
  | "unproven"
  | "ambiguous"
  /** The ticket is gone or was withdrawn: the student cannot be reached, and the staff are told. */
  | "unknown"
  | "over"
  /** Like «unclear», but staff were told so often about this ticket that they are not told again. */
  | "untold";
