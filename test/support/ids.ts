import { accountIdSchema, chatIdSchema, type AccountId, type ChatId } from "../../src/foundation/ids";

/** Ids in the form in which a channel or the store would deliver them. */
export const chatNamed = (id: string): ChatId => chatIdSchema.parse(id);
export const accountNamed = (id: string): AccountId => accountIdSchema.parse(id);
