import type { View } from "../../dialogs/kit/view";
import { omit } from "./omit";

/**
 * Splits a view that does not fit into one message into several, to be sent in order. The text is spread over them; the
 * field, the buttons, the vote and the image come with the last one. A view that cannot be split any further is returned as it is.
 * @param size how much of a message's size limit a view takes
 * @param most the size limit
 */
export function fit(view: View, size: (view: View) => number, most: number): View[] {
  if (size(view) <= most) return [view];
  const first = { ...omit(view, "image", "field", "vote"), buttons: [], facts: [] };
  const last = omit(view, "title", "progress");
  const halves = halvesOf(view);
  if (!halves) return [view];
  const [before, after] = halves;
  return [...fit({ ...first, ...before }, size, most), ...fit({ ...last, ...after }, size, most)];
}

/** The content of the first and the second of two messages; undefined when the view cannot be split any further. */
function halvesOf({ paragraphs, facts }: View): [Partial<View>, Partial<View>] | undefined {
  if (facts.length > 1 && paragraphs.length === 0) {
    const middle = Math.ceil(facts.length / 2);
    return [{ facts: facts.slice(0, middle) }, { facts: facts.slice(middle) }];
  }
  if (paragraphs.length > 1 || (paragraphs.length === 1 && facts.length > 0)) {
    const middle = paragraphs.length === 1 ? 1 : Math.ceil(paragraphs.length / 2);
    return [{ paragraphs: paragraphs.slice(0, middle) }, { paragraphs: paragraphs.slice(middle) }];
  }
  const [only = ""] = paragraphs;
  if (only.length < 200) return undefined;
  // Split between words where possible, and never inside a surrogate pair.
  const space = only.lastIndexOf(" ", only.length / 2);
  const middle = space > only.length / 4 ? space : Math.floor(only.length / 2);
  const at = /[\uD800-\uDBFF]/.test(only[middle - 1] ?? "") ? middle + 1 : middle;
  return [{ paragraphs: [only.slice(0, at)] }, { paragraphs: [only.slice(at).trimStart()] }];
}
