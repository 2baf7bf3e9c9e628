import { z } from "zod";
import { act } from "../../../../helpdesk/acting";
import { names, type ListenerDeps } from "../deps";
import { onPress } from "../onPress";
import { refusalWords } from "../../../../helpdesk/refusalWords";
import { isTag } from "../tags";

const valueSchema = z.string().regex(/^[^:]+:(?:tag|untag):[^:]+$/);

/** Handles the list of tags on a ticket's card. */
export function listenToTags(deps: ListenerDeps): void {
  const { say } = deps;
  onPress(deps, names.tag, ({ actions: [{ selected_option }] }) => {
    const value = valueSchema.safeParse(selected_option?.value).data;
    if (value === undefined) return undefined;
    const [ticket = "", kind, tag = ""] = value.split(":");
    return {
      what: `${kind ?? ""} ${ticket}`,
      async perform({ member, event, tell }) {
        if (kind !== "untag" && !isTag(tag)) return;
        const action = { kind: kind === "untag" ? "untag" : "tag", tag, via: "slack" } as const;
        const acted = await act(deps, ticket, action, member, event);
        if (!acted.ok) tell(refusalWords(acted, say, member.lang));
      },
    };
  });
}
