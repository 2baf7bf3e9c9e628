export { createUnderstanding, type Understanding, type UnderstandingOptions, type Understood } from "./understand";
export { intents, type Intent } from "./intents";
export { loadPhrases, type Phrases } from "./phrases";
export { isCommand, type Command } from "./commands";
