import { eventIdOf } from "../../receive/interaction";
import { holderOf } from "../../../../tickets/handing/handOver";
import type { Target } from "../../../../tickets/handing/target";
import { act } from "../acting";
import { names, type ListenerDeps } from "../deps";
import { admit, sendEphemeral } from "../gate";
import { openForm } from "../openForm";
import { pressedIn, pressSchema } from "../pressed";
import { refusalWords } from "../refusal";
import { sentForm } from "../replyForm";
import { senderOf } from "../listeners/sender";
import { handOverForm, readCarried, readHandOver } from "./form";

/** Handing tickets to colleagues, groups and offices: a button on the card opens a form. */
export function listenToHandingOver(deps: ListenerDeps): void {
  const { slack, say, desk, members, handing } = deps;

  slack.bolt.action(names.handOver, async ({ body, context, ack }) => {
    const press = pressSchema.safeParse(body).data;
    const { teamId: team } = context;
    const [{ value: ticket }] = press?.actions ?? [{ value: undefined }];
    if (press && team !== undefined && ticket) {
      const who = { team, user: press.user.id };
      const admitted = await admit(deps, who, `handOver ${ticket}`);
      const found = admitted.ok ? await desk.get(ticket) : undefined;
      if (!admitted.ok) sendEphemeral(deps, who, pressedIn(press), admitted.words);
      else if (!found) sendEphemeral(deps, who, pressedIn(press), say("refusal.unknown", admitted.member.lang));
      else {
        const { lang } = admitted.member;
        const form = handOverForm({ ticket, holder: holderOf(found.ticket) }, handing, say, lang);
        await openForm(deps, admitted.member, press.trigger_id, form, pressedIn(press));
      }
    }
    await ack();
  });

  slack.bolt.action(names.takeBack, async ({ body, context, ack }) => {
    const press = pressSchema.safeParse(body).data;
    const { teamId: team } = context;
    const [{ value: ticket }] = press?.actions ?? [{ value: undefined }];
    if (press && team !== undefined && ticket) {
      const who = { team, user: press.user.id };
      const event = eventIdOf(team, press.trigger_id);
      const admitted = await admit(deps, who, `takeBack ${ticket}`);
      const action = { kind: "takeBack", via: "slack" } as const;
      const acted = admitted.ok ? await act(deps, ticket, action, admitted.member, event) : undefined;
      if (!admitted.ok) sendEphemeral(deps, who, pressedIn(press), admitted.words);
      else if (acted && !acted.ok)
        sendEphemeral(deps, who, pressedIn(press), refusalWords(acted, say, admitted.member.lang));
    }
    await ack();
  });

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
