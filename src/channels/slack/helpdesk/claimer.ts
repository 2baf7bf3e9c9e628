import { z } from "zod";
import type { DeskTicket } from "../../../tickets/port";
import { withAddresses } from "../mrkdwn";
import { teamLang, type ListenerDeps } from "./deps";

const slackStaff = z.templateLiteral(["slack:", z.string().regex(/^[^:]+$/), ":", z.string().regex(/^[A-Z0-9]+$/)]);

/**
 * Names in `mrkdwn` who has claimed a ticket, in such a way that Slack notifies them. Of somebody who is no longer on the staff it
 * says so, because nobody else would do their work. Empty if nobody has claimed it.
 */
export async function claimerOf(
  { members, say }: Pick<ListenerDeps, "members" | "say">,
  { claimedBy }: DeskTicket["ticket"],
): Promise<string> {
  if (!claimedBy) return "";
  const id = slackStaff.safeParse(claimedBy.id).data;
  const [, team = "", user = ""] = id?.split(":") ?? [];
  if (user === "") return ` · ${withAddresses(claimedBy.name)}`;
  const checked = await members.check({ team, user });
  if (!checked.ok && checked.why === "stranger")
    return ` · ${withAddresses(say("digest.left", teamLang, { name: claimedBy.name }))}`;
  return ` · <@${user}>`;
}
