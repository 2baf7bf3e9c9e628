import { z } from "zod";

export const conditions = [
  "activeStudent",
  "pesel",
  "studentNumber",
  "photo",
  "plasticCard",
  "plasticCardExtended",
  "dataUnchanged",
] as const;

/**
 * The reasons for which USOS may refuse an order: an unmet condition, or another reason whose wording is in the institution's
 * file.
 */
export const reasons = [...conditions, "doctoral", "ordered", "codeWaiting", "cardThere"] as const;
export type Reason = (typeof reasons)[number];

const ofOwnCard: ReadonlySet<string> = new Set<Reason>(["ordered", "codeWaiting", "cardThere"]);
/** Whether a reason only says that the student has an order or a card already. */
export const isOfOwnCard = (reason: string): boolean => ofOwnCard.has(reason);

/** The wordings that identify a reason, in any language in which USOS gives it. */
export const reasonWords = z.partialRecord(z.enum(reasons), z.array(z.string().min(4)).min(1)).default({});

export const isCondition = (reason: Reason): reason is (typeof conditions)[number] =>
  conditions.some((it) => it === reason);
