import { z } from "zod";
import { chatIdSchema } from "../foundation/ids";
import { sealedNames, type SealedNameDeps, type SealedNames } from "../accounts/sealedNames";
import { dayMs } from "../foundation/time";

const goodForMs = 7 * dayMs;
const named = z.object({ person: chatIdSchema, ticket: z.string(), entry: z.string(), at: z.int() });
/** Identifies a picture: the n-th file of an entry. */
export type PictureName = z.infer<typeof named>;

/** The path under which pictures are served. */
export const picturesPath = "/tickets/pictures/";

/** Creates and opens the last part of a picture's URL, which is valid for a week. */
export const createPictureAddresses = (deps: Omit<SealedNameDeps, "goodForMs">): SealedNames<PictureName> =>
  sealedNames("ticket picture", named, { ...deps, goodForMs });
