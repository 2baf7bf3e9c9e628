import { createLetterReader, type ReaderDeps } from "../../../src/tickets/mail/readLetter";
import { institutionOf } from "../../support/institution";
import { createTaker, type TakerDeps } from "../../../src/tickets/mail/takeLetter";

/** No answers are ready: what staff write is what the student gets. */
export const noStaffAnswers: TakerDeps["staffAnswers"] = {
  written: (_, text) => Promise.resolve({ ok: true, text, names: [] }),
  explain: () => "",
  count: () => Promise.resolve(),
};

/** Takes letters and reads them itself, without the separate thread in which the product reads them. */
export const createLetterTaker = ({
  desk,
  staffAnswers = noStaffAnswers,
  ...parts
}: Pick<TakerDeps, "desk"> & Partial<Pick<TakerDeps, "staffAnswers">> & ReaderDeps) =>
  createTaker({ desk, read: createLetterReader(parts), staffAnswers, support: institutionOf().support.email });
