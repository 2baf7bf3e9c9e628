export { createInterpretation, createUnderstanding } from "./understand";
export { intentsOf, type Classified, type Understood } from "./understood";
export { costly, glosses, intents, meanings, smallAnswers, topics, type Intent, type Meaning } from "./intents";
export { commandIn, type Command } from "./commands";
export type { Repair } from "./repairsInWords";
export { loadReading, type Reading } from "./load";
export { readModel } from "./modelFile";
export { createRanking, type Candidate, type Ranking } from "./ranking";
export type { Ranked } from "./reading";
export { createReplyReading, type TypedReply, type ReplyReading } from "./replies";
export { createReportReading, type ReportReading } from "./reports";
export { createQuestionReading, type QuestionReading } from "./questions";
export { readQuestionModel, readReplyModel, readReportModel } from "./smallModelFiles";
export { namesPhone, tellsOfMishap } from "./mishaps";
export { stateAsked, type StateAsked } from "./stateAsked";
export { seeksInVain } from "./searching";
export { insists, isDenial, isDoubtful, objects, putsOff, tellsOfFault, tellsOfTrouble } from "./doubts";
export { isFarewell, tellsOfSuccess } from "./farewell";
export { asksForHuman, asksToWrite, isUnhelped, namesHelpers } from "./humanWanted";
export { deniedIn } from "./denied";
export { isPhoneFound } from "./phoneFound";
export { fold, foldParts } from "./fold";
export { goesOn } from "./goesOn";
export {
  asksIfHidden,
  asksToHide,
  asksToSeeCodes,
  codeRefused,
  quotesAppError,
  saysCardFails,
  type CodeRefusal,
} from "./outright";
export { milestonesIn, tellsOfPasting } from "./milestones";
export { endingWished, speaksOfEnding, type EndingWish } from "./revocation";
export { toldAndAsked } from "./reportAndAsked";
export { withoutTrimmings } from "./trimmings";
export { wording } from "./wording";
export { toldApart, type ToldApart } from "./toldApart";
export { asksWhatNow } from "./whatNow";
export { beginsStory } from "./storyBegun";
export { unsaidIn, type Unsaid } from "./unsaid";
export { besideYes } from "./besideYes";
