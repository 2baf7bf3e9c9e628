import type { types } from "@slack/bolt";
import { z } from "zod";
import type { Lang } from "../../../../../dialogs/kit/text";
import { longestNote } from "../../../../tickets/handing/handOver";
import { targetName, type Target } from "../../../../tickets/handing/target";
import type { HandingPlaces } from "../../../../tickets/handing/places";
import { isAmong } from "../../../../tickets/mail/sender";
import { typedLine } from "../../../../tickets/typed";
import { context, plain } from "../../blocks";
import { cut, limits } from "../../limits";
import { names, type Say } from "../deps";
import { input, inputAction, sentForm, titled } from "../replyForm";

const carriedSchema = z.object({ ticket: z.string(), holder: z.string() });
/** The ticket, and who had it when the form was opened. */
export type Carried = z.infer<typeof carriedSchema>;

export function readCarried(carried: string): Carried | undefined {
  try {
    return carriedSchema.safeParse(JSON.parse(carried)).data;
  } catch {
    return undefined;
  }
}

const mostPlaces = 100;
const longestName = 100;

/** The form in which staff hand a ticket over. */
export function handOverForm(carried: Carried, { places }: HandingPlaces, say: Say, lang: Lang): types.ModalView {
  const said = (key: string): string => say(`handOver.${key}`, lang);
  const optional = (block: types.InputBlock): types.InputBlock => ({ ...block, optional: true });
  const field = (block_id: string, label: string, element: types.InputBlock["element"]): types.InputBlock =>
    optional({ type: "input", block_id, label: plain(cut(label, limits.fieldText)), element });
  const options = places.slice(0, mostPlaces).map((it, at) => ({
    text: plain(cut(targetName(it), limits.buttonText)),
    value: String(at),
  }));
  return {
    type: "modal",
    callback_id: names.handOver,
    private_metadata: JSON.stringify(carried),
    title: titled(said("title")),
    submit: titled(said("submit")),
    close: titled(said("cancel")),
    blocks: [
      context(said("how")),
      field("colleague", said("colleague"), { type: "users_select", action_id: inputAction }),
      ...(options.length > 0
        ? [
            field("place", said("place"), {
              type: "static_select",
              action_id: inputAction,
              placeholder: plain(cut(said("choosePlace"), limits.placeholder)),
              options,
            }),
          ]
        : []),
      optional(input("address", said("address"), { max_length: 254 })),
      optional(input("name", said("name"), { max_length: longestName })),
      optional(input("note", said("note"), { multiline: true, max_length: longestNote })),
    ],
  };
}

/** The choice that was made in the form; whether a person is a colleague still has to be checked. */
export type Chosen =
  | {
      readonly ok: true;
      readonly to: Exclude<Target, { kind: "colleague" }> | { readonly user: string };
      readonly note: string;
    }
  | { readonly ok: false; readonly field: string; readonly key: string };

const userSchema = z.object({
  state: z.object({
    values: z.object({
      colleague: z.object({ [inputAction]: z.object({ selected_user: z.string().nullish() }) }),
    }),
  }),
});

export function readHandOver(view: unknown, { places, domains }: HandingPlaces): Chosen {
  const form = sentForm(view);
  const user = userSchema.safeParse(view).data?.state.values.colleague[inputAction].selected_user ?? "";
  const typed = (block: string): string => form?.typed(block) ?? "";
  const [place, address, note] = [typed("place"), typed("address").toLowerCase(), typed("note")];
  const wrong = (field: string, key: string): Chosen => ({ ok: false, field, key });
  const chosen = [user, place, address].filter((it) => it !== "");
  if (chosen.length !== 1) return wrong(address !== "" ? "address" : "colleague", "one");
  if (user !== "") return { ok: true, to: { user }, note };
  if (place !== "") {
    const to = places[Number(place)];
    return to && to.kind !== "colleague" ? { ok: true, to, note } : wrong("place", "one");
  }
  if (!z.email().safeParse(address).success) return wrong("address", "noAddress");
  if (!isAmong(domains, address.slice(address.lastIndexOf("@") + 1))) return wrong("address", "notOurs");
  const known = places.find((it) => it.kind === "office" && it.address.toLowerCase() === address);
  if (known?.kind === "office") return { ok: true, to: known, note };
  const name = typedLine(typed("name"));
  if (name === "") return wrong("name", "noName");
  return { ok: true, to: { kind: "office", name: { pl: name }, address }, note };
}
