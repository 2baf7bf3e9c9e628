/**
 * A text with its Latin capitals in lower case and everything else as it is. `toLowerCase` makes the kelvin sign (U+212A) a
 * Latin «k», so with it somebody could have an address that counts as another person's.
 */
export const asciiLower = (text: string): string => text.replace(/[A-Z]/g, (it) => it.toLowerCase());
