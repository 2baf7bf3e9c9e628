/** The inputs that people repeat, over and over: typed texts in three languages, and the choices named on the card they see. */
export const ways: readonly (readonly string[])[] = [
  [
    "jak dodać legitymację do mObywatela?",
    "android",
    "next",
    "next",
    "older",
    "next",
    "next",
    "stuck",
    "again",
    "menu",
  ],
  ["how do I add the card to my phone?", "iphone", "next", "next", "newer", "next", "next", "back", "menu"],
  ["Як додати студентський до телефону?", "android", "missing", "next", "next", "newer", "next", "menu"],
  ["menu", "eligibility", "menu", "activate", "iphone", "next", "dziękuję", "language", "menu"],
];

/** The name of the choice that a button makes; of a button that opens something else, no name of a choice. */
export const choiceOf = (button: string): string | undefined => button.split("/")[4];

const askedOnce: ReadonlySet<string> = new Set(["android", "iphone", "missing", "older", "newer"]);

/**
 * The choice of a person whose card does not offer what they wish: the walkthrough asks for the phone and the layout once and
 * remembers them, so that the person goes on, or comes back to the menu. Every wish then has exactly one answer.
 */
export const instead = (wish: string, offers: (choice: string) => boolean): string =>
  !askedOnce.has(wish) || offers(wish) ? wish : offers("next") ? "next" : "menu";
