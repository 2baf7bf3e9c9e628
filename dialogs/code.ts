import { z } from "zod";
import { currentOrder } from "./kit/currentOrder";
import { card } from "./kit/card";
import {
  dialog,
  go,
  open,
  resume,
  resumeOnward,
  stay,
  stayKnowing,
  type Next,
  type RepliesTo,
  type StepContext,
} from "./kit/dialog";
import { stuckWith } from "./kit/letter";
import { t } from "./kit/text";
import { details } from "./status";

const data = z.object({
  orderId: z.string().optional(),
  /** The codes were shown here. */
  shown: z.enum(["yes"]).optional(),
});
type CodeData = z.infer<typeof data>;

const show = { kind: "secret.show", orderId: "" } as const;

/** The codes at once, for whoever has just asked for them in so many words; whoever is signed out signs in first, and is asked then. */
export const showAtOnce = ({ linked }: StepContext): Next =>
  linked ? open("code", { shown: "yes" }, { effects: [show] }) : open("code");

const offered: RepliesTo<CodeData> = { situation: "offer", on: { accept: "show" } };

const seen: RepliesTo<CodeData> = {
  situation: "codes",
  on: {
    // Shown amid the guide: what is done is the step at which they are needed.
    done: (_, __, { resumable }) => (resumable.some(needsCodes) ? resumeOnward("activate") : worked),
    trouble: (_, text) => stuckWith(text, { dialog: "code", step: "look" }),
    // «I co teraz z tym?»: the guide says.
    ask: (_, __, { resumable }, { intent, likely, guesses = [] }) => {
      const [wish = "next"] = [intent, likely, ...guesses].filter((it) => it !== undefined);
      if (!asksWhatNext.has(wish) || (wish !== "next" && (intent ?? likely) !== undefined)) return undefined;
      return resumable.some((it) => it.dialog === "activate") ? resume("activate") : open("activate");
    },
  },
};

const asksWhatNext: ReadonlySet<string> = new Set(["next", "activate", "showCode", "stuck"]);
const needsCodes = ({ dialog: id, step }: { readonly dialog: string; readonly step: string }): boolean =>
  id === "activate" && (step === "scan" || step === "code");

const worked = stay({
  say: [
    {
      text: t("says.worked"),
      opens: [
        { label: t("menu.status"), dialog: "status" },
        { label: t("push.startWalkthrough"), dialog: "activate" },
      ],
    },
  ],
});

/** Showing the QR and the activation code again, in this private chat only. */
export const code = dialog({
  id: "code",
  version: 1,
  first: "look",
  data,
  needsAccount: true,
  title: t("code.title"),
  button: t("menu.code"),
  intents: { showCode: { gloss: "see the QR or the activation code, again or a fresh one" } },
  inMenu: [{ page: "more", to: "signedIn", at: 20 }],
  steps: {
    look: {
      reads: ["card"],
      enter: (_, context) => (currentOrder(context.fact("card").orders)?.phase === "ready" ? undefined : go("none")),
      ask: (_, context) => {
        const ready = currentOrder(context.fact("card").orders);
        return card({
          title: t("code.title"),
          text: [t("code.waiting"), t("code.careful")],
          facts: ready ? details(ready) : [],
        });
      },
      on: {
        show: {
          label: t("code.show"),
          said: t("said.show"),
          style: "primary",
          then: stayKnowing({ shown: "yes" }, { effects: [show] }),
        },
        activate: { label: t("status.walkthrough"), then: open("activate") },
        human: open("escalate", { dialog: "code", step: "look" }),
        menu: open("menu"),
      },
      replies: ({ shown }) => (shown ? seen : offered),
    },
    none: {
      ask: () => card({ title: t("code.noneTitle"), text: t("code.none") }),
      on: {
        status: { label: t("menu.status"), style: "primary", then: open("status") },
        newPhone: { label: t("menu.newPhone"), then: open("newPhone") },
        human: open("escalate", { dialog: "code", step: "none" }),
        menu: open("menu"),
      },
    },
  },
});
