export { createUnderstanding, type Understanding, type Understood } from "./understand";
export { costly, intents, meanings, smallAnswers, topics, type Intent, type Meaning } from "./intents";
export { isCommand, type Command } from "./commands";
export { interpret, type Interpreted } from "./interpret";
export type { Repair } from "./repairs";
export { readModel } from "./modelFile";
export { isDoubtful } from "./doubts";
export { fold } from "./fold";
export { withoutTrimmings } from "./trimmings";
