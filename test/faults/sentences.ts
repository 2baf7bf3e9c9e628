import { copyPattern } from "../support/copy";

const known = new Map<string, RegExp>();

/** Whether a message says that sentence, whatever is filled in. */
export const saying =
  (key: string) =>
  ({ text }: { readonly text: string }): boolean => {
    let pattern = known.get(key);
    if (!pattern) known.set(key, (pattern = copyPattern(key)));
    return pattern.test(text);
  };
