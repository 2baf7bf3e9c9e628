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

/** What USOS may refuse an order for: a condition that is not met, or something else that the institution's file knows the words of. */
export const reasons = [...conditions, "doctoral", "ordered", "codeWaiting", "cardThere"] as const;
export type Reason = (typeof reasons)[number];

/** Words by which a reason is known, in whatever language USOS gives it. */
export const reasonWords = z.partialRecord(z.enum(reasons), z.array(z.string().min(4)).min(1)).default({});

export const isCondition = (reason: Reason): reason is (typeof conditions)[number] =>
  conditions.some((it) => it === reason);
