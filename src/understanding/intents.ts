/** Everything a typed message can mean to the assistant: the first line of groups opens a dialog, the last answers inside one. */
export const intents = [
  ...(["menu", "eligibility", "order", "status", "showCode", "activate", "extend", "revoke", "newPhone"] as const),
  ...(["link", "unlink", "human", "tickets", "privacy", "reminders"] as const),
  ...(["language", "languagePl", "languageEn", "languageUk"] as const),
  ...(["photo", "profilZaufany", "noPesel", "plastic"] as const),
  ...(["yes", "no", "next", "back", "cancel", "stuck", "thanks", "bye"] as const),
] as const;

export type Intent = (typeof intents)[number];

/** Answers inside a step. They are never weighed against an intent that opens a dialog: «ok, where is my code?». */
export const smallAnswers: ReadonlySet<Intent> = new Set<Intent>([
  ...(["yes", "no", "next", "back", "cancel", "stuck", "thanks", "bye", "menu"] as const),
]);

/** Misunderstanding one of these costs the student a card, a session or their data, so they need more evidence. */
export const costly: ReadonlySet<Intent> = new Set<Intent>(["revoke", "newPhone", "unlink", "privacy"]);
