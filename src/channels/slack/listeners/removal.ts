import { z } from "zod";
import type { Parts } from "../parts";

const ofTeam = z.object({ team_id: z.string() });
const tokens = z.object({ tokens: z.object({ bot: z.array(z.string()).nullish() }) });

/** The app was removed from a workspace, or its token taken away: what is to be said there waits. */
export function listenToRemoval({ app, installations, options }: Parts): void {
  const revoked = async (body: unknown): Promise<void> => {
    const team = ofTeam.safeParse(body).data?.team_id;
    if (team === undefined) return;
    options.log.warn({ team }, "slack: the app was removed from a workspace");
    await installations.revoked(team);
  };
  app.event("app_uninstalled", ({ body }) => revoked(body));
  app.event("tokens_revoked", async ({ event, body }) => {
    // People's own tokens are none of ours.
    if ((tokens.safeParse(event).data?.tokens.bot ?? []).length > 0) await revoked(body);
  });
}
