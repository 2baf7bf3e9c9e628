import type { ButtonStyle, Card, Notice, Opening } from "../../dialogs/kit/card";
import { choiceOf, type Data, type Step } from "../../dialogs/kit/dialog";
import { t, textsOf, type Lang, type Text } from "../../dialogs/kit/text";
import type { View, ViewButton } from "../../dialogs/kit/view";
import { choiceButton, openButton } from "./buttons";
import type { Catalog } from "./catalog";
import type { Frame } from "./chat";

/** Renders a step's card in the person's language, with the buttons it offers. */
export function viewOfStep(card: Card, step: Step<Data>, frame: Frame, lang: Lang, catalog: Catalog): View {
  const { field } = card;
  const buttons = frame.offered
    .filter((name) => name !== field?.choice)
    .map((name): ViewButton => {
      const choice = choiceOf(step.on, name);
      const label = catalog.say(card.labels?.[name] ?? choice?.label ?? t(`button.${name}`), lang);
      const style = "primary" in card ? styleBeside(card.primary, name, choice?.style) : choice?.style;
      return { label, button: choiceButton(frame, name), ...(style ? { style } : {}) };
    });
  return {
    ...body(card, lang, catalog),
    ...(field ? { field: fieldOf(field, step, frame, lang, catalog) } : {}),
    buttons: [
      ...links(card, lang, catalog),
      ...buttons,
      ...openings(card, lang, catalog),
      ...links(card, lang, catalog, true),
    ],
  };
}

function styleBeside(primary: string | undefined, name: string, own: ButtonStyle | undefined): ButtonStyle | undefined {
  if (name === primary) return "primary";
  return own === "primary" ? undefined : own;
}

/** Renders a notice in the person's language. */
export function viewOfNotice(notice: Notice, lang: Lang, catalog: Catalog): View {
  return {
    ...body(notice, lang, catalog),
    buttons: [
      ...links(notice, lang, catalog),
      ...openings(notice, lang, catalog),
      ...links(notice, lang, catalog, true),
    ],
  };
}

function body(card: Notice, lang: Lang, catalog: Catalog): Omit<View, "buttons"> {
  const say = (text: Text): string => catalog.say(text, lang);
  const texts = textsOf(card);
  return {
    lang,
    ...(card.title ? { title: say(card.title) } : {}),
    paragraphs: texts.map(say).filter((it) => it !== ""),
    facts: (card.facts ?? []).map(({ name, value, mark }) => ({
      name: say(name),
      value: value ? say(value) : "",
      ...(mark ? { mark, markLabel: say(t(`mark.${mark}`)) } : {}),
    })),
    ...(card.image ? { image: { name: card.image.name, alt: say(card.image.alt) } } : {}),
    // Without an id, the turn did not admit the vote.
    ...(card.vote?.id !== undefined && {
      vote: { ...card.vote, id: card.vote.id, askedAt: card.vote.askedAt ?? 0 },
    }),
    ...(card.offersCodesOf !== undefined && { offersCodesOf: card.offersCodesOf }),
    ...(card.progress
      ? { progress: { ...card.progress, label: say(t("progress", { at: card.progress.at, of: card.progress.of })) } }
      : {}),
  };
}

const links = (card: Notice, lang: Lang, catalog: Catalog, aside = false): ViewButton[] =>
  (card.links ?? [])
    .filter(({ isAside = false }) => isAside === aside)
    .map(({ label, url, signIn }) => ({
      label: catalog.say(label, lang),
      url: typeof url === "string" ? url : catalog.say(url, lang),
      ...(signIn ? { signIn: { inBrowser: catalog.say(signIn.inBrowser, lang) } } : {}),
    }));

const openings = (card: Notice, lang: Lang, catalog: Catalog): ViewButton[] =>
  (card.opens ?? []).map(({ label, dialog, data, style }: Opening) => ({
    label: catalog.say(label, lang),
    button: openButton(dialog, data),
    ...(style ? { style } : {}),
  }));

function fieldOf(
  field: NonNullable<Card["field"]>,
  step: Step<Data>,
  frame: Frame,
  lang: Lang,
  catalog: Catalog,
): NonNullable<View["field"]> {
  const submit = choiceOf(step.on, field.choice)?.label ?? t(`button.${field.choice}`);
  return {
    button: choiceButton(frame, field.choice),
    label: catalog.say(field.label, lang),
    ...(field.placeholder ? { placeholder: catalog.say(field.placeholder, lang) } : {}),
    ...(field.value === undefined ? {} : { value: field.value }),
    multiline: field.multiline ?? false,
    ...(field.digits ? { digits: field.digits } : {}),
    maxLength: field.maxLength,
    submit: catalog.say(submit, lang),
    missing: catalog.say(field.missing ?? t("problem.emptyField"), lang),
  };
}
