import type { Key, Stored } from "../port";

/** How a record is written: its revision, a colon, and its JSON. The commit script writes the same format. */
export const recordText = (rev: number, json: string): string => `${rev}:${json}`;

export function parseRecord({ kind, partition, id }: Key, text: string): Stored {
  const colon = text.indexOf(":");
  return {
    key: { kind, partition, ...(id === undefined ? {} : { id }) },
    rev: Number(text.slice(0, colon)),
    value: JSON.parse(text.slice(colon + 1)),
  };
}

/**
 * How a job that nobody holds is written: its claim, a 0, and its payload as JSON. The scripts write the same format, with 1
 * for a held job.
 */
export const jobText = (claim: number, json: string): string => `${claim}:0:${json}`;

export function parseJob(text: string): { readonly claim: number; readonly payload: unknown } {
  const [, claim = "0", payload = "null"] = /^(\d+):[01]:(.*)$/s.exec(text) ?? [];
  return { claim: Number(claim), payload: JSON.parse(payload) };
}

export const jobName = (partition: string, id: string): string => `${partition}\0${id}`;

export function parseJobName(name: string): { readonly partition: string; readonly id: string } {
  const [partition = "", id = ""] = name.split("\0");
  return { partition, id };
}
