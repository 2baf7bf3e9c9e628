import { z } from "zod";
import { readJson, replaceFile } from "../atomicFile";

/** The app as it is installed in a workspace. */
const bot = z.object({
  user: z.string(),
  id: z.string(),
  token: z.string(),
  scopes: z.array(z.string()),
  isRevoked: z.boolean(),
});

const workspace = z.object({ id: z.string(), name: z.string(), domain: z.string(), bot: bot.nullable() });

const person = z.object({
  id: z.string(),
  team: z.string(),
  handle: z.string(),
  name: z.string(),
  email: z.string(),
  locale: z.string(),
  isBot: z.boolean(),
  /** Whether the person was invited into the workspace from outside. */
  isGuest: z.boolean().optional(),
  /** The home workspace of a person who takes part through Slack Connect. */
  from: z.string().optional(),
});

const message = z.object({
  ts: z.string(),
  user: z.string(),
  text: z.string(),
  blocks: z.array(z.record(z.string(), z.unknown())).optional(),
  files: z.array(z.string()),
  threadTs: z.string().optional(),
  ephemeralTo: z.string().optional(),
  editedTs: z.string().optional(),
  metadata: z.unknown().optional(),
});

const channel = z.object({
  id: z.string(),
  team: z.string(),
  name: z.string(),
  type: z.enum(["channel", "group", "im"]),
  members: z.array(z.string()),
  /** Why the app cannot write here; null if it can. */
  closed: z.string().nullable(),
  messages: z.array(message),
});

const file = z.object({
  id: z.string(),
  team: z.string(),
  user: z.string(),
  name: z.string(),
  title: z.string(),
  mimetype: z.string(),
  altText: z.string().optional(),
  size: z.number(),
  /** Base64; null before the upload and after the deletion. */
  content: z.string().nullable(),
  isDeleted: z.boolean(),
  created: z.number(),
  shares: z.array(z.object({ channel: z.string(), ts: z.string() })),
});

const state = z.object({
  workspaces: z.array(workspace),
  people: z.array(person),
  channels: z.array(channel),
  files: z.array(file),
  group: z.object({ id: z.string(), handle: z.string(), name: z.string(), users: z.array(z.string()) }),
  /** The Home of each person, as the app published it. */
  homes: z.record(z.string(), z.record(z.string(), z.unknown())),
  lastMicros: z.number(),
  count: z.number(),
});

export type State = z.infer<typeof state>;
export type Workspace = z.infer<typeof workspace>;
export type Bot = z.infer<typeof bot>;
export type Person = z.infer<typeof person>;
export type Channel = z.infer<typeof channel>;
export type Message = z.infer<typeof message>;
export type StoredFile = z.infer<typeof file>;
export type Block = Readonly<Record<string, unknown>>;

/** The stored state, or null if there is none. @throws when the file cannot be read or has another format */
export function loadState(path: string): State | null {
  const kept = readJson(path);
  return kept === null ? null : state.parse(kept);
}

export const keepState = (path: string, it: State): void => replaceFile(path, JSON.stringify(it));
