import { act } from "../../../../helpdesk/acting";
import { chosenTarget, mergeTargets } from "../../../../helpdesk/mergeTargets";
import { refusalWords } from "../../../../helpdesk/refusalWords";
import { chosenEntries } from "../../../../helpdesk/splitChoices";
import type { DeskTicket, StaffAction } from "../../../../tickets/port";
import { movable } from "../../../../tickets/splitting/split";
import { names, type ListenerDeps } from "../deps";
import { admit } from "../gate";
import { senderOf } from "../listeners/sender";
import type { Member } from "../members";
import { onPress, type StaffPress } from "../onPress";
import { sentForm } from "../replyForm";
import { mergeForm, splitForm } from "./forms";

type Sent = NonNullable<ReturnType<typeof sentForm>>;

/** Merging duplicates and splitting tickets: buttons on the card open forms. */
export function listenToMerging(deps: ListenerDeps): void {
  const { desk, say } = deps;

  onCard(names.merge, "merge", async (it, { member: { lang }, open }) =>
    open(mergeForm(it.id, await mergeTargets(desk, it), say, lang)),
  );
  onCard(names.unmerge, "unmerge", async (it, { member, event, tell }) => {
    const acted = await act(deps, it.id, { kind: "unmerge", via: "slack" }, member, event);
    if (!acted.ok) tell(refusalWords(acted, say, member.lang));
  });
  onCard(names.split, "split", async (it, { member: { lang }, open, tell }) => {
    if (movable(it.ticket).length === 0) tell(say("refusal.onlyOne", lang));
    else await open(splitForm(it, say, lang));
  });

  onForm(names.merge, "merge", "number", (form, _, { lang }) => {
    const into = chosenTarget(form.typed("into"), form.typed("number"));
    return into === undefined ? say("merge.which", lang) : { kind: "merge", into, via: "slack" };
  });
  onForm(names.split, "split", "messages", (form, it) => ({
    kind: "split",
    entries: chosenEntries(it.ticket, form.chosen("messages")),
    via: "slack",
  }));

  function onCard(action: string, what: string, perform: (it: DeskTicket, press: StaffPress) => Promise<void>): void {
    onPress(deps, action, ({ actions: [{ value: ticket }] }) =>
      ticket
        ? {
            what: `${what} ${ticket}`,
            async perform(press) {
              const it = await desk.get(ticket);
              if (it) await perform(it, press);
              else press.tell(say("refusal.unknown", press.member.lang));
            },
          }
        : undefined,
    );
  }

  /** Does what a submitted form asks for, or shows below a field of it why not. A form that is submitted again asks for the same. */
  function onForm(
    callback: string,
    what: string,
    field: string,
    read: (form: Sent, it: DeskTicket, member: Member) => StaffAction | string,
  ): void {
    deps.slack.bolt.view(callback, async ({ body, view, context, ack }) => {
      const form = sentForm(view);
      const who = senderOf(body, context);
      if (!form || !who) return;
      const wrong = async (words: string) => ack({ response_action: "errors", errors: { [field]: words } });
      const admitted = await admit(deps, who, `${what} ${form.carried}`);
      if (!admitted.ok) {
        await wrong(admitted.words);
        return;
      }
      const { member } = admitted;
      const it = await desk.get(form.carried);
      const wanted = it ? read(form, it, member) : say("refusal.unknown", member.lang);
      if (typeof wanted === "string") {
        await wrong(wanted);
        return;
      }
      const acted = await act(deps, form.carried, wanted, member, `slack:${who.team}:${form.id}`);
      if (acted.ok) await ack();
      else await wrong(refusalWords(acted, say, member.lang));
    });
  }
}
