export { createUnderstanding, type Understanding, type Understood } from "./understand";
export { costly, intents, meanings, smallAnswers, topics, type Intent, type Meaning } from "./intents";
export { isCommand, type Command } from "./commands";
export { isRepair, type Repair } from "./repairs";
export { readModel } from "./modelFile";
export { fold } from "./fold";
