/**
 * Small questions that are asked in the middle of something: «a co to jest ELS?», «may I close this now?». A separate classifier
 * recognises them, because a topic of `src/understanding` is too broad for their answers.
 */
export const questions = [
  // Signing in
  "whySignIn",
  "signInPassword",
  "signInSafe",
  "sixDigits",
  "whatIsUsos",
  "borrowedDevice",
  "accessWhileAway",
  // Ordering and waiting
  "mayClose",
  "tellWhenReady",
  "tellWhenAllowed",
  "orderBeforePhone",
  "orderAgain",
  "whoExtendsEls",
  "whatIsEls",
  "whoEntersPesel",
  "photoApproval",
  "doctoral",
  "officeTime",
  "whoOrdered",
  "notAdmitted",
  "dataChanged",
  // Blocking and moving
  "blockAndPlastic",
  "undoRevoke",
  "revokeWhen",
  "seenByFinder",
  "inBetween",
  "oldPhoneCopy",
  "whoRevoked",
  "whatIsRevoking",
  "afterReset",
  "anothersPhone",
  // The app
  "appLanguage",
  "whichLogin",
  "bankProfile",
  "someoneElsesApp",
  "appPin",
  "keepsOtherDocuments",
  "appPermissions",
  "showCodesToOthers",
  "continueLater",
  // Using it
  "whileNoPhone",
  "leavePlasticHome",
  "whyThisDate",
  // Support
  "supportLanguage",
  "supportWhen",
  "supportReaders",
  "withdrawRequest",
  "addToRequest",
  // Reminders
  "remindOther",
  "remindAfterLeaving",
] as const;
export type Question = (typeof questions)[number];

/**
 * Questions that are a special case of a broader intent, costly ones included: «what does it mean to revoke it?» has the words of a wish to
 * revoke. Their answers change nothing and lead on to what the intent is for.
 */
export const questionsWithin: { readonly [K in Question]?: readonly string[] } = {
  doctoral: ["eligibility"],
  whoOrdered: ["order", "status"],
  whatIsRevoking: ["revoke"],
  afterReset: ["newPhone", "lostPhone"],
  anothersPhone: ["lostPhone", "newPhone", "revoke"],
  seenByFinder: ["lostPhone"],
  appPermissions: ["safety", "stuck"],
  whoEntersPesel: ["noPesel"],
};
