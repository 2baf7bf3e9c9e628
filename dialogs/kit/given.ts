import { plasticCardIs, trustedProfileIs, type Institution } from "./institution";
import type { Value } from "./text";

/**
 * The values that every text may use without being passed them, because they are the same for everybody at one institution. Texts
 * choose by the words («required», «optional», «yes», «no») with ICU's `select`, so that the rule set and the institution's file
 * decide the wording.
 */
export function givenBy(institution: Institution): Readonly<Record<string, Value>> {
  const { fees, mUsos, phones, support, deansOffices } = institution;
  return {
    university: { text: { words: institution.name } },
    office: { text: { words: support.deansOffice } },
    plasticCard: plasticCardIs(institution),
    trustedProfile: trustedProfileIs(institution),
    hasMUsosForIphone: mUsos.iphone ? "yes" : "no",
    hasFees: fees ? "yes" : "no",
    plasticFee: fees?.plasticCard ?? 0,
    duplicateFee: fees?.duplicate ?? 0,
    listsOffices: deansOffices ? "yes" : "no",
    saysAnswersIn: support.answersIn ? "yes" : "no",
    answerDays: support.answersIn?.workingDays ?? 0,
    leastAndroid: phones.android,
    leastIos: phones.ios,
    leastMObywatel: phones.mObywatel,
  };
}
