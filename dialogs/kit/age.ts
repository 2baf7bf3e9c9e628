/** «Mam 54 lata», «I'm 29», «мені 35»: one's own age, and not the 26 years of the rule. */
const ownAge =
  /(?<!\p{L})(?:mam|skończył[ae]?m|skonczyl[ae]?m|i.?m|i am|turned|мені|виповнилося|виповнилось)\s(?:już\s|juz\s|already\s|just\s|вже\s)?(\d\d)(?!\d)/iu;
/** The student discount on trains ends with this birthday. */
const lastAge = 26;

/** Whether a text tells that its author is past the age of the student discount on trains. */
export const tellsPastDiscount = (text: string): boolean => Number(ownAge.exec(text)?.[1] ?? 0) >= lastAge;
