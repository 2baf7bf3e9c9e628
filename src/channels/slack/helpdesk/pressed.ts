import { z } from "zod";

/** A press on a button or a choice from a list, in a message, in a form or on the home tab. */
export const pressSchema = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  container: z.object({ channel_id: z.string().nullish(), message_ts: z.string().nullish() }),
  view: z.object({ type: z.string() }).nullish(),
  actions: z.tuple(
    [
      z.object({
        action_id: z.string(),
        value: z.string().max(700).nullish(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    ],
    z.unknown(),
  ),
});
export type Press = z.infer<typeof pressSchema>;

/** Where somebody pressed, so that the answer is shown there. */
export const pressedIn = ({ container, view }: Press) => ({
  channel: container.channel_id ?? undefined,
  isOnForm: view?.type === "modal",
});
