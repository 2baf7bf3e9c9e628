import { z } from "zod";
import { back, dialog, resume, resumeLast } from "./kit/dialog";

/** The target of a button shown beside the current card: it asks that card again. */
export const here = dialog({
  id: "here",
  version: 1,
  first: "look",
  data: z.object({}),
  steps: { look: { enter: () => back(), ask: () => null, on: {} } },
});

/** The target of a button on the card of a side question: it resumes the walkthrough that was left for the question. */
export const resumed = dialog({
  id: "resumed",
  version: 1,
  first: "look",
  data: z.object({ guide: z.enum(["activate", "extendGuide"]).optional() }),
  steps: {
    look: {
      enter: ({ data: { guide }, context }) => (guide ? resume(guide) : resumeLast(context)),
      ask: () => null,
      on: {},
    },
  },
});
