import { z } from "zod";
import type { Who } from "../members";

const body = z.object({ user: z.object({ id: z.string() }) });

/** The person who pressed, submitted or chose something. */
export function senderOf(raw: unknown, { teamId: team }: { readonly teamId?: string }): Who | undefined {
  const it = body.safeParse(raw).data;
  return it && team !== undefined ? { team, user: it.user.id } : undefined;
}
