import { holderOf } from "../../../../tickets/handing/handOver";
import type { Target } from "../../../../tickets/handing/target";
import { act } from "../../../../helpdesk/acting";
import { names, type ListenerDeps } from "../deps";
import { admit } from "../gate";
import { onPress } from "../onPress";
import { refusalWords } from "../../../../helpdesk/refusalWords";
import { sentForm } from "../replyForm";
import { senderOf } from "../listeners/sender";
import { handOverForm, readCarried, readHandOver } from "./form";

/** Handing tickets to colleagues, groups and offices: a button on the card opens a form. */
export function listenToHandingOver(deps: ListenerDeps): void {
  const { slack, say, desk, members, handing } = deps;

  onPress(deps, names.handOver, ({ actions: [{ value: ticket }] }) =>
    ticket
      ? {
          what: `handOver ${ticket}`,
          async perform({ member: { lang }, tell, open }) {
            const found = await desk.get(ticket);
            if (!found) tell(say("refusal.unknown", lang));
            else await open(handOverForm({ ticket, holder: holderOf(found.ticket) }, handing, say, lang));
          },
        }
      : undefined,
  );

  onPress(deps, names.takeBack, ({ actions: [{ value: ticket }] }) =>
    ticket
      ? {
          what: `takeBack ${ticket}`,
          async perform({ member, event, tell }) {
            const acted = await act(deps, ticket, { kind: "takeBack", via: "slack" }, member, event);
            if (!acted.ok) tell(refusalWords(acted, say, member.lang));
          },
        }
      : undefined,
  );

  slack.bolt.view(names.handOver, async ({ body, view, context, ack }) => {
    const form = sentForm(view);
    const who = senderOf(body, context);
    const carried = form && readCarried(form.carried);
    if (!form || !who || !carried) return;
    const wrong = async (field: string, words: string) =>
      ack({ response_action: "errors", errors: { [field]: words } });
    const admitted = await admit(deps, who, `handOver ${carried.ticket}`);
    if (!admitted.ok) {
      await wrong("note", admitted.words);
      return;
    }
    const { lang } = admitted.member;
    const chosen = readHandOver(view, handing);
    if (!chosen.ok) {
      const domains = handing.domains.join(", ");
      await wrong(chosen.field, say(`handOver.${chosen.key}`, lang, chosen.key === "notOurs" ? { domains } : {}));
      return;
    }
    const to = "user" in chosen.to ? await colleague(who.team, chosen.to.user) : chosen.to;
    if (to === "unknown" || to === "stranger") {
      await wrong("colleague", say(to === "unknown" ? "notNow" : "handOver.notStaff", lang));
      return;
    }
    const action = { kind: "handOver", to, note: chosen.note, holder: carried.holder, via: "slack" } as const;
    const acted = await act(deps, carried.ticket, action, admitted.member, `slack:${who.team}:${form.id}`);
    if (acted.ok) await ack();
    else await wrong("note", refusalWords(acted, say, lang));
  });

  /** A ticket must not go to somebody who could do nothing about it. */
  async function colleague(team: string, user: string): Promise<Target | "stranger" | "unknown"> {
    const checked = await members.check({ team, user });
    if (!checked.ok) return checked.why;
    const { id, name } = checked.member;
    return { kind: "colleague", id, name };
  }
}
