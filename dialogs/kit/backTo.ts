import { t, type Text } from "./text";

/** The branches of the text by dialog. An ending is named after what it ends. */
const byDialog: Readonly<Record<string, string>> = {
  order: "placing",
  extend: "extend",
  newPhone: "newPhone",
  activate: "guide",
  extendGuide: "guide",
  link: "link",
  unlink: "unlink",
  chats: "chats",
  escalate: "letter",
  ticket: "letter",
  privacy: "privacy",
};
const byEnding: Readonly<Record<string, string>> = { card: "card", order: "cancelOrder", extension: "cancelExtension" };

/** A question that still waits for an answer. */
export interface LeftQuestion {
  readonly dialog: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const label = (question: string): Text => t("button.backTo", { question });

/** The label of the way back to a question, which names it. */
export const backTo = ({ dialog, data }: LeftQuestion): Text =>
  label((dialog === "revoke" ? byEnding[String(data["what"])] : byDialog[dialog]) ?? "other");

/** The label where no question is known. */
export const backToSome = label("other");
