/** The kinds of texts that are in no card: the preview shows such a text alone and says of what kind it is. */
export const kinds = [
  "letter",
  "staff",
  "page",
  "app",
  "typed",
  "calendar",
  "codes",
  "vote",
  "notice",
  "oldDay",
  "unused",
] as const;
export type Kind = (typeof kinds)[number];

const patterns: readonly (readonly [Kind, RegExp])[] = [
  ["letter", /^(mail|untaken)\.|^pictures\.fact/],
  ["staff", /^(helpdesk|staff|staffAnswers|staffTexts|textCheck|numbers)\./],
  ["page", /^(linkPage|web|copy|notice)\.|^slack\.(not)?[iI]nstalled/],
  ["app", /^teamsApp\./],
  ["typed", /^said\./],
  ["calendar", /^calendar\.event/],
  ["codes", /^code\.(qrAlt|qrTextLabel|codeLabel|copy|copied)$/],
  ["vote", /^vote\./],
  [
    "notice",
    /^(says|problem|teams|slack|pictures)\.|^escalate\.(askMe|stillAsking|alreadySent|reworded|takenOut|emptied|canUndo|whatGoes|notByMail|removed|changed|editHere|addNow|setAside|glad|whoReads|whoAnswers|asItWas|restored|ownWords|notDone|isSent|willSendWords|fact\.(untaken|refusal))$|^guide\.(about(Terms|Camera)|withoutCamera|wherePaste|whatToScan|readTerms|howLong|safe|hangs|tryAgain)$|^(activate\.(whichCard|prepare\.appLeft)|lostPhone\.(now|wasThere|notUsable)|revoke\.worksNowhere|newPhone\.(invalidThere|sameCodes)|order\.nothingOrdered|reason\.doctoral\.notOne|advice\.(codesWait|codesInTime|noWaiting)|tickets\.(press|afterwards|cannotUnsend))$/,
  ],
  // Cards show no day that is more than a year ago.
  ["oldDay", /^(answers|institution)\.\w+\.validOn$/],
  // Texts that only the rules or the file of another university call for.
  [
    "unused",
    /^condition\.(plasticCard|dataUnchanged)|^extend\.(reasonOffice|office)$|^privacy\.accessibility$|^advice\.off$/,
  ],
];

/** The kind of a text that is in no card; undefined for one that should be in a card. */
export const kindOf = (key: string): Kind | undefined => patterns.find(([, pattern]) => pattern.test(key))?.[0];
