import { ledTo, type Choice, type Data, type Next } from "../../dialogs/kit/dialog";
import { t } from "../../dialogs/kit/text";
import { enter } from "./asking";
import type { Frame } from "./chat";
import { Draft, type Led } from "./draft";
import { navigate } from "./navigation";
import { stepOf, upToDate } from "./script";
import type { Turned } from "./turnContext";

/** Limits how often `enter` may lead elsewhere. An endless loop is a programming error and must not hang a conversation. */
const hopLimit = 8;

/** The draft of a turn, with the operations by which an answer changes it. */
export class TurnDraft extends Draft {
  private hops = 0;
  /** The stored frame could not be migrated to this version of the program. */
  dropped = false;
  /** The previous turn was already answered by asking its step again. */
  askedAgain = false;
  /** The person's text was left to the understanding and was not understood. */
  missed = false;

  /** Drops a frame that this version cannot migrate, and tells the person so. */
  bringUpToDate(): void {
    this.chat.trail = this.chat.trail.filter((it) => stepOf(this.context.script, it));
    this.dropped = this.chat.frame !== null && !this.migrateFrame();
    if (this.dropped) this.chat.frame = null;
    if (this.dropped) this.outputs.push({ kind: "say", notice: { text: t("problem.newVersion") } });
  }

  /** Migrates the current frame to this version; undefined if that is not possible, and the frame then stays as it is. */
  migrateFrame(): Frame | undefined {
    const frame = this.chat.frame && upToDate(this.context.script, this.chat.frame);
    if (frame) this.chat.frame = frame;
    return frame ?? undefined;
  }

  choose(choice: Pick<Choice<Data>, "then">, input: string): void {
    this.apply(ledTo(choice, { data: this.chat.frame?.data ?? {}, input, context: this.stepContext() }));
  }

  apply({ to, say = [], effects = [], noReturn, lang }: Next): void {
    if (lang) {
      this.chat.lang = lang;
      this.chat.langChosen = true;
    }
    for (const notice of say) this.outputs.push({ kind: "say", notice });
    if (noReturn) this.chat.trail = [];
    // The card of a new step is shown before its effects run, because their outcome belongs to that step.
    this.follow(navigate(this, to, noReturn ?? false));
    const askId = this.chat.frame?.at ?? "";
    for (const effect of effects) this.outputs.push({ kind: "do", effect, askId });
  }

  /** Enters a step again, under a new ask id. */
  enter(frame: Frame): void {
    this.follow(enter(this, frame));
  }

  /** Applies where a step has led, until a card is shown. */
  follow(led: Led): void {
    if (!led) return;
    if (!led.isUnseen) return this.apply(led.next);
    const { frame } = this.chat;
    if (++this.hops > hopLimit) throw new Error(`«${frame?.dialog}.${frame?.step}» leads in circles`);
    this.unseen = true;
    this.apply(led.next);
    this.unseen = false;
  }

  result(): Turned {
    return { chat: this.chat, outputs: this.outputs, missed: this.missed };
  }
}
