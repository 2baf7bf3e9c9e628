import { z } from "zod";
import { broadTopics } from "./answer";
import { needs, textIn, type Needs } from "./dated";

/** The values in a text that depend on the student or on the institution's file. */
export const staffPlaceholders = ["firstName", "expiryDate", "office", "link"] as const;
export type StaffPlaceholder = (typeof staffPlaceholders)[number];

/** The pages that an answer may give the address of; each is named in the institution's file. */
export const staffAnswerLinks = ["usosWeb", "mObywatel", "trustedProfile", "cardPage", "accessibility"] as const;
export type StaffAnswerLink = (typeof staffAnswerLinks)[number];

const doing = [
  "lostPhone",
  "newPhone",
  "revoke",
  "extend",
  "showCode",
  "status",
  "order",
  "activate",
  "stuck",
  "eligibility",
  "link",
  "unlink",
  "human",
  "tickets",
  "privacy",
  "reminders",
  "language",
] as const;
/** The topics of requests to support, by the names of the label policy. */
export const staffTopics = [...doing, "profilZaufany", ...broadTopics.filter((it) => it !== "trustedProfile")] as const;
export type StaffTopic = (typeof staffTopics)[number];

/** Staff type it in a letter (`#nowy-telefon`), and it is a label in the statistics, so it has plain letters only. */
export const staffAnswerName = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "a name of small plain letters, digits and hyphens, like nowy-telefon");

const about = {
  topics: z.array(z.enum(staffTopics)).min(1),
  placeholders: z.array(z.enum(staffPlaceholders)).default([]),
  /** The page whose address stands for `link`. */
  link: z.enum(staffAnswerLinks).optional(),
};

/** A file of `dialogs/staffAnswers`. The first of its answers that holds for the institution is used. */
export const staffAnswerFile = z.strictObject({
  title: textIn,
  ...about,
  answers: z.array(z.strictObject({ holdsFor: needs.optional(), text: textIn })).min(1),
});
export type StaffAnswerFile = z.infer<typeof staffAnswerFile>;

/** The institution's own answer instead of a common one, or besides them; «off» takes a common one away. */
export const ownStaffAnswer = z.union([
  z.literal("off"),
  z.strictObject({
    title: textIn.optional(),
    topics: about.topics.optional(),
    placeholders: about.placeholders,
    link: about.link,
    text: textIn,
  }),
]);
export type OwnStaffAnswer = z.infer<typeof ownStaffAnswer>;

/** An answer ready to send, as it holds at one institution. Its words are in the catalog, as `staffAnswers.NAME.title` and `.text`. */
export interface StaffAnswer {
  readonly name: string;
  readonly title: z.infer<typeof textIn>;
  readonly text: z.infer<typeof textIn>;
  readonly topics: readonly StaffTopic[];
  readonly placeholders: readonly StaffPlaceholder[];
  readonly link: StaffAnswerLink | undefined;
  /** Where the text is written: the place among the answers of its file, whom that holds for; or the institution's file. */
  readonly from: { readonly at: number; readonly holdsFor: Needs } | "own";
  /** Whether the title is written in the institution's file. */
  readonly hasOwnTitle: boolean;
}
