import type { Question } from "../../../dialogs/kit/questions";
import type { Command } from "../commands";
import { meanings, type Intent, type Meaning } from "../intents";
import type { Repair } from "../repairsInWords";
import type { RuledIntent } from "../rules";
import type { Understood } from "../understood";

/**
 * The labels of the policy that a text may have for which the product answers a small question or finds an intent by a rule. The policy has
 * no label for some of them.
 */
const narrower: Readonly<Record<Question | RuledIntent, readonly Meaning[]>> = {
  whySignIn: ["link"],
  signInPassword: ["link"],
  signInSafe: ["link", "safety"],
  sixDigits: ["link"],
  whatIsUsos: ["whatIsIt"],
  borrowedDevice: ["link"],
  accessWhileAway: ["privacy"],
  mayClose: ["waiting"],
  tellWhenReady: ["reminders"],
  tellWhenAllowed: ["reminders"],
  orderBeforePhone: ["order"],
  orderAgain: ["order"],
  whoExtendsEls: ["extend"],
  whatIsEls: ["plastic", "whatIsIt"],
  whoEntersPesel: ["noPesel"],
  photoApproval: ["photo"],
  doctoral: ["eligibility"],
  officeTime: ["waiting"],
  whoOrdered: ["status"],
  notAdmitted: ["eligibility"],
  dataChanged: ["nameChange", "wrongData"],
  blockAndPlastic: ["plastic"],
  undoRevoke: ["revoke"],
  revokeWhen: ["revoke"],
  seenByFinder: ["lostPhone", "safety"],
  inBetween: ["revoke"],
  oldPhoneCopy: ["newPhone"],
  whoRevoked: ["status"],
  whatIsRevoking: ["revoke"],
  afterReset: ["newPhone", "lostPhone"],
  anothersPhone: ["lostPhone"],
  appLanguage: [],
  whichLogin: ["profilZaufany"],
  bankProfile: ["profilZaufany"],
  someoneElsesApp: ["activate"],
  appPin: ["appPassword"],
  keepsOtherDocuments: ["activate"],
  appPermissions: ["safety", "activate"],
  showCodesToOthers: ["safety"],
  continueLater: ["cancel"],
  whileNoPhone: ["plastic", "train"],
  leavePlasticHome: ["plastic"],
  whyThisDate: ["renewsItself", "wrongData"],
  supportLanguage: ["human"],
  supportWhen: ["tickets"],
  supportReaders: ["tickets", "privacy"],
  withdrawRequest: ["tickets"],
  addToRequest: ["tickets"],
  remindOther: ["reminders"],
  remindAfterLeaving: ["reminders"],
  codesWhen: ["showCode"],
  calendar: ["reminders"],
  validity: ["status", "extend"],
  extendGuide: ["extend"],
  orderAnew: ["order", "newPhone"],
  signInConsent: ["link", "safety"],
  signInAgain: ["link"],
  whatYouSee: ["link", "safety", "privacy"],
  chatReaders: ["safety", "privacy"],
  byTomorrow: ["waiting", "train", "status"],
  orderedBefore: ["order", "status"],
  whatIsExtended: ["extend"],
  albumNumber: ["eligibility"],
  recruitmentPhoto: ["photo"],
  photoRules: ["photo"],
  afterFix: ["tickets", "eligibility"],
  reportTheft: ["lostPhone"],
  stolenUse: ["lostPhone", "safety"],
  bothLost: ["lostPhone", "plastic"],
  oldCardAtOnce: ["order", "newPhone"],
  movesItself: ["newPhone", "link"],
  beforeSelling: ["newPhone", "lostPhone", "revoke"],
  noGooglePlay: ["phoneRequirements"],
  appUpdate: ["phoneRequirements"],
  wrongPress: ["activate"],
  trainOver26: ["train"],
  trainWithout: ["train"],
  doctoralTrain: ["train"],
  oldSurname: ["plastic", "train", "nameChange"],
  abroad: ["elsewhere", "train"],
  hologram: ["verify"],
  plasticOrMobile: ["plastic", "whatIsIt"],
  defenceDay: ["graduate"],
  whoseAccount: ["link", "unlink", "wrongData"],
  anotherChat: ["link", "unlink", "safety"],
  cardGone: ["status", "newPhone"],
  letterOrZero: ["showCode", "activate"],
  tablet: ["phoneRequirements"],
  inactiveStatus: ["eligibility", "graduate"],
  whatToBring: ["officeContact", "plastic", "noPesel"],
  twoUniversities: ["severalProgrammes"],
  nothingSent: ["tickets"],
};

const commands: Readonly<Record<Command, readonly Meaning[]>> = {
  menu: ["menu"],
  cancel: ["cancel"],
  back: ["back"],
  help: ["human", "menu"],
  human: ["human"],
  language: ["language"],
};

const repairs: Readonly<Record<Repair, readonly Meaning[]>> = {
  misunderstood: ["no"],
  repeat: ["other"],
  restart: ["menu"],
  undo: ["cancel", "no"],
  wait: ["other"],
  worked: ["thanks", "next"],
  // Somebody who has got a PESEL is shown what USOS says now, and the remedy while it has none.
  lookAgain: ["status", "noPesel"],
};

const isMeaning = (it: string): it is Meaning => meanings.some((one) => one === it);
const isNarrower = (it: string): it is Question | RuledIntent => Object.hasOwn(narrower, it);

/** The labels that an intent is right for: its own, or the topic of a small question. A wish for one language is one for another language. */
export function labelsOf(it: Intent | Meaning): readonly Meaning[] {
  if (isNarrower(it)) return narrower[it];
  if (it.startsWith("language")) return ["language"];
  if (it === "smallTalk") return ["other"];
  return isMeaning(it) ? [it] : [];
}

/** The labels that a text has if it is right to act upon it at once: to open an intent surely, obey a command or mend the conversation. */
export function surelyMeant(it: Understood<Intent>): readonly Meaning[] | undefined {
  if (it.kind === "sure") return labelsOf(it.intent);
  if (it.kind === "command") return commands[it.command];
  return it.kind === "repair" ? repairs[it.repair] : undefined;
}
