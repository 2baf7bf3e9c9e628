/** What a person can want done: each opens a dialog. In the words of the label policy that the phrases were written to. */
const doing = [
  ...(["lostPhone", "newPhone", "revoke", "extend", "showCode", "status", "order", "activate", "eligibility"] as const),
  ...(["link", "unlink", "human", "tickets", "privacy", "reminders", "language", "menu"] as const),
] as const;

/** Questions that have an answer of their own. */
export const topics = [
  ...(["whatIsIt", "price", "waiting", "train", "elsewhere", "offline", "screenshot", "phoneRequirements"] as const),
  ...(["onePhone", "twoPhones", "codeLifetime", "renewsItself", "graduate", "severalProgrammes"] as const),
  ...(["nameChange", "wrongData", "photo", "plastic", "noPesel", "foreigner", "profilZaufany", "appPassword"] as const),
  ...(["verify", "safety", "bot", "officeContact", "outage"] as const),
] as const;

/** Answers inside a step. */
const small = ["yes", "no", "next", "back", "cancel", "stuck", "thanks", "bye"] as const;

/** A wish for one language: told from `language` by its name. */
const namedLanguages = ["languagePl", "languageEn", "languageUk"] as const;

/** Everything a typed text can be understood as. */
export const intents = [...doing, ...topics, ...small, ...namedLanguages] as const;
export type Intent = (typeof intents)[number];

/** What a phrase stands for; `other` is talk that is not ours to answer. */
export const meanings = [...doing, ...topics, ...small, "other"] as const;
export type Meaning = (typeof meanings)[number];

/** Answers inside a step, which open nothing. */
export const smallAnswers: ReadonlySet<Intent> = new Set<Intent>(small);

/** Misunderstanding one of these costs the student a card, a session or their data, so they need more evidence. */
export const costly: ReadonlySet<Intent> = new Set<Intent>(["lostPhone", "revoke", "newPhone", "unlink", "privacy"]);
