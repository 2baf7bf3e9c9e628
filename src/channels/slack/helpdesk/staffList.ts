import { z } from "zod";
import { createStaffCache } from "../../../helpdesk/staffCache";
import type { SlackApi } from "../api";
import type { HelpdeskLocation } from "./location";
import { readAnswer } from "./readAnswer";

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
  const cache = createStaffCache<ReadonlySet<string>>(clock);

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

  return {
    for: (team, user) => cache.for(user, () => list(team)),
    forget: () => cache.forget(),
  };
}
