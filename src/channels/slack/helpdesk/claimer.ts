import { z } from "zod";
import type { DeskTicket } from "../../../tickets/port";
import { withAddresses } from "../mrkdwn";
import type { ListenerDeps } from "./deps";

const slackStaff = z.templateLiteral(["slack:", z.string().regex(/^[^:]+$/), ":", z.string().regex(/^[A-Z0-9]+$/)]);

/**
 * Names in `mrkdwn` who has claimed a ticket, in such a way that Slack notifies them. Empty if nobody has claimed it, or
 * somebody who is no longer on the staff: their tickets are given back a little later.
 */
export async function claimerOf(
  { members }: Pick<ListenerDeps, "members">,
  { claimedBy }: DeskTicket["ticket"],
): Promise<string> {
  if (!claimedBy) return "";
  const id = slackStaff.safeParse(claimedBy.id).data;
  const [, team = "", user = ""] = id?.split(":") ?? [];
  if (user === "") return ` · ${withAddresses(claimedBy.name)}`;
  const checked = await members.check({ team, user });
  if (!checked.ok && checked.why === "stranger") return "";
  return ` · <@${user}>`;
}
