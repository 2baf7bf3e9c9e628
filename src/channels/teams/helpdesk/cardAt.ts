import { z } from "zod";
import type { BoardRef } from "../../../tickets/port";

const refSchema = z.object({ chat: z.literal("teams"), channel: z.string(), root: z.string(), link: z.string() });

/** The place of a ticket's card in Teams. */
export type CardAt = z.infer<typeof refSchema>;

/** The message of a ticket's card; undefined for a reference that is not Teams'. */
export const cardAt = (ref: BoardRef | null | undefined): CardAt | undefined =>
  ref ? refSchema.safeParse(ref).data : undefined;
