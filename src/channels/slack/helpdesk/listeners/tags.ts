import { z } from "zod";
import { eventIdOf } from "../../receive/interaction";
import { act } from "../../../../helpdesk/acting";
import { names, type ListenerDeps } from "../deps";
import { admit, sendEphemeral } from "../gate";
import { pressedIn, pressSchema } from "../pressed";
import { refusalWords } from "../../../../helpdesk/refusalWords";
import { isTag } from "../tags";
import { senderOf } from "./sender";

const valueSchema = z.string().regex(/^[^:]+:(?:tag|untag):[^:]+$/);

/** Handles the list of tags on a ticket's card. */
export function listenToTags(deps: ListenerDeps): void {
  const { slack, say } = deps;
  slack.bolt.action(names.tag, async ({ body, context, ack }) => {
    const press = pressSchema.safeParse(body).data;
    const who = senderOf(body, context);
    const value = valueSchema.safeParse(press?.actions[0].selected_option?.value).data;
    if (press && who && value !== undefined) {
      const [ticket = "", kind, tag = ""] = value.split(":");
      const admitted = await admit(deps, who, `${kind ?? ""} ${ticket}`);
      if (!admitted.ok) sendEphemeral(deps, who, pressedIn(press), admitted.words);
      else if (kind === "untag" || isTag(tag)) {
        const action = { kind: kind === "untag" ? "untag" : "tag", tag, via: "slack" } as const;
        const acted = await act(deps, ticket, action, admitted.member, eventIdOf(who.team, press.trigger_id));
        if (!acted.ok) sendEphemeral(deps, who, pressedIn(press), refusalWords(acted, say, admitted.member.lang));
      }
    }
    await ack();
  });
}
