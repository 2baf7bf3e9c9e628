/**
 * The one kind of error this program throws on purpose: something is broken and a person has to act. What may be expected
 * (a refusal, a lost race) is a value, never a fault.
 */
export class Fault extends Error {
  override readonly name = "Fault";
  /** Stable, dotted, lower case: `store.closed`. For logs, alerts and tests; the message may change, the code does not. */
  readonly code: string;
  /** What the operator should do about it, as a sentence. */
  readonly next: string;

  constructor(fault: { code: string; message: string; next: string; cause?: unknown }) {
    super(fault.message, fault.cause === undefined ? undefined : { cause: fault.cause });
    this.code = fault.code;
    this.next = fault.next;
  }
}
