import { z } from "zod";
import type { Standing } from "../isServed";

/** The fields of `users.info` that tell which organisation a person belongs to. */
export const standingFields = {
  team_id: z.string(),
  deleted: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  /** Guests of several channels, and guests of a single channel. */
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  enterprise_user: z.object({ teams: z.array(z.string()) }).exactOptional(),
};
type Fields = z.infer<z.ZodObject<typeof standingFields>>;

/**
 * A person's standing in a workspace. With Slack Connect, people of other workspaces can act in a shared channel; their team id
 * differs. Programs and deactivated people count as strangers.
 */
export function standingIn(team: string, it: Fields): Standing {
  const isOfTeam = it.team_id === team || (it.enterprise_user?.teams.includes(team) ?? false);
  if (!isOfTeam || it.deleted || it.is_bot) return "stranger";
  return it.is_restricted || it.is_ultra_restricted ? "guest" : "member";
}
