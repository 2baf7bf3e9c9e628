export interface LangDict {
  readonly pl: string;
  readonly en?: string | undefined;
}

/** The sentences in which USOS refuses an order or a revocation. Nobody has published them, and they may differ from one installation to another. */
export interface Wording {
  readonly notActive: LangDict;
  readonly doctoral: LangDict;
  readonly noPesel: LangDict;
  readonly noStudentNumber: LangDict;
  readonly noPhoto: LangDict;
  readonly noEls: LangDict;
  readonly elsNotExtended: LangDict;
  readonly dataChanged: LangDict;
  readonly open: LangDict;
  readonly ready: LangDict;
  readonly nothingToRevoke: LangDict;
  /** @param until the last day on which the card in the phone is valid */
  readonly stillActive: (until: string) => LangDict;
  readonly extendLater: (until: string) => LangDict;
}

const usual: Wording = {
  notActive: {
    pl: "Nie możesz zamówić mLegitymacji, ponieważ nie jesteś aktywnym studentem.",
    en: "You cannot order an mLegitymacja because you are not an active student.",
  },
  doctoral: {
    pl: "mLegitymacja jest wydawana wyłącznie studentom. Doktoranci posługują się legitymacją doktoranta.",
    en: "The mLegitymacja is issued to students only. Doctoral students use the doctoral student card.",
  },
  noPesel: {
    pl: "Nie możesz zamówić mLegitymacji, ponieważ nie masz w USOS numeru PESEL.",
    en: "You cannot order an mLegitymacja because USOS has no PESEL number for you.",
  },
  noStudentNumber: {
    pl: "Nie możesz zamówić mLegitymacji, ponieważ nie masz nadanego numeru albumu.",
    en: "You cannot order an mLegitymacja because you have not been given a student number.",
  },
  noPhoto: {
    pl: "Nie możesz zamówić mLegitymacji, ponieważ w USOS nie ma Twojego zdjęcia.",
    en: "You cannot order an mLegitymacja because there is no photo of you in USOS.",
  },
  noEls: {
    pl: "Nie możesz zamówić mLegitymacji, ponieważ nie masz Elektronicznej Legitymacji Studenckiej (ELS).",
    en: "You cannot order an mLegitymacja because you have no plastic student card (ELS).",
  },
  elsNotExtended: {
    pl: "Nie możesz zamówić mLegitymacji, ponieważ Twoja ELS nie została przedłużona. Zgłoś się do dziekanatu.",
    en: "You cannot order an mLegitymacja because your ELS has not been extended. Please contact the dean's office.",
  },
  dataChanged: {
    pl: "Nie możesz zamówić mLegitymacji, ponieważ Twoje dane osobowe zmieniły się od czasu wydania ELS.",
    en: "You cannot order an mLegitymacja because your personal data have changed since your ELS was issued.",
  },
  open: {
    pl: "Masz już zamówienie mLegitymacji, które jest w trakcie realizacji.",
    en: "You already have an mLegitymacja order that is being processed.",
  },
  ready: {
    pl: "Twoja mLegitymacja jest gotowa do pobrania. Odbierz ją w aplikacji mObywatel.",
    en: "Your mLegitymacja is ready. Collect it in the mObywatel application.",
  },
  nothingToRevoke: {
    pl: "Nie masz mLegitymacji ani zamówienia, które można unieważnić.",
    en: "You have no mLegitymacja and no order that could be revoked.",
  },
  stillActive: (until) => ({
    pl: `Masz już aktywną mLegitymację, ważną do ${until}.`,
    en: `You already have an active mLegitymacja, valid until ${until}.`,
  }),
  extendLater: (until) => ({
    pl: `Twoja mLegitymacja jest ważna do ${until}. Przedłużysz ją, gdy dziekanat przedłuży Twoją ELS.`,
    en: `Your mLegitymacja is valid until ${until}. You can extend it once the dean's office has extended your ELS.`,
  }),
};

/** The same reasons in sentences that share no telling words with the usual ones. */
const other: Wording = {
  notActive: {
    pl: "Nie przyjmiemy zamówienia: Twój status to „nieaktywny”.",
    en: "We cannot take the order: your status is “inactive”.",
  },
  doctoral: {
    pl: "Uczestnicy szkoły doktorskiej mają odrębny dokument.",
    en: "Members of the doctoral school have a document of their own.",
  },
  noPesel: {
    pl: "Nie przyjmiemy zamówienia: w Twoich danych brakuje PESEL-u.",
    en: "We cannot take the order: your PESEL is missing from your data.",
  },
  noStudentNumber: {
    pl: "Nie przyjmiemy zamówienia: nie przydzielono Ci jeszcze indeksu.",
    en: "We cannot take the order: no index has been assigned to you yet.",
  },
  noPhoto: {
    pl: "Nie przyjmiemy zamówienia: brakuje zaakceptowanej fotografii.",
    en: "We cannot take the order: an accepted photograph is missing.",
  },
  noEls: {
    pl: "Nie przyjmiemy zamówienia: nie wydano Ci jeszcze karty ELS.",
    en: "We cannot take the order: no ELS card has been issued to you.",
  },
  elsNotExtended: {
    pl: "Nie przyjmiemy zamówienia: karta ELS straciła ważność.",
    en: "We cannot take the order: the ELS card has expired.",
  },
  dataChanged: {
    pl: "Nie przyjmiemy zamówienia: na karcie ELS są dawne dane.",
    en: "We cannot take the order: the ELS card shows your former data.",
  },
  open: {
    pl: "Poprzednie zamówienie jeszcze się nie zakończyło.",
    en: "Your previous order has not finished yet.",
  },
  ready: {
    pl: "Kody z poprzedniego zamówienia czekają na odbiór.",
    en: "The codes of your previous order are waiting to be collected.",
  },
  nothingToRevoke: {
    pl: "Nie ma czego unieważniać.",
    en: "There is nothing to revoke.",
  },
  stillActive: (until) => ({
    pl: `Obecna mLegitymacja obowiązuje do ${until}, kolejnej nie wydamy.`,
    en: `Your present mLegitymacja is good until ${until}, and no other will be issued.`,
  }),
  extendLater: (until) => ({
    pl: `Obecna mLegitymacja obowiązuje do ${until}; kolejną wydamy po przedłużeniu karty ELS.`,
    en: `Your present mLegitymacja is good until ${until}; the next is issued once the ELS card has been extended.`,
  }),
};

/** The wordings by the id of the institution whose USOS is played; every other installation speaks in the usual one. */
const wordings: Readonly<Record<string, Wording>> = { example: other };

export const wordingAt = (institution: string | undefined): Wording =>
  (institution !== undefined && Object.hasOwn(wordings, institution) ? wordings[institution] : undefined) ?? usual;
