import type { Lang } from "../../../../dialogs/kit/text";
import type { View } from "../../../../dialogs/kit/view";
import type { Catalog } from "../../../conversation/catalog";

/** A block of Slack's, or an element in one, as JSON. */
export type Block = Readonly<Record<string, unknown>>;

/** How the channels draw a card, by the code that draws it for students. */
export interface Drawings {
  /** Adaptive Cards. */
  readonly web: (view: View) => unknown;
  readonly teams: (view: View) => unknown;
  /** Blocks of Block Kit, and those of the form that a field opens. */
  readonly slack: (view: View, lang: Lang, catalog: Catalog) => { message: readonly Block[]; form: readonly Block[] };
}
