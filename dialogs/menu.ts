import { z } from "zod";
import { card } from "./kit/card";
import {
  dialog,
  go,
  open,
  resumeLast,
  type Choice,
  type Data,
  type Dialog,
  type On,
  type StepContext,
} from "./kit/dialog";
import type { MenuPlace } from "./kit/entries";
import { t, verbatim } from "./kit/text";

/** The menu entry of a dialog. */
interface Entry extends MenuPlace {
  readonly choice: string;
  readonly button: Choice<Data>;
}

/** Creates the menu, where every conversation starts and every way out leads, from what each dialog declares in `inMenu`. */
export function createMenu(dialogs: readonly Pick<Dialog, "id" | "button" | "inMenu">[]) {
  const entries = dialogs.flatMap(entriesOf).sort((one, other) => one.at - other.at);
  const on = (page: Entry["page"]): On<Data> =>
    Object.fromEntries(entries.filter((it) => it.page === page).map(({ choice, button }) => [choice, button]));
  const choices = (page: Entry["page"], { linked }: StepContext): string[] =>
    entries
      .filter((it) => it.page === page && it.to !== (linked ? "signedOut" : "signedIn"))
      .map(({ choice }) => choice);

  return dialog({
    id: "menu",
    version: 1,
    first: "main",
    data: z.object({}),
    button: t("button.menu"),
    intents: { menu: { gloss: "a greeting, what can you do, the options" } },
    steps: {
      main: {
        ask: ({ context }) => {
          const { linked, name, resumable, institution } = context;
          return card({
            title: t("menu.title"),
            text: linked ? t("menu.welcomeBack", { name: { text: verbatim(name ?? "") } }) : t("menu.welcome"),
            ...(linked
              ? {}
              : {
                  image: { name: "welcome", alt: t("menu.imageAlt") },
                  links: [{ label: t("privacy.notice"), url: institution.privacy.notice, isAside: true }],
                }),
            choices: [...(resumable.length > 0 ? ["resume"] : []), ...choices("main", context), "more"],
          });
        },
        on: {
          resume: { label: t("menu.resume"), style: "primary", then: ({ context }) => resumeLast(context) },
          ...on("main"),
          more: { label: t("menu.more"), then: go("more") },
        },
      },
      more: {
        ask: ({ context }) =>
          card({
            title: t("menu.moreTitle"),
            text: t("menu.moreText"),
            choices: [...choices("more", context), "back"],
          }),
        on: { ...on("more"), back: open("menu") },
      },
    },
  });
}

const entriesOf = ({ id, button, inMenu = [] }: Pick<Dialog, "id" | "button" | "inMenu">): Entry[] =>
  inMenu.map((place) => {
    const label = place.label ?? button;
    if (!label) throw new Error(`«${id}» is in the menu and has no \`button\`: give it the label of one`);
    const { style } = place;
    return { ...place, choice: place.choice ?? id, button: { label, ...(style && { style }), then: open(id) } };
  });
