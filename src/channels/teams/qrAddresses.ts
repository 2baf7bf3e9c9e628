import { z } from "zod";
import { chatIdSchema } from "../../foundation/ids";
import { sealedNames, type SealedNameDeps } from "../../accounts/sealedNames";
import type { QrAddresses } from "./options";

const showing = z.object({ person: chatIdSchema, secretOf: z.string(), showing: z.string() });

/**
 * Creates addresses of QR images. An address contains, sealed, whose QR it shows, so any process can serve it. The code
 * itself is fetched when the image is requested, as long as it may still be shown.
 */
export const qrAddresses = (deps: SealedNameDeps): QrAddresses => sealedNames("teams qr", showing, deps);
