import { z } from "zod";
import { card } from "./kit/card";
import { linkedChats } from "./chats";
import { dialog, end, go, open, type Data, type Next, type Step, type StepContext } from "./kit/dialog";
import { t } from "./kit/text";

/** After signing out, the conversation can be cleared where this program keeps it: others may use the same browser. */
const leaving = {
  reads: ["histories"],
  on: {
    menu: open("menu"),
    clear: { label: t("unlink.clear"), isLasting: true, then: end({ effects: [{ kind: "privacy.clear" }] }) },
  },
} satisfies Pick<Step<Data>, "reads" | "on">;

const waysOn = (context: StepContext): string[] =>
  context.fact("histories")[0]?.isOurs ? ["clear", "menu"] : ["menu"];

/**
 * Signs out this chat, or all chats of the account. With the last one the token is revoked at USOS, and what the assistant stores about
 * the account is erased.
 */
export const unlink = dialog({
  id: "unlink",
  version: 1,
  first: "confirm",
  data: z.object({ others: z.int().optional() }),
  needsAccount: true,
  title: t("unlink.title"),
  button: t("menu.unlink"),
  intents: { unlink: { gloss: "sign out of USOS", isCostly: true } },
  inMenu: [{ page: "more", to: "signedIn", at: 80 }],
  steps: {
    confirm: {
      reads: ["chats"],
      ask: ({ context }) => {
        const all = context.fact("chats");
        return all.length > 1
          ? card({
              title: t("unlink.title"),
              text: [t("unlink.where"), t("unlink.whatHere"), t("unlink.whatEverywhere"), t("unlink.keeps")],
              facts: linkedChats(all),
              choices: ["here", "everywhere", "cancel"],
            })
          : card({
              title: t("unlink.title"),
              text: [t("unlink.what"), t("unlink.keeps")],
              choices: ["confirm", "cancel"],
            });
      },
      on: {
        confirm: { label: t("unlink.confirm"), style: "danger", pressOnly: true, then: ending() },
        here: { label: t("unlink.here"), said: t("said.here"), style: "danger", pressOnly: true, then: ending() },
        everywhere: {
          label: t("unlink.everywhere"),
          said: t("said.everywhere"),
          style: "danger",
          pressOnly: true,
          then: ending({ everywhere: true }),
        },
        cancel: { label: t("unlink.stay"), then: open("menu") },
      },
    },
    ending: {
      passing: true,
      ask: () => card({ text: t("unlink.ending") }),
      on: { menu: open("menu") },
      onHappening: {
        unlinked: ({ happening: { revoked, others = 0 } }) =>
          others > 0
            ? go("left", { others }, { noReturn: true })
            : go(revoked ? "done" : "doneHere", {}, { noReturn: true }),
      },
    },
    done: { ...leaving, ask: ({ context }) => card({ text: t("unlink.done"), choices: waysOn(context) }) },
    doneHere: {
      ...leaving,
      ask: ({ context }) =>
        card({
          text: t("unlink.doneHere"),
          links: [{ label: t("unlink.openUsos"), url: context.institution.usos.webUrl }],
          choices: waysOn(context),
        }),
    },
    left: {
      ...leaving,
      ask: ({ data: { others = 1 }, context }) =>
        card({ text: t("unlink.left", { others }), choices: waysOn(context) }),
    },
  },
});

function ending(extent: { readonly everywhere?: true } = {}): Next {
  return go("ending", {}, { effects: [{ kind: "link.end", ...extent }], noReturn: true });
}
