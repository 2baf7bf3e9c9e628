import type { types } from "@slack/bolt";
import type { ListenerDeps } from "./deps";
import { sendEphemeral } from "./gate";
import type { Member } from "./members";

/**
 * Opens a form for a member of the staff, above the one in which they pressed if there is one.
 * @param at where they are told if Slack does not open it
 */
export async function openForm(
  deps: Pick<ListenerDeps, "slack" | "log" | "say">,
  { team, user, lang }: Pick<Member, "team" | "user" | "lang">,
  trigger_id: string,
  view: types.ModalView,
  at: { readonly channel?: string | undefined; readonly isOnForm?: boolean } = {},
): Promise<void> {
  const opened = await deps.slack.api.call(team, at.isOnForm === true ? "views.push" : "views.open", {
    trigger_id,
    view,
  });
  if (opened.ok) return;
  deps.log.warn({ code: opened.code }, "slack: a form of the helpdesk could not be opened");
  sendEphemeral(deps, { team, user }, at, deps.say("formNotOpened", lang));
}
