import type { AllMiddlewareArgs, AnyMiddlewareArgs, App, Context } from "@slack/bolt";
import { z } from "zod";
import { actions } from "../buttons";
import type { Press } from "./interaction";
import { pressSchema } from "./interaction";

/** Handles a press on one of our own elements; resolves when the outcome is committed. */
export type TakePress = (press: Press, team: string) => Promise<void>;

export interface Direct {
  /** A `message` event of a direct conversation. */
  readonly message: (event: unknown, context: Context) => Promise<void>;
  readonly say: TakePress;
  readonly fill: TakePress;
  readonly vote: TakePress;
}

const kindSchema = z.object({
  type: z.string(),
  channel_type: z.string().nullish(),
  action_id: z.string().nullish(),
});

/**
 * Handles most of what Slack sends (messages in direct conversations and presses on our own elements) before Bolt asks every
 * listener whether it matches, which took longer than all the rest of Bolt. Everything else goes on to the listeners.
 */
export function takeDirectly(app: App, { message, say, fill, vote }: Direct): void {
  app.use(async ({ payload, body, context, next, ...rest }: AnyMiddlewareArgs & AllMiddlewareArgs) => {
    const { type, channel_type, action_id } = kindSchema.safeParse(payload).data ?? {};
    if (type === "message" && channel_type === "im") {
      await message(payload, context);
      return;
    }
    if (!action_id?.startsWith(actions.own) || !("ack" in rest)) {
      await next();
      return;
    }
    const taking = [
      [actions.say, say],
      [actions.fill, fill],
      [actions.vote, vote],
    ] as const;
    const [, take] = taking.find(([beginning]) => action_id.startsWith(beginning)) ?? [];
    const press = take && pressSchema.safeParse(body).data;
    // Slack reports presses of link buttons too, and waits for an acknowledgement.
    if (take && press && context.teamId !== undefined) await take(press, context.teamId);
    await (rest.ack as () => Promise<void>)();
  });
}
