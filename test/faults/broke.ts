import type { Records } from "./records";
import { saying } from "./sentences";

/** How long after a trouble the product may still tell a student that something failed because of it. */
const spokenOfWithinMs = 15_000;

/** Each message that told a student that something broke. Such a message is excused only when the store was out of reach at the time. */
export function broke({ people, posts, troubles }: Records): { excused: string[]; unexcused: string[] } {
  const isBroken = saying("problem.fault");
  const excused: string[] = [];
  const unexcused: string[] = [];
  for (const { channel, at, by } of posts.filter(isBroken)) {
    const who = people.find(({ dm, secondDm }) => [dm, secondDm].includes(channel))?.handle ?? channel;
    const is = troubles.some(({ how, from, to }) => how === "store" && from <= at && to >= at - spokenOfWithinMs);
    (is ? excused : unexcused).push(`${who}: told that something broke, by ${by} at ${new Date(at).toISOString()}`);
  }
  return { excused, unexcused };
}
