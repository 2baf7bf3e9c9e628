import { t } from "./text";

/** «Akceptuję, tylko co jest w tym regulaminie?» */
export const explainsTerms = [
  {
    about:
      /(?:(?<!\p{L})(?:co|o czym|what|що|шо)(?!\p{L}|\s+(?:dalej|teraz|now|next|далі|тепер)).{0,30}(?:regulamin|terms|умов|регламент)|(?:regulamin|terms|умов|регламент).{0,20}(?:co tam|co w nim|what|що)(?!\p{L}|\s+(?:dalej|teraz|now|next|далі|тепер)))/iu,
    text: t("guide.aboutTerms"),
  },
];

/** «Jest też szkolna, którą mam wybrać?» */
export const explainsList = [{ about: /szkoln|(?<!\p{L})school|шкільн|shkiln/iu, text: t("activate.whichCard") }];
