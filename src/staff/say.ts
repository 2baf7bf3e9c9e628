import type { Lang, Value } from "../../dialogs/kit/text";

/** Returns a sentence under `staff` in the locale files. */
export type Say = (key: string, lang: Lang, values?: Readonly<Record<string, Value>>) => string;
