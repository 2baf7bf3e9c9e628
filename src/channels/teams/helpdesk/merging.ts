import { act } from "../../../helpdesk/acting";
import { chosenTarget, inOneLine, mergeTargets } from "../../../helpdesk/mergeTargets";
import { refusalWords } from "../../../helpdesk/refusalWords";
import { chosenEntries, splitChoices } from "../../../helpdesk/splitChoices";
import type { DeskTicket, StaffAction } from "../../../tickets/port";
import { movable } from "../../../tickets/splitting/split";
import type { Element } from "../../adaptiveCard/types";
import type { Invoked } from "../edge";
import type { DeskDeps } from "./deps";
import { dialog, dialogWord } from "./dialog";
import { cut, deskCard, submits, subtle, warning } from "./elements";
import type { Member } from "./members";
import type { Fields } from "./pressed";

const mostChoices = 100;

/** The content of a dialog: the ticket, the dialog's own id, and the reason why it is shown again. */
interface Shown {
  readonly it: DeskTicket;
  readonly form: string;
  readonly notice?: string;
}

/** The dialogs in which staff merge duplicates and split tickets. A form that is submitted several times asks for the same. */
export function createMerging(deps: DeskDeps) {
  const { desk, say, ids } = deps;

  function shown(kind: "merge" | "split", { it, form, notice }: Shown, fields: Element[], { lang }: Member): Invoked {
    const said = (key: string): string => say(`${kind}.${key}`, lang, { ticket: it.id });
    const body = [...(notice === undefined ? [] : [warning(notice)]), subtle(said("how")), ...fields];
    const data = { desk: kind === "merge" ? "sendMerge" : "sendSplit", ticket: it.id, form } as const;
    return dialog(said("title"), deskCard(lang, said("title"), body, [submits(said("submit"), data)]));
  }

  async function mergeDialog(it: Shown, member: Member): Promise<Invoked> {
    const said = (key: string): string => say(`merge.${key}`, member.lang, { ticket: it.it.id });
    const targets = (await mergeTargets(desk, it.it)).slice(0, mostChoices);
    const number: Element = { type: "Input.Text", id: "number", label: said("number"), maxLength: 100 };
    if (targets.length === 0) return shown("merge", it, [number], member);
    const into = choice(
      "into",
      said("into"),
      said("choose"),
      targets.map((one) => [inOneLine(one), one.id]),
    );
    return shown("merge", it, [into, number], member);
  }

  function splitDialog(it: Shown, member: Member): Invoked {
    const said = (key: string): string => say(`split.${key}`, member.lang, { ticket: it.it.id });
    const choices = splitChoices(it.it.ticket, say, member.lang).slice(-mostChoices);
    const all = choices.map(({ line, value }) => [line, value] as const);
    const messages = { ...choice("messages", said("messages"), said("choose"), all), isMultiSelect: true };
    return shown("split", it, [messages], member);
  }

  async function opened(ticket: string, member: Member, show: (it: DeskTicket) => Promise<Invoked>): Promise<Invoked> {
    const it = await desk.get(ticket);
    return it ? show(it) : dialogWord(say("refusal.unknown", member.lang));
  }

  /** Does it, and shows the dialog again with the reason if the desk refuses. */
  async function done(it: Shown, action: StaffAction, member: Member, show: (it: Shown) => Promise<Invoked>) {
    const acted = await act(deps, it.it.id, action, member, `teams:form:${it.form}`);
    const { lang } = member;
    return acted.ok
      ? dialogWord(say(`${action.kind}.done`, lang, { ticket: it.it.id }))
      : show({ ...it, notice: refusalWords(acted, say, lang) });
  }

  return {
    openMerge: (ticket: string, member: Member) =>
      opened(ticket, member, (it) => mergeDialog({ it, form: ids() }, member)),
    openSplit: (ticket: string, member: Member) =>
      opened(ticket, member, (it) =>
        Promise.resolve(
          movable(it.ticket).length === 0
            ? dialogWord(say("refusal.onlyOne", member.lang))
            : splitDialog({ it, form: ids() }, member),
        ),
      ),
    sendMerge: (ticket: string, form: string, fields: Fields, member: Member) =>
      opened(ticket, member, (it) => {
        const again = (one: Shown) => mergeDialog(one, member);
        const into = chosenTarget(fields.into, fields.number);
        if (into === undefined) return again({ it, form, notice: say("merge.which", member.lang) });
        return done({ it, form }, { kind: "merge", into, via: "teams" }, member, again);
      }),
    sendSplit: (ticket: string, form: string, fields: Fields, member: Member) =>
      opened(ticket, member, (it) => {
        const entries = chosenEntries(
          it.ticket,
          fields.messages.split(",").filter((one) => one !== ""),
        );
        const again = (one: Shown) => Promise.resolve(splitDialog(one, member));
        return done({ it, form }, { kind: "split", entries, via: "teams" }, member, again);
      }),
  };
}

const longestLine = 150;

const choice = (
  id: string,
  label: string,
  placeholder: string,
  choices: readonly (readonly [string, string])[],
): Element => ({
  type: "Input.ChoiceSet",
  id,
  label,
  style: "compact",
  placeholder,
  choices: choices.map(([title, value]) => ({ title: cut(title, longestLine), value })),
});
