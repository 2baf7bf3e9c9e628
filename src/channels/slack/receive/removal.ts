import { z } from "zod";
import type { Parts } from "../parts";

const told = z.object({ team_id: z.string(), event_time: z.number() });
const tokens = z.object({ tokens: z.object({ bot: z.array(z.string()).nullish() }) });

/** The app was removed from a workspace, or its token taken away: what is to be said there waits. */
export function listenToRemoval({ app, installations, options }: Parts): void {
  const revoked = async (body: unknown): Promise<void> => {
    const it = told.safeParse(body).data;
    if (!it) return;
    const { team_id: team, event_time: seconds } = it;
    options.log.warn({ team }, "slack: the app was removed from a workspace");
    // Slack says the second it happened in; it may bring the word an hour later.
    await installations.revoked(team, (seconds + 1) * 1_000);
  };
  app.event("app_uninstalled", ({ body }) => revoked(body));
  app.event("tokens_revoked", async ({ event, body }) => {
    // People's own tokens are none of ours.
    if ((tokens.safeParse(event).data?.tokens.bot ?? []).length > 0) await revoked(body);
  });
}
