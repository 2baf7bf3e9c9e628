import { z } from "zod";
import { defineRecord } from "../../store/record";
import type { Key } from "../../store/port";

/** The queue of the copies that are to be taken away again. */
export const copyQueue = "copy";

/** The copy that a chat was last given. There is one at a time: a new one ends the earlier one. */
const schema = z.object({
  /** Stands in the copy's address; empty for a copy that is in the conversation as files. */
  id: z.string(),
  until: z.number(),
  /** How many downloads are left. */
  left: z.int(),
  /** The channel's references to the files in the conversation. */
  files: z.array(z.string()),
});
export type DataCopy = z.infer<typeof schema>;

export const copyRecord = defineRecord({ kind: "dataCopy", version: 1, schema });

export const copyKey = (chatId: string): Key => ({ kind: "dataCopy", partition: chatId });
