import { z } from "zod";
import { Fault } from "../../../foundation/fault";
import type { Check } from "../../../ops/checkUp";
import type { SlackApi } from "../api";
import type { Installations } from "../installation";
import { helpdeskTrouble } from "../trouble";
import type { HelpdeskLocation } from "./location";

const info = z.object({
  channel: z.object({ is_member: z.boolean().default(true), is_archived: z.boolean().default(false) }),
});

/** Checks that the helpdesk's channel, and its user group if there is one, can be used. */
export const checkHelpdesk =
  (
    { api, installations }: { readonly api: SlackApi; readonly installations: Installations },
    it: HelpdeskLocation,
  ): Check =>
  async () => {
    const { channel, group, team = "" } = it;
    try {
      if (team !== "" && !(await installations.of(team))) return helpdeskTrouble("not_installed", `workspace ${team}`);
      const called = await api.call(team, "conversations.info", { channel });
      if (!called.ok)
        return called.refusal === "later" ? undefined : helpdeskTrouble(called.code, `channel ${channel}`);
      const known = info.safeParse(called.data).data?.channel;
      if (known?.is_archived) return helpdeskTrouble("is_archived", `channel ${channel}`);
      if (known?.is_member === false) return helpdeskTrouble("not_in_channel", `channel ${channel}`);
      if (group === undefined) return "works";
      const listed = await api.call(team, "usergroups.users.list", { usergroup: group });
      if (listed.ok) return "works";
      return listed.refusal === "later" ? undefined : helpdeskTrouble(listed.code, `group ${group}`);
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
      // A scope is missing, or Slack's answer was unexpected.
      return {
        code: "helpdesk.refused",
        message: `slack: the helpdesk cannot be used; ${cause.message}`,
        next: cause.next,
      };
    }
  };
