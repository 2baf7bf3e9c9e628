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
