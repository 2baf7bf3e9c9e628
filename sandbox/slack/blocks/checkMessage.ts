import { z } from "zod";
import type { Block } from "../state";
import { inMessage } from "./blocks";
import { said } from "./said";
import { twice } from "./unique";

const blocksOfMessage = z.array(inMessage).max(50, "no more than 50 items allowed");

/** The errors that Slack would report for a message's blocks; empty if it accepts them. */
export function checkMessage({
  blocks,
}: {
  readonly text?: string;
  readonly blocks?: readonly Block[] | undefined;
}): string[] {
  if (blocks === undefined) return [];
  const parsed = blocksOfMessage.safeParse(blocks);
  return parsed.success ? twice(blocks) : said(parsed.error, "/blocks");
}

/** Slack truncates longer texts and refuses even longer ones; the app must not rely on the truncation. */
export const textLimit = 40_000;
