import type { types } from "@slack/bolt";
import { z } from "zod";
import { languages, type Lang } from "../../../dialogs/kit/text";
import type { View } from "../../../dialogs/kit/view";
import { plain } from "./blocks";
import { cut, limits } from "./limits";
import type { SlackText } from "./options";

export const formId = "legitka:form";

/** The ids of the form's only input block and of its element. */
export const answerBlock = "answer";
export const answerAction = "text";

/** The data a form carries in its metadata: everything needed to handle the answer, and nothing that anybody typed. */
const carriedSchema = z.object({
  button: z.string().min(1).max(1_000),
  lang: z.enum(languages),
  missing: z.string(),
  digits: z.number().exactOptional(),
  /** The card the form was opened from. */
  channel: z.string(),
  ts: z.string(),
});
export type Carried = z.infer<typeof carriedSchema>;

/** The label of the button that opens the form of a view's field. */
export const fillInWords = ({ field, lang }: View, say: (key: SlackText, lang: Lang) => string): string =>
  say(field?.digits === undefined ? "fillIn" : "fillInDigits", lang);

/** The modal in which a card's field is filled in. */
export function formOf(
  view: View,
  field: NonNullable<View["field"]>,
  at: { readonly channel: string; readonly ts: string },
  say: (key: SlackText, lang: Lang) => string,
): types.ModalView {
  const { lang } = view;
  const { button, digits } = field;
  const carried: Carried = { ...at, button, lang, missing: cut(field.missing, 500), ...(digits ? { digits } : {}) };
  const words = (text: string) => plain(cut(text, limits.viewWords));
  const submit = field.submit.length <= limits.viewWords ? field.submit : say("formSend", lang);
  return {
    type: "modal",
    callback_id: formId,
    private_metadata: JSON.stringify(carried),
    title: words(say("formTitle", lang)),
    submit: words(submit),
    close: words(say("formCancel", lang)),
    blocks: [
      {
        type: "input",
        block_id: answerBlock,
        label: plain(cut(field.label, limits.inputLabel)),
        element: {
          type: "plain_text_input",
          action_id: answerAction,
          multiline: field.multiline,
          max_length: Math.min(field.maxLength, limits.inputLength),
          focus_on_load: true,
          ...(field.value === undefined ? {} : { initial_value: cut(field.value, limits.inputLength) }),
          ...(field.placeholder ? { placeholder: plain(cut(field.placeholder, limits.placeholder)) } : {}),
        },
      },
    ],
  };
}

const sentSchema = z.object({
  private_metadata: z.string(),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), z.object({ value: z.string().nullish() }))) }),
});

/** Reads a submitted form: what it carried and what was typed. Undefined for a form that is not ours. */
export function answeredForm(view: unknown): { readonly carried: Carried; readonly input: string } | undefined {
  const sent = sentSchema.safeParse(view).data;
  if (!sent) return undefined;
  let metadata: unknown;
  try {
    metadata = JSON.parse(sent.private_metadata);
  } catch {
    return undefined;
  }
  const carried = carriedSchema.safeParse(metadata).data;
  return carried && { carried, input: (sent.state.values[answerBlock]?.[answerAction]?.value ?? "").trim() };
}

/** Whether an answer has the requested format. */
export const isAnswer = ({ digits }: Carried, input: string): boolean =>
  digits === undefined ? input !== "" : new RegExp(`^\\d{${digits}}$`).test(input.replace(/\s/g, ""));
