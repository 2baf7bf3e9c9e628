import type { App, ReceiverEvent } from "@slack/bolt";
import type { Intake } from "../../../ops/intake";
import type { Tasks } from "../tasks";

/** Slack waits three seconds, part of which is network time. */
export const answerWithinMs = 2_500;

type Body = Readonly<Record<string, unknown>>;

export interface AcknowledgeOptions {
  readonly noteLate: Intake["noteLate"];
  readonly tasks: Tasks;
  /** Handles an event that no listener has answered; returns what to acknowledge it with. */
  readonly onUnknownAction: (body: Body) => Promise<unknown>;
  /** Returns the answer to a command that was acknowledged while it was still running, and then failed. */
  readonly onFailed: (body: Body) => Promise<unknown>;
  /** Sends the answer to a command that came too late to be part of its acknowledgement. */
  readonly onLate: (body: Body, answer: unknown) => Promise<unknown>;
  readonly withinMs?: number;
}

/**
 * Makes an app acknowledge what its receiver gets only after everything that follows from it has been committed, over HTTP
 * and in Socket Mode alike. It does two things that Bolt does not do:
 *
 * - What takes too long is refused, because it may still fail. Slack then delivers an event again, keeps a form open with
 *   what was typed, and shows an error beside a pressed button, so that the person presses it again. If the press succeeds
 *   after all, its outcome arrives as a message, and a second press is recognised as a repetition. Commands are the
 *   exception: they are acknowledged while they go on, and are answered by a message later, also when they fail.
 * - What no listener answers is acknowledged too. Bolt would keep the person waiting for three seconds and then show an
 *   error.
 */
export function acknowledgeWhenDone(app: App, options: AcknowledgeOptions): void {
  const { noteLate, tasks, onUnknownAction, onFailed, onLate, withinMs = answerWithinMs } = options;
  const listen = app.processEvent.bind(app);
  // Bolt's receivers call this method.
  app.processEvent = async (event: ReceiverEvent): Promise<void> => {
    const { body } = event;
    const isCommand = body["command"] !== undefined;
    const isEvent = body["type"] === "event_callback";
    let answered: { readonly with?: unknown } | undefined;
    let isSent = false;
    const send = async (): Promise<void> => {
      if (isSent) return;
      isSent = true;
      await event.ack(answered?.with);
    };
    // Only the first answer counts. Bolt acknowledges an event before any listener has run.
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
    noteLate("slack");
    const isAnswered = answered !== undefined;
    tasks.run("a slow turn", async () => {
      const isUnanswered = isCommand && !isAnswered;
      await done.catch(async (cause: unknown) => {
        if (isUnanswered) await onLate(body, await onFailed(body));
        // Slack delivers a refused event again; if it then fails as well, that is logged. In a flood there would be a line for each.
        if (!isEvent) throw cause;
      });
      if (!isUnanswered) return;
      const answer = answered?.with ?? (answered ? undefined : await onUnknownAction(body));
      if (answer !== undefined) await onLate(body, answer);
    });
    // This does not hold for an event, because Bolt acknowledges events itself, nor for a form, which can show a failure only in
    // its answer. Any other interaction that its listener has acknowledged counts as handled.
    const isThrough = isAnswered && !isEvent && body["type"] !== "view_submission";
    if (!isCommand && !isThrough) throw new TooSlow();
    await send();
  };
}

/**
 * An event was not handled while Slack waited. It will be delivered or made again; if it is handled in the meantime, the
 * repetition is recognised.
 */
export class TooSlow extends Error {
  override readonly name = "TooSlow";
}
