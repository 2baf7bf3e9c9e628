import { activate } from "./activate";
import { advice } from "./advice";
import { code } from "./code";
import { eligibility } from "./eligibility";
import { escalate } from "./escalate";
import { extend, extendGuide } from "./extend";
import { language } from "./language";
import { link, verify } from "./link";
import { lostPhone } from "./lostPhone";
import { createMenu } from "./menu";
import { newPhone } from "./newPhone";
import { order } from "./order";
import { privacy } from "./privacy";
import { reminders } from "./reminders";
import { revoke } from "./revoke";
import { here, resumed } from "./returns";
import { status } from "./status";
import { ticket, tickets } from "./tickets";
import { unlink } from "./unlink";
import type { Opening } from "./kit/card";
import type { Dialog } from "./kit/dialog";
import type { Intent } from "./kit/entries";
import { t, type Text } from "./kit/text";

export { notices } from "./notices";

/** Every dialog: listed here, it is in the menu, among the intents and known to support as it says of itself. */
export const listed = [
  lostPhone,
  newPhone,
  revoke,
  extend,
  extendGuide,
  code,
  status,
  order,
  activate,
  eligibility,
  link,
  unlink,
  escalate,
  tickets,
  ticket,
  privacy,
  reminders,
  language,
  here,
  resumed,
] as const;

/** What is done with six digits that the chat's client hands over after a sign-in. */
export const signIn = verify;

/** What is done with words that may be meant for the people of a ticket. */
export { invitesWords, writeBack } from "./writeBack";

/** What typed words lead to, and the button that offers it. */
export interface OpeningOfIntent extends Intent {
  readonly name: string;
  readonly opening: Opening;
}

/** A list of dialogs with the menu they make, and all that may be typed for them. Opening a dialog is all a typed text can do. */
export function gather(list: readonly Dialog[]) {
  const all: readonly Dialog[] = [...list, createMenu(list), advice];
  const openings = all.flatMap((it) =>
    Object.entries(it.intents ?? {}).map(([name, intent]): OpeningOfIntent => ({
      name,
      ...intent,
      opening: openingOf(it, intent),
    })),
  );
  const dialogs: Readonly<Record<string, Dialog>> = Object.fromEntries(all.map((it) => [it.id, it]));
  const intents: Readonly<Record<string, Opening | { readonly says: Text }>> = {
    ...Object.fromEntries(openings.map(({ name, opening }) => [name, opening])),
    thanks: { says: t("says.thanks") },
    bye: { says: t("says.bye") },
  };
  return { dialogs, openings, intents };
}

function openingOf({ id, button }: Dialog, { label = button, data }: Intent): Opening {
  if (!label) throw new Error(`«${id}» has an intent and no label to offer it by: give it a \`button\``);
  return { label, dialog: id, ...(data && { data }) };
}

const gathered = gather(listed);
/** Every dialog by its id. */
export const { dialogs } = gathered;
/** What each intent of `src/understanding` leads to. */
export const { intents } = gathered;

type NamesOf<T> = T extends T ? (string extends keyof T ? never : Extract<keyof T, string>) : never;
type Every = (typeof listed)[number] | ReturnType<typeof createMenu> | typeof advice;
/** What typed words open a dialog by. */
export type OpeningIntent = NamesOf<NonNullable<Every["intents"]>>;

/** Every dialog's intents, in the order of the dialogs. */
export const openingIntents = gathered.openings as readonly (OpeningOfIntent & { readonly name: OpeningIntent })[];
