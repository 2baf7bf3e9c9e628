import { z } from "zod";
import { back, dialog, resumeLast } from "./kit/dialog";

/** Where a button beside the standing card leads: to that card, asked once more. */
export const here = dialog({
  id: "here",
  version: 1,
  first: "look",
  data: z.object({}),
  steps: { look: { enter: () => back(), ask: () => null, on: {} } },
});

/** Where a button on the card of a side question leads: into the walkthrough that was left for it. */
export const resumed = dialog({
  id: "resumed",
  version: 1,
  first: "look",
  data: z.object({}),
  steps: { look: { enter: ({ context }) => resumeLast(context), ask: () => null, on: {} } },
});
