import { createLetterReader, type ReaderDeps } from "../../../src/tickets/mail/readLetter";
import { createTaker, type TakerDeps } from "../../../src/tickets/mail/takeLetter";

/** Takes letters and reads them itself, without the separate thread in which the product reads them. */
export const createLetterTaker = ({ desk, ...parts }: Omit<TakerDeps, "read"> & ReaderDeps) =>
  createTaker({ desk, read: createLetterReader(parts) });
