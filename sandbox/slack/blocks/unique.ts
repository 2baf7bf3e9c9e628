import { elementsOf } from "../inputs";
import type { Block } from "../state";

/** Names that occur twice where Slack requires them to be unique. */
export function twice(blocks: readonly Block[]): string[] {
  const wrong: string[] = [];
  const ids = blocks.map(({ block_id }) => block_id).filter((it) => it !== undefined);
  if (new Set(ids).size < ids.length) wrong.push("block_id stands twice");
  for (const [at, block] of blocks.entries()) {
    const names = elementsOf([block])
      .map(({ element }) => element["action_id"])
      .filter((it) => it !== undefined);
    if (new Set(names).size < names.length)
      wrong.push(`action_id stands twice in the block [json-pointer:/blocks/${at}]`);
  }
  return wrong;
}
