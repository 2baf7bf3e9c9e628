import { goodRecords } from "./goodRecords";
import type { Post, Records } from "./records";

export const withPost = (records: Records, more: Partial<Post>): Records => ({
  ...records,
  posts: [...records.posts, { ...records.posts[0]!, message: "another", same: "another", looks: "another", ...more }],
});
/** The records of a good run in which one post was sent again a second later. */
export function withRepeat(text: string, more: Partial<Records> = {}): Records {
  const records = goodRecords();
  const first = firstOf(records, text);
  const again = { ...first, at: first.at + 1_000, message: "again", by: "p2" };
  return { ...records, posts: [...records.posts, again], ...more };
}
export const firstOf = (records: Records, text: string): Post => records.posts.find((it) => it.text.includes(text))!;
