import type { types } from "@slack/bolt";
import { eventIdOf } from "../receive/interaction";
import type { ListenerDeps } from "./deps";
import { admit, sendEphemeral } from "./gate";
import type { Member } from "./members";
import { openForm } from "./openForm";
import { pressedIn, pressSchema, type Press } from "./pressed";

/** A press by a member of the staff. */
export interface StaffPress {
  readonly member: Member;
  /** The id of the press: the same when Slack delivers it again. */
  readonly event: string;
  readonly channel: string | undefined;
  /** Tells the person something where they pressed, for them alone. */
  readonly tell: (words: string) => void;
  /** Opens a form, above the one in which they pressed if there is one. */
  readonly open: (form: types.ModalView) => Promise<void>;
}

/** The action that a press asks for. */
export interface Asked {
  /** The name of the action in the log of refusals. */
  readonly what: string;
  readonly perform: (press: StaffPress) => Promise<void>;
}

/**
 * Handles the presses of staff on the elements with this action id. Somebody who is not on the staff is told so. Every press is
 * acknowledged after it has been handled.
 * @param read what a press asks for; undefined if nothing is to be done
 */
export function onPress(
  deps: ListenerDeps,
  action: string | RegExp,
  read: (press: Press, body: unknown) => Asked | undefined,
): void {
  deps.slack.bolt.action(action, async ({ body, context: { teamId: team }, ack }) => {
    const press = pressSchema.safeParse(body).data;
    const asked = press && read(press, body);
    if (press && asked && team !== undefined) {
      const who = { team, user: press.user.id };
      const at = pressedIn(press);
      const tell = (words: string): void => {
        sendEphemeral(deps, who, at, words);
      };
      const admitted = await admit(deps, who, asked.what);
      if (!admitted.ok) tell(admitted.words);
      else {
        const { member } = admitted;
        await asked.perform({
          member,
          event: eventIdOf(team, press.trigger_id),
          channel: at.channel,
          tell,
          open: (form) => openForm(deps, member, press.trigger_id, form, at),
        });
      }
    }
    await ack();
  });
}
