import { createLetterReader, type ReaderDeps } from "../../../src/tickets/mail/readLetter";
import { createTaker, type TakerDeps } from "../../../src/tickets/mail/takeLetter";

/** Takes letters that it reads itself, without the thread that the product reads them in. */
export const createLetterTaker = ({ desk, ...parts }: Omit<TakerDeps, "read"> & ReaderDeps) =>
  createTaker({ desk, read: createLetterReader(parts) });
