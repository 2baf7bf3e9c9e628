import { z } from "zod";

/** A text in every language. */
export const textIn = z.strictObject({ pl: z.string().min(1), en: z.string().min(1), uk: z.string().min(1) });

/**
 * The source of a fact, and the last day on which somebody checked it there. Students see that day for a year: after that, it would
 * say less about the fact than about who forgot it. The operator is warned at each start until the fact has been checked again.
 */
export const dated = {
  /** Signs that have a meaning in texts are written as `%27` and the like in an address. */
  source: z.url().regex(/^[^\s'"<>{}|]+$/, "an address with ' \" < > { } | written as %27, %22 …"),
  validOn: z.iso.date(),
};
export interface Dated {
  readonly source: string;
  /** YYYY-MM-DD */
  readonly validOn: string;
}

/** The institutions that something holds for; a missing property means any value. */
export const needs = z.strictObject({
  /** Whether the rule set in force requires the plastic card: `published2024` does, `act2025` does not. */
  plasticCard: z.enum(["required", "optional"]).optional(),
  /** Whether the institution requires a Profil Zaufany. */
  trustedProfile: z.enum(["required", "optional"]).optional(),
  /** Whether the institution says how soon support answers. */
  answersIn: z.enum(["promised", "unsaid"]).optional(),
});
export type Needs = z.infer<typeof needs>;

const yearMs = 365 * 86_400_000;

/** Whether a fact was last checked more than a year ago. */
export const isOld = ({ validOn }: Pick<Dated, "validOn">, now: number): boolean => now - Date.parse(validOn) > yearMs;
