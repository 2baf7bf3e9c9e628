import { open, type Data, type On } from "./kit/dialog";
import { t } from "./kit/text";

/** The buttons that lead to the end of a card or an order, each named after what it ends. */
export const endings = {
  revoke: { label: t("menu.revoke"), then: open("revoke") },
  cancelOrder: { label: t("revoke.order.button"), then: open("revoke") },
  cancelExtension: { label: t("revoke.extension.button"), then: open("revoke", { of: "extension" }) },
} as const satisfies On<Data>;
