import { z } from "zod";
import type { SlackApi } from "../api";
import type { HelpdeskLocation } from "./location";
import { readAnswer } from "./readAnswer";

/** How long a cached list is trusted for somebody on it, and for somebody who is not on it. */
const yesMs = 30_000;
const noMs = 5_000;
/** While Slack does not return the list, it is requested no more often than this, however often people press. */
const unknownMs = 1_500;

const page = z.object({
  members: z.array(z.string()).exactOptional(),
  users: z.array(z.string()).exactOptional(),
  response_metadata: z.object({ next_cursor: z.string().exactOptional() }).exactOptional(),
});

/** The staff according to Slack: the members of the user group, or of the helpdesk's channel. Cached only for seconds. */
export interface StaffList {
  /** The list for checking somebody; undefined when Slack does not return it. */
  readonly for: (team: string, user: string) => Promise<ReadonlySet<string> | undefined>;
  /** Discards the cached list. */
  forget(): void;
}

export function createStaffList(api: SlackApi, location: HelpdeskLocation, clock: () => number): StaffList {
  let listed: { readonly at: number; readonly ids: ReadonlySet<string> } | undefined;
  let asking: Promise<ReadonlySet<string> | undefined> | undefined;
  let unansweredAt = -Infinity;

  async function list(team: string): Promise<ReadonlySet<string> | undefined> {
    const ids = new Set<string>();
    for (let cursor = ""; ;) {
      const called = location.group
        ? await api.call(team, "usergroups.users.list", { usergroup: location.group })
        : await api.call(team, "conversations.members", { channel: location.channel, limit: 1_000, cursor });
      const it = readAnswer(called, page);
      if (!it) return undefined;
      for (const id of it.members ?? it.users ?? []) ids.add(id);
      cursor = it.response_metadata?.next_cursor ?? "";
      if (cursor === "" || location.group) return ids;
    }
  }

  /**
   * The list of staff, no older than `oldestMs`; undefined when Slack does not return it. Concurrent callers share one
   * request. A failure is remembered for a moment and does not replace the cached list.
   */
  async function staff(team: string, oldestMs: number): Promise<ReadonlySet<string> | undefined> {
    const at = clock();
    if (listed && at - listed.at < oldestMs) return listed.ids;
    if (asking) return asking;
    if (at - unansweredAt < unknownMs) return undefined;
    const asked = list(team).catch(() => undefined);
    asking = asked;
    const ids = await asked;
    if (!ids) unansweredAt = clock();
    // `forget` was called in the meantime, so this list may be outdated and is not cached.
    if (asking !== asked) return ids;
    asking = undefined;
    if (ids) listed = { at, ids };
    return ids;
  }

  return {
    // Somebody who is not on the cached list is looked up in a fresher one, so that new staff do not have to wait until the
    // cache expires.
    async for(team, user) {
      const ids = await staff(team, yesMs);
      return ids && !ids.has(user) ? staff(team, noMs) : ids;
    },
    forget() {
      listed = undefined;
      asking = undefined;
    },
  };
}
