import { z } from "zod";
import { sealedNames, type SealedNameParts } from "../../accounts/sealedNames";
import type { QrAddresses } from "./options";

const showing = z.object({ person: z.string(), secretOf: z.string(), showing: z.string() });

/**
 * Addresses that carry whose QR they show; any process can answer them. The code itself is fetched when the image is, as long
 * as it may be on the screen.
 */
export const qrAddresses = (parts: SealedNameParts): QrAddresses => sealedNames("teams qr", showing, parts);
