import { z } from "zod";
import type { SlackDeps } from "../deps";

const told = z.object({ team_id: z.string(), event_time: z.number() });
const tokens = z.object({ tokens: z.object({ bot: z.array(z.string()).nullish() }) });

/** Handles the removal of the app from a workspace and the revocation of its token. Messages to that workspace then wait. */
export function listenToRemoval({ app, installations, options }: SlackDeps): void {
  const revoked = async (body: unknown): Promise<void> => {
    const it = told.safeParse(body).data;
    if (!it) return;
    const { team_id: team, event_time: seconds } = it;
    options.log.warn({ team }, "slack: the app was removed from a workspace");
    // Slack sends the time in whole seconds, and may deliver the event an hour later.
    await installations.revoked(team, (seconds + 1) * 1_000);
  };
  app.event("app_uninstalled", ({ body }) => revoked(body));
  app.event("tokens_revoked", async ({ event, body }) => {
    // Tokens of individual users are not ours.
    if ((tokens.safeParse(event).data?.tokens.bot ?? []).length > 0) await revoked(body);
  });
}
