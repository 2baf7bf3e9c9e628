import { z } from "zod";
import type { BoardRef } from "../../../tickets/port";

const refSchema = z.object({ channel: z.string(), ts: z.string(), link: z.string().exactOptional() });

/** The place of a ticket's card in Slack. */
export type CardAt = z.infer<typeof refSchema>;

/** The Slack message of a ticket's card; undefined for a reference that is not Slack's. */
export const cardOf = (ref: BoardRef | null | undefined): CardAt | undefined =>
  ref ? refSchema.safeParse(ref).data : undefined;
