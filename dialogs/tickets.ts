import { z } from "zod";
import { card, type Fact } from "./kit/card";
import { dialog, go, open, stay, type Next } from "./kit/dialog";
import { moment, t, verbatim } from "./kit/text";

/** What was handed to support, and whether it arrived. */
export const tickets = dialog({
  id: "tickets",
  version: 1,
  first: "list",
  data: z.object({}),
  steps: {
    list: {
      reads: ["tickets"],
      ask: (_, see) => {
        const all = see.fact("tickets");
        return card({
          title: t("tickets.title"),
          text: t("tickets.count", { count: all.length }),
          facts: all.map(({ id, state, openedAt }): Fact => ({
            name: verbatim(id),
            value: t(`tickets.state.${state}`, { when: moment(openedAt) }),
          })),
          opens: all
            .slice(0, 5)
            .map(({ id }) => ({ label: t("tickets.open", { ticket: id }), dialog: "ticket", data: { ticket: id } })),
        });
      },
      on: { human: { label: t("tickets.new"), then: open("escalate") }, menu: open("menu") },
    },
  },
});

/** One ticket: add to it, or withdraw it. */
export const ticket = dialog({
  id: "ticket",
  version: 1,
  first: "look",
  data: z.object({ ticket: z.string().max(20) }),
  steps: {
    look: {
      reads: ["tickets"],
      enter: ({ ticket: id }, see) => (see.fact("tickets").some((it) => it.id === id) ? undefined : open("tickets")),
      ask: ({ ticket: id }, see) => {
        const it = see.fact("tickets").find((one) => one.id === id);
        return card({
          title: t("tickets.open", { ticket: id }),
          text: verbatim(it?.summary ?? ""),
          facts: it
            ? [{ name: t("tickets.stateName"), value: t(`tickets.state.${it.state}`, { when: moment(it.openedAt) }) }]
            : [],
          choices: it?.state === "withdrawn" ? ["list", "menu"] : ["add", "withdraw", "list", "menu"],
        });
      },
      on: {
        add: { label: t("tickets.add"), style: "primary", then: go("add") },
        withdraw: { label: t("tickets.withdraw"), then: go("withdraw") },
        list: { label: t("tickets.list"), then: open("tickets") },
        menu: open("menu"),
      },
    },
    add: {
      ask: ({ ticket: id }) =>
        card({
          title: t("tickets.addTitle", { ticket: id }),
          text: t("escalate.neverSend"),
          field: { choice: "send", label: t("tickets.addLabel"), multiline: true, maxLength: 2000 },
          choices: ["back"],
        }),
      on: { send: { label: t("escalate.send"), then: ({ ticket: id }, input) => add(id, input) }, back: go("look") },
      text: (text, { ticket: id }) => add(id, text),
      hear: {
        ticketAdded: () => go("look", {}, { say: [{ text: t("tickets.added") }], noReturn: true }),
        ticketUnknown: () => open("tickets"),
      },
    },
    withdraw: {
      ask: ({ ticket: id }) =>
        card({ title: t("tickets.withdrawTitle", { ticket: id }), text: t("tickets.withdrawWhat") }),
      on: {
        confirm: {
          label: t("tickets.withdraw"),
          style: "danger",
          pressOnly: true,
          then: ({ ticket: id }) => stay({ effects: [{ kind: "ticket.withdraw", ticket: id }] }),
        },
        back: go("look"),
      },
      hear: {
        ticketWithdrawn: () => go("look", {}, { say: [{ text: t("tickets.withdrawn") }], noReturn: true }),
        ticketUnknown: () => open("tickets"),
      },
    },
  },
});

function add(id: string, input: string): Next {
  const text = input.trim();
  if (text.length < 2) return stay({ say: [{ text: t("problem.emptyField") }] });
  if (text.length > 2000) return stay({ say: [{ text: t("escalate.tooLong", { max: 2000 }) }] });
  return stay({ effects: [{ kind: "ticket.add", ticket: id, text }] });
}
