import type { SaidAbout } from "../saidAbout";
import type { LetterReader, Read, ReaderDeps } from "./readLetter";
import { createReplyAddresses } from "./replyAddress";

/** The data that the thread gets once: all rules by which letters are read, as plain data. */
export interface ReadingRules extends Pick<ReaderDeps, "domains" | "authservId" | "ownSentences"> {
  readonly replyTo: string;
  readonly keys: readonly Uint8Array[];
}

export type ToReading =
  | { readonly kind: "read"; readonly source: Uint8Array; readonly isWhole: boolean }
  /** The text of our letters about a ticket, as the thread requested. */
  | { readonly kind: "said"; readonly about: SaidAbout | undefined };

export type FromReading =
  /** The thread has started. */
  | { readonly kind: "begun" }
  | { readonly kind: "saidAbout"; readonly ticket: string }
  | { readonly kind: "done"; readonly read: Read }
  | { readonly kind: "failed"; readonly cause: string };

/**
 * The thread's side, which reads one letter after the other.
 *
 * @returns the handler of the other side's messages
 */
export function serveReading(
  { replyTo, keys, ...rules }: ReadingRules,
  createReader: (deps: ReaderDeps) => LetterReader,
  post: (it: FromReading) => void,
): (it: ToReading) => void {
  let answered: (about: SaidAbout | undefined) => void = () => undefined;
  const read = createReader({
    ...rules,
    addresses: createReplyAddresses({ address: replyTo, keys: keys.map((it) => Buffer.from(it)) }),
    saidAbout: (ticket) =>
      new Promise((resolve) => {
        answered = resolve;
        post({ kind: "saidAbout", ticket });
      }),
  });
  return (it) => {
    if (it.kind === "said") {
      answered(it.about);
      return;
    }
    read(Buffer.from(it.source), it.isWhole).then(
      (done) => post({ kind: "done", read: done }),
      (cause: unknown) => post({ kind: "failed", cause: cause instanceof Error ? cause.message : "unknown cause" }),
    );
  };
}
