/**
 * The only kind of error that this program throws on purpose: something is broken and a person has to act. Outcomes that must
 * be expected (a refusal, a lost race) are values, never faults.
 */
export class Fault extends Error {
  override readonly name = "Fault";
  /** A stable code for logs, alerts and tests, dotted and lower camel case: `store.closed`. The message may change, the code does not. */
  readonly code: string;
  /** The operator's next step, as a sentence. */
  readonly next: string;

  constructor(fault: { code: string; message: string; next: string; cause?: unknown }) {
    super(fault.message, fault.cause === undefined ? undefined : { cause: fault.cause });
    this.code = fault.code;
    this.next = fault.next;
  }
}
