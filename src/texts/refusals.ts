import { t, type Text } from "../../dialogs/kit/text";
import type { Placeholder, Refusal } from "./desk";

const refusal = (code: string, says: Text): Refusal => ({ code, says });
const quoted = (found: readonly string[]): string => found.join(", ");

/** A placeholder as it is written in a text. */
const written = ({ name, kind }: Placeholder): string => (kind === "value" ? `{${name}}` : `{${name}, ${kind}, …}`);

/** Everything that staff can be told instead of a change. */
export const refused = {
  notHere: refusal("notHere", t("textCheck.notHere")),
  empty: refusal("empty", t("textCheck.empty")),
  notIcu: refusal("notIcu", t("textCheck.notIcu")),
  missing: (them: readonly Placeholder[]) =>
    refusal("missing", t("textCheck.missing", { names: quoted(them.map(written)) })),
  unknown: (them: readonly Placeholder[]) =>
    refusal("unknown", t("textCheck.unknown", { names: quoted(them.map(written)) })),
  branches: (name: string, branches: readonly string[]) =>
    refusal("branches", t("textCheck.branches", { name, branches: quoted(branches) })),
  plurals: (name: string, forms: readonly string[]) =>
    refusal("plurals", t("textCheck.plurals", { name, forms: quoted(forms) })),
  blank: refusal("blank", t("textCheck.blank")),
  apostrophe: refusal("apostrophe", t("textCheck.apostrophe")),
  signs: (found: readonly string[]) => refusal("signs", t("textCheck.signs", { found: found.join(" ") })),
  invisible: refusal("invisible", t("textCheck.invisible")),
  link: (found: string) => refusal("link", t("textCheck.link", { found })),
  foreignLink: (found: string) => refusal("foreignLink", t("textCheck.foreignLink", { found })),
  notAnAddress: (found: string) => refusal("notAnAddress", t("textCheck.notAnAddress", { found })),
  notADay: (found: string) => refusal("notADay", t("textCheck.notADay", { found })),
  futureDay: (found: string) => refusal("futureDay", t("textCheck.futureDay", { found })),
  long: (length: number, most: number) => refusal("long", t("textCheck.long", { length, most })),
  sentences: (count: number) => refusal("sentences", t("textCheck.sentences", { count })),
  gendered: (found: string) => refusal("gendered", t("textCheck.gendered", { found })),
  letters: (found: string) => refusal("letters", t("textCheck.letters", { found })),
  doubledStop: (found: string) => refusal("doubledStop", t("textCheck.doubledStop", { found })),
  plastic: (found: string) => refusal("plastic", t("textCheck.plastic", { found })),
  otherAnswer: refusal("otherAnswer", t("textCheck.otherAnswer")),
  changed: (name: string) => refusal("changed", t("textCheck.changed", { name })),
  mayNotEdit: refusal("mayNotEdit", t("textCheck.mayNotEdit")),
  mayNotPublish: refusal("mayNotPublish", t("textCheck.mayNotPublish")),
  noDraft: refusal("noDraft", t("textCheck.noDraft")),
  noVersion: refusal("noVersion", t("textCheck.noVersion")),
  same: refusal("same", t("textCheck.same")),
} as const;
