import { z } from "zod";
import type { Endpoint } from "../opinion";

/** The environment variables for messages that are not understood. With `KEEP_MISSED_DAYS` 0, none is kept. */
export const understandingEnvironment = {
  KEEP_MISSED_DAYS: z.coerce.number().int().min(0).max(365).default(0),
  UNDERSTANDING_URL: z.string().optional(),
  UNDERSTANDING_MODEL: z.string().optional(),
  UNDERSTANDING_KEY: z.string().optional(),
};

export interface UnderstandingConfig {
  /** For how many days messages that were not understood are kept; 0 means not at all. */
  readonly keptDays: number;
  /** If undefined, no other service is asked. */
  readonly endpoint: Endpoint | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings for messages that are not understood. Missing settings are added to `problems` with their fix. */
export function understandingConfig(env: Environment, problems: string[]): UnderstandingConfig {
  const { UNDERSTANDING_URL: url, UNDERSTANDING_MODEL: model, UNDERSTANDING_KEY: key } = env;
  const keptDays = understandingEnvironment.KEEP_MISSED_DAYS.safeParse(env["KEEP_MISSED_DAYS"]).data ?? 0;
  if (url === undefined) {
    for (const [name, value] of Object.entries({ UNDERSTANDING_MODEL: model, UNDERSTANDING_KEY: key }))
      if (value !== undefined) problems.push(`${name}: it is of use only with UNDERSTANDING_URL; set that too`);
    return { keptDays, endpoint: undefined };
  }
  if (!isHttp(url))
    problems.push("UNDERSTANDING_URL: it is like http://ollama.example.org:11434/v1, and no more than that");
  if (key !== undefined && !/^[\x21-\x7e]+$/.test(key))
    problems.push("UNDERSTANDING_KEY: it has blanks or letters in it that no server takes");
  if (model === undefined) problems.push("UNDERSTANDING_MODEL: name the model the server has, like llama3.1:8b");
  return { keptDays, endpoint: model === undefined ? undefined : { url, model, key } };
}

function isHttp(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && [username, password, search, hash].every((it) => it === "") && !/\s/.test(text);
}
