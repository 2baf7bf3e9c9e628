import { accountIdSchema, chatIdSchema, type AccountId, type ChatId } from "../../src/foundation/ids";

/** Ids as a channel or the store would bring them. */
export const chatNamed = (id: string): ChatId => chatIdSchema.parse(id);
export const accountNamed = (id: string): AccountId => accountIdSchema.parse(id);
