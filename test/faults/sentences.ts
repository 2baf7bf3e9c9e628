import { copyPattern } from "../support/copy";

const known = new Map<string, RegExp>();

/** Whether a message contains this text, whatever its places are filled with. */
export const saying =
  (key: string) =>
  ({ text }: { readonly text: string }): boolean => {
    let pattern = known.get(key);
    if (!pattern) known.set(key, (pattern = copyPattern(key)));
    return pattern.test(text);
  };

const titles = ["push.collectedTitle", "push.extendedTitle"].map(saying);

/** Whether a message says that a card, or its extension, is in the phone. */
export const congratulates = (it: { readonly text: string }): boolean => titles.some((says) => says(it));
