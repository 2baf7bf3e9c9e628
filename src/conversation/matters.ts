/**
 * The intents of each matter, by name. A question that leaves its object unsaid is about what was spoken of last, and its answer is found among
 * the intents of the same matter. An intent may belong to several matters or to none.
 */
export const matters: Readonly<Record<string, readonly string[]>> = {
  signingIn:
    `link whySignIn signInPassword signInSafe sixDigits whatIsUsos borrowedDevice accessWhileAway signInConsent signInAgain whatYouSee
    chatReaders whoseAccount anotherChat unlink privacy`.split(/\s+/u),
  office:
    `officeContact eligibility whoExtendsEls whatIsEls whoEntersPesel officeTime whatIsExtended whatToBring afterFix dataChanged
    tellWhenAllowed inactiveStatus notAdmitted noPesel foreigner plastic albumNumber human`.split(/\s+/u),
  photo:
    `photo photoApproval photoRules recruitmentPhoto wrongData dataChanged nameChange oldSurname officeContact`.split(
      /\s+/u,
    ),
  ordering:
    `order status waiting mayClose tellWhenReady byTomorrow orderBeforePhone orderAgain whoOrdered orderedBefore price
    phoneRequirements`.split(/\s+/u),
  codes:
    `showCode activate codeLifetime letterOrZero onePhone showCodesToOthers stuck newPhone orderAgain status`.split(
      /\s+/u,
    ),
  profile: "profilZaufany bankProfile whichLogin appPassword".split(" "),
  app: `activate phoneRequirements appLanguage appPin appPermissions appUpdate noGooglePlay tablet someoneElsesApp keepsOtherDocuments
    outage appPassword`.split(/\s+/u),
  ending:
    `revoke lostPhone newPhone blockAndPlastic undoRevoke revokeWhen seenByFinder inBetween oldPhoneCopy whoRevoked whatIsRevoking
    afterReset anothersPhone reportTheft stolenUse bothLost oldCardAtOnce movesItself beforeSelling cardGone twoPhones`.split(
      /\s+/u,
    ),
  validity:
    `extend renewsItself whyThisDate reminders validity remindOther graduate defenceDay whatIsExtended whoExtendsEls
    extendGuide`.split(/\s+/u),
  using:
    `train elsewhere offline screenshot abroad trainOver26 trainWithout doctoralTrain whileNoPhone leavePlasticHome plasticOrMobile
    hologram verify plastic`.split(/\s+/u),
  support: "human tickets supportWhen supportReaders supportLanguage withdrawRequest addToRequest nothingSent".split(
    " ",
  ),
};

/** The matters that each intent belongs to. */
const byIntent = mattersByIntent();

function mattersByIntent(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const [matter, intents] of Object.entries(matters))
    for (const intent of intents) found.set(intent, (found.get(intent) ?? new Set()).add(matter));
  return found;
}

/** Whether two intents are about the same matter. */
export function areKin(one: string, other: string): boolean {
  const matter = byIntent.get(other);
  return matter !== undefined && [...(byIntent.get(one) ?? [])].some((it) => matter.has(it));
}
