import { createLetterReader, type ReaderParts } from "../../../src/tickets/mail/readLetter";
import { createTaker, type TakerParts } from "../../../src/tickets/mail/takeLetter";

/** Takes letters that it reads itself, without the thread that the product reads them in. */
export const createLetterTaker = ({ desk, ...parts }: Omit<TakerParts, "read"> & ReaderParts) =>
  createTaker({ desk, read: createLetterReader(parts) });
