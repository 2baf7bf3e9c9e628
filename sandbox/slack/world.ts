import { randomBytes } from "node:crypto";
import type { SlackSandboxOptions } from "./control";
import { defaultScopes, inventedWorkspaces } from "./seed";
import { type Bot, type Channel, keepState, loadState, type Message, type Person, type State } from "./state";
import type { StoredFile, Workspace } from "./state";

/** The whole state of the emulated Slack, and how it creates ids. */
export interface World {
  readonly state: State;
  readonly options: SlackSandboxOptions;
  now(): number;
  /** The sandbox's own URL, without a trailing slash. */
  readonly base: string;
  /** Learns that URL from a request. */
  reachedAt(base: string): void;
  /** Creates a message's timestamp, which is also its id: seconds and six digits, later than all earlier ones. */
  ts(): string;
  /** Creates an id in Slack's format: a letter or two, and ten characters of `A-Z0-9`. */
  id(prefix: string): string;
  secret(bytes?: number): string;
  workspace(id: string): Workspace;
  botOf(team: string): Bot | null;
  addPerson(it: Person): void;
  addFile(it: StoredFile): void;
  /** @throws if no person has this id or handle */
  person(idOrHandle: string): Person;
  findPerson(id: string): Person | undefined;
  /** @throws if it does not exist */
  channel(id: string): Channel;
  findChannel(id: string): Channel | undefined;
  /** The direct conversation of a person with the app of their workspace. */
  dm(user: string): Channel;
  findMessage(channel: Channel, ts: string): Message | undefined;
  file(id: string): StoredFile | undefined;
  /** Saves the changes soon. */
  changed(): void;
  /** Counts changes, so that a page can see whether something is new. */
  readonly version: number;
  close(): void;
}

/** Many changes happen at once, so they are saved together, this long after the first one. */
const keepAfterMs = 50;
const filesKept = 5_000;

export function createSlackWorld(options: SlackSandboxOptions): World {
  const { stateFile, clock = Date.now } = options;
  const kept = stateFile === undefined ? null : loadState(stateFile);
  const state = kept ?? inventedWorkspaces(options.botToken, options.scopes ?? defaultScopes);
  let version = 0;
  let learned = "http://127.0.0.1/sandbox/slack";
  let keeping: NodeJS.Timeout | undefined;
  // The token and its scopes come from the program's configuration and not from the saved state.
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

  // Indexes for what every call looks up; a workspace may have thousands of people.
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
