import { randomBytes } from "node:crypto";
import type { SlackSandboxOptions } from "./control";
import { defaultScopes, inventedWorkspaces } from "./seed";
import { type Bot, type Channel, keepState, loadState, type Message, type Person, type State } from "./state";
import type { StoredFile, Workspace } from "./state";

/** Everything the emulated Slack knows, and how it makes its names. */
export interface World {
  readonly state: State;
  readonly options: SlackSandboxOptions;
  now(): number;
  /** Where the sandbox is reached, without a slash at its end. */
  readonly base: string;
  /** Learns from a request where that is. */
  reachedAt(base: string): void;
  /** A message's time, which is its name: seconds and six digits, later than every one before. */
  ts(): string;
  /** A name as Slack's are: a letter or two, and ten of `A-Z0-9`. */
  id(prefix: string): string;
  secret(bytes?: number): string;
  workspace(id: string): Workspace;
  botOf(team: string): Bot | null;
  addPerson(it: Person): void;
  addFile(it: StoredFile): void;
  /** @throws when there is nobody of that id or handle */
  person(idOrHandle: string): Person;
  findPerson(id: string): Person | undefined;
  /** @throws when there is none */
  channel(id: string): Channel;
  findChannel(id: string): Channel | undefined;
  /** The direct conversation of somebody with the app of their workspace. */
  dm(user: string): Channel;
  findMessage(channel: Channel, ts: string): Message | undefined;
  file(id: string): StoredFile | undefined;
  /** Keeps what changed, soon. */
  changed(): void;
  /** Counts changes, so that a page knows whether there is something new. */
  readonly version: number;
  close(): void;
}

/** Much happens at once: it is written together, this long after the first of it. */
const keepAfterMs = 50;
const filesKept = 5_000;

export function createSlackWorld(options: SlackSandboxOptions): World {
  const { stateFile, clock = Date.now } = options;
  const kept = stateFile === undefined ? null : loadState(stateFile);
  const state = kept ?? inventedWorkspaces(options.botToken, options.scopes ?? defaultScopes);
  let version = 0;
  let learned = "http://127.0.0.1/sandbox/slack";
  let keeping: NodeJS.Timeout | undefined;
  // The token and what it may do are the program's configuration, not the past's.
  const installed = state.workspaces[0]?.bot;
  if (installed) Object.assign(installed, { token: options.botToken, scopes: [...(options.scopes ?? defaultScopes)] });

  const keep = (): void => {
    keeping = undefined;
    if (stateFile !== undefined) keepState(stateFile, state);
  };
  const found = <T>(it: T | undefined, what: string): T => {
    if (it === undefined) throw new Error(`The emulated Slack has no ${what}.`);
    return it;
  };

  // What is looked up with every call; a workspace may have thousands of people.
  const people = new Map(state.people.flatMap((it) => [[it.id, it] as const, [it.handle, it] as const]));
  const channels = new Map(state.channels.map((it) => [it.id, it] as const));
  const dms = new Map(state.channels.flatMap((it) => (it.type === "im" ? [[it.members[0], it] as const] : [])));
  const files = new Map(state.files.map((it) => [it.id, it] as const));

  const world: World = {
    state,
    options,
    get base() {
      return options.ownUrl?.() ?? learned;
    },
    reachedAt(base) {
      learned = base;
    },
    now: clock,
    get version() {
      return version;
    },
    ts() {
      state.lastMicros = Math.max(clock() * 1000, state.lastMicros + 1);
      const micros = String(state.lastMicros);
      return `${micros.slice(0, -6)}.${micros.slice(-6)}`;
    },
    id(prefix) {
      state.count += 1;
      return `${prefix}0${state.count.toString(36).toUpperCase().padStart(9, "0")}`;
    },
    secret: (bytes = 16) => randomBytes(bytes).toString("hex"),
    workspace: (id) =>
      found(
        state.workspaces.find((it) => it.id === id),
        `workspace ${id}`,
      ),
    botOf: (team) => state.workspaces.find(({ id }) => id === team)?.bot ?? null,
    addPerson(it) {
      state.people.push(it);
      people.set(it.id, it);
      people.set(it.handle, it);
      world.changed();
    },
    addFile(it) {
      state.files.push(it);
      files.set(it.id, it);
      const oldest = state.files.length > filesKept ? state.files.shift() : undefined;
      if (oldest) files.delete(oldest.id);
    },
    findPerson: (id) => people.get(id),
    person: (it) => found(people.get(it), `person ${it}`),
    findChannel: (id) => channels.get(id),
    channel: (id) => found(world.findChannel(id), `channel ${id}`),
    dm(user) {
      const { team, id } = world.person(user);
      const there = dms.get(id);
      if (there) return there;
      const botUser = found(world.botOf(team)?.user, `app in workspace ${team}`);
      const made: Channel = {
        id: world.id("D"),
        team,
        name: "",
        type: "im",
        members: [id, botUser],
        closed: null,
        messages: [],
      };
      state.channels.push(made);
      channels.set(made.id, made);
      dms.set(id, made);
      world.changed();
      return made;
    },
    findMessage: (channel, ts) => channel.messages.findLast((it) => it.ts === ts),
    file: (id) => files.get(id),
    changed() {
      version += 1;
      if (stateFile !== undefined) keeping ??= setTimeout(keep, keepAfterMs).unref();
    },
    close() {
      if (keeping === undefined) return;
      clearTimeout(keeping);
      keep();
    },
  };
  return world;
}
