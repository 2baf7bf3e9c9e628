import { setTimeout } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import { hourMs } from "../../foundation/time";
import type { SlackApi } from "./api";

const authTest = z.object({ team: z.string(), url: z.url() });

const remembered = { max: 1_000, ttl: hourMs };
/** Somebody is waiting for their sign-in link meanwhile. Without an answer in this time, the workspace's id is shown. */
const longestMs = 1_000;

/**
 * The name and address of each workspace, because any workspace can choose any name. They are requested with `auth.test`, which
 * needs no scope.
 */
export function createWorkspaceNames(api: SlackApi): (team: string) => Promise<string> {
  const known = new LRUCache<string, string>(remembered);

  async function ask(team: string): Promise<string | undefined> {
    const called = await api.call(team, "auth.test", {}).catch(() => undefined);
    const it = called?.ok ? authTest.safeParse(called.data).data : undefined;
    if (!it) return undefined;
    const name = `${it.team} (${new URL(it.url).host})`;
    known.set(team, name);
    return name;
  }

  return async (team) =>
    known.get(team) ?? (await Promise.race([ask(team), setTimeout(longestMs, undefined, { ref: false })])) ?? team;
}
