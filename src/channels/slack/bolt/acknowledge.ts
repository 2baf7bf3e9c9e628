import type { App, ReceiverEvent } from "@slack/bolt";
import type { Log } from "../../../ops/log";
import type { Tasks } from "../tasks";

/** Slack waits three seconds; some of that is the way there and back. */
export const answerWithinMs = 2_500;

type Body = Readonly<Record<string, unknown>>;

export interface AcknowledgeOptions {
  readonly log: Log;
  readonly tasks: Tasks;
  /** Told of what no listener has taken; answers what it is acknowledged with. */
  readonly onUnknownAction: (body: Body) => Promise<unknown>;
  /** Answers what a command is told that was acknowledged while it went on, and then failed. */
  readonly onFailed: (body: Body) => Promise<unknown>;
  /** Given the answer to a command that came too late to be its acknowledgement. */
  readonly onLate: (body: Body, answer: unknown) => Promise<unknown>;
  readonly withinMs?: number;
}

/**
 * Has an app acknowledge what its receiver hears when all that follows from it is committed, not before, over
 * HTTP as over a socket. Two things Bolt does not do: what takes too long is refused, for it may still fail: an event, so that
 * Slack brings it again, a form, so that it stays open with what was typed, and a press, beside which Slack then shows that it
 * should be made once more (was it taken in after all, its outcome comes as a message, and a second one is recognised).
 * A command alone goes on and is answered by a message, also when it fails. And what no listener takes is acknowledged too, where Bolt would
 * keep the person waiting for three seconds and then show an error.
 */
export function acknowledgeWhenDone(app: App, options: AcknowledgeOptions): void {
  const { log, tasks, onUnknownAction, onFailed, onLate, withinMs = answerWithinMs } = options;
  const listen = app.processEvent.bind(app);
  // What its receiver calls.
  app.processEvent = async (event: ReceiverEvent): Promise<void> => {
    const { body } = event;
    const isCommand = body["command"] !== undefined;
    let answered: { readonly with?: unknown } | undefined;
    let isSent = false;
    const send = async (): Promise<void> => {
      if (isSent) return;
      isSent = true;
      await event.ack(answered?.with);
    };
    // The first answer counts. Bolt gives the one to an event before any listener has begun.
    const ack = (response?: unknown): Promise<void> => {
      answered ??= { with: response };
      return Promise.resolve();
    };

    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<"late">((resolve) => (timer = setTimeout(() => resolve("late"), withinMs)));
    const done = listen({ ...event, ack }).then(() => "done" as const);
    const outcome = await Promise.race([done, late]).finally(() => clearTimeout(timer));
    if (outcome === "done") {
      answered ??= { with: await onUnknownAction(body) };
      await send();
      return;
    }
    log.warn({ type: body["type"] }, "slack: something took longer than Slack waits");
    const isAnswered = answered !== undefined;
    tasks.run("a slow turn", async () => {
      const isUnanswered = isCommand && !isAnswered;
      await done.catch(async (cause: unknown) => {
        if (isUnanswered) await onLate(body, await onFailed(body));
        throw cause;
      });
      if (!isUnanswered) return;
      const answer = answered?.with ?? (answered ? undefined : await onUnknownAction(body));
      if (answer !== undefined) await onLate(body, answer);
    });
    // Bolt itself answers events, and a form's answer is all it has; a press that its listener has answered is through.
    const isThrough = isAnswered && !["event_callback", "view_submission"].includes(String(body["type"]));
    if (!isCommand && !isThrough) throw new TooSlow();
    await send();
  };
}

/** Something was not taken in while Slack waited. It is brought or done again; what was taken in meanwhile is recognised. */
export class TooSlow extends Error {
  override readonly name = "TooSlow";
}
