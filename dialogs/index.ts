import { activate } from "./activate";
import { advice } from "./advice";
import { broadcasts } from "./broadcasts";
import { chats, notMe } from "./chats";
import { calendar } from "./calendar";
import { code } from "./code";
import { codesWhen } from "./codesWhen";
import { eligibility } from "./eligibility";
import { escalate } from "./escalate";
import { extend } from "./extend";
import { extendGuide } from "./extendGuide";
import { language } from "./language";
import { link, verify } from "./link";
import { lostPhone } from "./lostPhone";
import { createMenu } from "./menu";
import { newPhone } from "./newPhone";
import { notices } from "./notices";
import { order } from "./order";
import { privacy } from "./privacy";
import { reminders } from "./reminders";
import { revoke } from "./revoke";
import { here, resumed } from "./returns";
import { status } from "./status";
import { ticket, tickets } from "./tickets";
import { unlink } from "./unlink";
import { invitesWords, writeBack } from "./writeBack";
import type { Opening } from "./kit/card";
import type { Dialog } from "./kit/dialog";
import type { Intent } from "./kit/entries";
import { t, type Text } from "./kit/text";

export { notices };

/** Every dialog. A dialog's own declarations put it into the menu, add its intents, and give it a name for support. */
export const listed = [
  lostPhone,
  newPhone,
  revoke,
  extend,
  extendGuide,
  code,
  codesWhen,
  status,
  order,
  activate,
  eligibility,
  link,
  unlink,
  chats,
  notMe,
  escalate,
  tickets,
  ticket,
  privacy,
  reminders,
  broadcasts,
  calendar,
  language,
  here,
  resumed,
] as const;

/** Handles the six digits that a chat client passes on after a sign-in. */
export const signIn = verify;

/** `invitesWords` finds the ticket a student may write back on; `writeBack` handles a text that may be meant for it. */
export { invitesWords, writeBack };

/** An intent with the button that opens its dialog. */
export interface OpeningOfIntent extends Intent {
  readonly name: string;
  readonly opening: Opening;
}

/** Collects a list of dialogs, the menu built from them, and their intents. Opening a dialog is all an intent can do. */
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
    smallTalk: { says: t("says.smallTalk") },
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
/** The dialog or the text to which each intent of `src/understanding` leads. */
export const { intents } = gathered;

/** Everything the engine runs, apart from what differs between institutions. */
export const saying = { dialogs, intents, notices, signIn, invitesWords, writeBack };

type NamesOf<T> = T extends T ? (string extends keyof T ? never : Extract<keyof T, string>) : never;
type Every = (typeof listed)[number] | ReturnType<typeof createMenu> | typeof advice;
/** The names of the intents that open a dialog. */
export type OpeningIntent = NamesOf<NonNullable<Every["intents"]>>;

/** The intents of every dialog, in the order of the dialogs. */
export const openingIntents = gathered.openings as readonly (OpeningOfIntent & { readonly name: OpeningIntent })[];
