/** The operator's practice with typed messages, beyond answering them. Students are told about it. */
export interface Practice {
  /** For how many days messages that were not understood are kept; 0 means not at all. */
  readonly missedKeptDays: number;
  /** Whether the university's own language model is asked about them. */
  readonly asksModel: boolean;
}
