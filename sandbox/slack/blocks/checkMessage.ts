import { z } from "zod";
import type { Block } from "../state";
import { inMessage } from "./blocks";
import { said } from "./said";
import { twice } from "./unique";

const blocksOfMessage = z.array(inMessage).max(50, "no more than 50 items allowed");

/** What Slack would not take of a message's blocks, in its manner; empty when it takes them. */
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

/** Slack cuts and refuses longer texts; the app must not rely on the cutting. */
export const textLimit = 40_000;
