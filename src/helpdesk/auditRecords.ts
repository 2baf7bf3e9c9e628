import { z } from "zod";
import type { Key } from "../store/port";
import { defineRecord } from "../store/record";
import { auditEntrySchema } from "./auditChain";

/** All records of the log are in one partition, so that they can be written together. */
export const partition = "audit";
export const auditEntryRecord = defineRecord({ kind: "auditEntry", version: 1, schema: auditEntrySchema });
export const eventRecord = defineRecord({ kind: "auditEvent", version: 1, schema: z.object({ seq: z.int() }) });

export const headKey: Key = { kind: "auditHead", partition };
/** The number is zero-padded, so that a scan, which is sorted by the text of the ids, reads the entries in order. */
export const auditEntryKey = (seq: number): Key => ({
  kind: "auditEntry",
  partition,
  id: String(seq).padStart(12, "0"),
});
export const eventKey = (event: string): Key => ({ kind: "auditEvent", partition, id: event });
