import { z } from "zod";
import { card, type Fact } from "./kit/card";
import { dialog, go, open, type Choice, type Data, type Next, type Step } from "./kit/dialog";
import type { LinkedChatFact } from "./kit/facts";
import { moment, t, verbatim, type Text } from "./kit/text";

const data = z.object({ chat: z.string().max(40).optional() });

const ended = (channel: string | null): Next =>
  go(channel === null ? "gone" : "ended", channel === null ? {} : { channel }, { noReturn: true });

const list: Choice<Data> = { label: t("chats.title"), then: open("chats") };

/**
 * Signs in again and disconnects all other chats, including that of a person who has meanwhile got into the account. USOS alone
 * decides whose account it is.
 */
export const signingInAlone = { alone: "yes", then: "chats" } as const;

/** `ending` is shown while a chat is being disconnected, `gone` if the chat turns out to be no longer linked. */
const ending: Step<Data> = {
  passing: true,
  ask: () => card({ text: t("chats.ending") }),
  on: { menu: open("menu") },
  onHappening: {
    otherChatEnded: ({ happening: { channel } }) => ended(channel),
    chatNotLinked: () => go("notHere", {}, { noReturn: true }),
  },
};
const gone: Step<Data> = {
  ask: () => card({ text: t("chats.gone") }),
  on: { list, menu: open("menu") },
};

/**
 * This chat was disconnected first, perhaps by the very chat that the student wanted to disconnect. So nothing may be
 * disconnected from here.
 */
const notHere = (dialog: "chats" | "notMe"): Step<Data> => ({
  ask: () => card({ text: t("chats.notHere") }),
  on: {
    alone: { label: t("chats.alone"), style: "primary", then: open("link", signingInAlone) },
    human: open("escalate", { dialog, step: "notHere" }),
    menu: open("menu"),
  },
});

/** Shows the chats that are linked to the student's account, each of the others with a button that disconnects it. */
export const chats = dialog({
  id: "chats",
  version: 1,
  first: "list",
  data: data.extend({ channel: z.string().max(100).optional() }),
  title: t("chats.title"),
  button: t("chats.title"),
  steps: {
    list: {
      reads: ["chats"],
      enter: ({ data: { chat }, context }) =>
        context.fact("chats").some((it) => it.chat === chat && !it.isHere) ? go("confirm") : undefined,
      ask: ({ context }) => {
        const all = context.fact("chats");
        return card({
          title: t("chats.title"),
          text: t("chats.count", { count: all.length }),
          facts: linkedChats(all),
          opens: all.flatMap(({ chat, channel, isHere }, at) =>
            isHere ? [] : [{ label: t("chats.end", named(at, channel)), dialog: "chats", data: { chat } }],
          ),
          choices: [...(all.length > 0 ? ["unlink"] : []), "menu"],
        });
      },
      on: { unlink: { label: t("menu.unlink"), then: open("unlink") }, menu: open("menu") },
    },
    confirm: {
      reads: ["chats"],
      ask: ({ data: { chat }, context }) => {
        const all = context.fact("chats");
        return card({
          title: t("chats.endTitle"),
          text: t("chats.endWhat"),
          facts: linkedChats(all).filter((_, at) => all[at]?.chat === chat),
        });
      },
      on: {
        confirm: {
          label: t("chats.endConfirm"),
          style: "danger",
          pressOnly: true,
          then: ({ data: { chat = "" } }) =>
            go("ending", {}, { effects: [{ kind: "link.endOther", chat }], noReturn: true }),
        },
        back: go("list", { chat: undefined }),
      },
    },
    ending,
    ended: {
      ask: ({ data: { channel = "" } }) => card({ text: t("chats.ended", { channel: { text: verbatim(channel) } }) }),
      on: { list, menu: open("menu") },
    },
    gone,
    notHere: notHere("chats"),
  },
});

/**
 * «That was not me»: disconnects a newly linked chat at once and without confirmation, because a stranger may already be reading
 * along. If the chat was the student's after all, they can link it again.
 */
export const notMe = dialog({
  id: "notMe",
  version: 1,
  first: "ending",
  data: data.extend({ channel: z.string().max(100).optional(), asked: z.enum(["yes"]).optional() }),
  title: t("chats.title"),
  steps: {
    ending: {
      ...ending,
      enter: ({ data: { chat = "", asked } }) =>
        asked
          ? undefined
          : go("ending", { asked: "yes" }, { effects: [{ kind: "link.endOther", chat }], noReturn: true }),
    },
    ended: {
      ask: ({ data: { channel = "" }, context: { institution } }) =>
        card({
          text: [t("chats.ended", { channel: { text: verbatim(channel) } }), t("chats.password")],
          links: [{ label: t("unlink.openUsos"), url: institution.usos.webUrl }],
        }),
      on: {
        human: open("escalate", { dialog: "notMe", step: "ended" }),
        list,
        menu: open("menu"),
      },
    },
    gone,
    notHere: notHere("notMe"),
  },
});

/**
 * A line for each linked chat: its chat system, its owner's name, and since when it is linked. The lines are numbered, because
 * two chats may have the same name.
 */
export const linkedChats = (all: readonly LinkedChatFact[]): Fact[] =>
  all.map(({ channel, name, since, isHere }, at) => ({
    name: t("chats.one", named(at, name === null ? channel : `${channel} · ${name}`)),
    value: sinceOf(since, isHere),
  }));

const named = (at: number, chat: string) => ({ number: at + 1, chat: { text: verbatim(chat) } });

const sinceOf = (since: string | null, isHere: boolean): Text =>
  t(
    `chats.${isHere ? "here" : "other"}.${since === null ? "long" : "since"}`,
    since === null ? {} : { since: moment(since) },
  );
