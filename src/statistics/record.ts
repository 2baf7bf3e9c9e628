import { z } from "zod";
import type { Key } from "../store/port";
import { defineRecord } from "../store/record";
import type { Week } from "./week";

const partition = "statistics";

/** Some of a week's counts. A week is kept in several records, so that many processes that count at once seldom collide. */
export const statisticsRecord = defineRecord({
  kind: "statistics",
  version: 1,
  schema: z.object({
    counts: z.record(z.string(), z.int()),
    /** The random ids of counted jobs that may still be in the queue, so that none is counted again. */
    counted: z.array(z.string()),
  }),
});

/** Ids of the records of a week begin with the week. */
export const statisticsKey = (week: Week, shard: number): Key => ({
  kind: "statistics",
  partition,
  id: `${week}:${String(shard)}`,
});

export const weekOfKey = ({ id = "" }: Key): Week => id.slice(0, id.indexOf(":"));

export const statisticsPartition = partition;
