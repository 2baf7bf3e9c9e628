import { z } from "zod";
import { card } from "./kit/card";
import { dialog, go, open } from "./kit/dialog";
import { t } from "./kit/text";

/** Signs out: revokes the token at USOS and erases what the assistant stores about the account. */
export const unlink = dialog({
  id: "unlink",
  version: 1,
  first: "confirm",
  data: z.object({}),
  needsAccount: true,
  title: t("unlink.title"),
  button: t("menu.unlink"),
  intents: { unlink: { gloss: "sign out of USOS", isCostly: true } },
  inMenu: [{ page: "more", to: "signedIn", at: 80 }],
  steps: {
    confirm: {
      ask: () => card({ title: t("unlink.title"), text: [t("unlink.what"), t("unlink.keeps")] }),
      on: {
        confirm: {
          label: t("unlink.confirm"),
          style: "danger",
          pressOnly: true,
          then: go("ending", {}, { effects: [{ kind: "link.end" }], noReturn: true }),
        },
        cancel: { label: t("unlink.stay"), then: open("menu") },
      },
    },
    ending: {
      passing: true,
      ask: () => card({ text: t("unlink.ending") }),
      on: { menu: open("menu") },
      onHappening: {
        unlinked: ({ happening: { revoked } }) => go(revoked ? "done" : "doneHere", {}, { noReturn: true }),
      },
    },
    done: { ask: () => card({ text: t("unlink.done") }), on: { menu: open("menu") } },
    doneHere: {
      ask: ({ context: { institution } }) =>
        card({ text: t("unlink.doneHere"), links: [{ label: t("unlink.openUsos"), url: institution.usos.webUrl }] }),
      on: { menu: open("menu") },
    },
  },
});
