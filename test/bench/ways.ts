/** What people do, over and over: typed texts in three languages, and the choices named on the card they see. */
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
  ["Як додати студентський до телефону?", "android", "next", "missing", "next", "newer", "next", "menu"],
  ["menu", "eligibility", "menu", "activate", "iphone", "next", "dziękuję", "language", "menu"],
];

/** The name of the choice that a button makes; of a button that opens something else, no name of a choice. */
export const choiceOf = (button: string): string | undefined => button.split("/")[4];
