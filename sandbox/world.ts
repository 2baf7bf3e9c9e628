import { randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { readJson, replaceFile } from "./atomicFile";
import { wireStatus, type Stage } from "./cards/stage";
import { wordingAt, type Wording } from "./cards/wordings";
import { createFaults, type Faults } from "./faults";
import type { Consumer, SandboxOptions, Settings } from "./options";
import { createLookup } from "./lookup";
import { addStudents, emptyState, startingStudents } from "./seed";
import { type AccessToken, type Order, type State, stateSchema, type Student } from "./state";

/** Everything that the parts of one sandbox share. */
export interface World {
  readonly state: State;
  readonly settings: Settings;
  readonly faults: Faults;
  /** The values of an order's `status`. */
  readonly statuses: Readonly<Record<Stage, string>>;
  /** Whether a valid plastic card is required first. */
  readonly asksForPlasticCard: boolean;
  /** The sentences in which it refuses. */
  readonly wording: Wording;
  /** Whether mLegitymacja is switched on here. */
  readonly mcards: boolean;
  readonly consumers: ReadonlyMap<string, Consumer>;
  /** How often each method has been called since the start, including refused and failed calls. */
  readonly calls: Map<string, number>;
  /** How often a student's order has been refused since the start, by USOS user id. */
  readonly turnedDown: Map<string, number>;
  /** The times at which access tokens of a student have been revoked through the API since the start, by USOS user id. */
  readonly tokensRevoked: Map<string, readonly number[]>;
  now(): number;
  random(bytes: number): Uint8Array;
  sleep(ms: number, signal: AbortSignal): Promise<unknown>;
  /** Called for each call that is left without an answer. */
  onSilence(): void;
  /** Writes the state to the file. It is called before the change is answered. */
  save(): void;
  /** Finds a student by USOS user id or by handle. */
  findStudent(idOrHandle: string): Student | undefined;
  ordersOf(student: Student): readonly Order[];
  findOrder(id: string): Order | undefined;
  /** Finds a token; expired ones are included. */
  findAccessToken(key: string): AccessToken | undefined;
  /** Deletes everything and starts with the initial students. */
  startOver(): void;
  /** Resets one student to their initial state; tokens are kept, so that an application need not be allowed again. */
  restore(student: Student): void;
}

export function createWorld(options: SandboxOptions): World {
  const now = options.clock ?? Date.now;
  const random = options.random ?? randomBytes;
  const state = load(options.stateFile) ?? emptyState();
  const students = createLookup<Student>(({ id, handle }) => [id, handle]);
  const orders = createLookup<Order>(({ id }) => [id]);
  const ordersByStudent = createLookup<Order>(({ studentId }) => [studentId]);
  const accessTokens = createLookup<AccessToken>(({ key }) => [key]);

  const world: World = {
    state,
    settings: {
      readyAfterMs: options.readyAfterMs ?? 8000,
      ordersShape: options.ordersShape ?? "ids",
    },
    statuses: options.statuses ?? wireStatus,
    asksForPlasticCard: options.asksForPlasticCard ?? true,
    wording: wordingAt(options.institution),
    mcards: options.mcards ?? true,
    faults: createFaults(),
    consumers: new Map(Object.entries(options.consumers)),
    calls: new Map(),
    turnedDown: new Map(),
    tokensRevoked: new Map(),
    now,
    random,
    sleep: options.sleep ?? ((ms, signal) => setTimeout(ms, undefined, { signal })),
    onSilence: () => options.onSilence?.(),
    save: () => {
      if (options.stateFile !== undefined) replaceFile(options.stateFile, JSON.stringify(state));
    },
    findStudent: (idOrHandle) => students(state.students, idOrHandle)[0],
    ordersOf: (student) => ordersByStudent(state.orders, student.id),
    findOrder: (id) => orders(state.orders, id)[0],
    findAccessToken: (key) => accessTokens(state.accessTokens, key)[0],
    startOver: () => {
      // Order ids are never reused: a client that still follows an old order must not find another one under its id.
      Object.assign(state, { ...emptyState(), nextOrderId: state.nextOrderId });
      addStudents(state, startingStudents(options.students, now()), now(), random);
      world.save();
    },
    restore: ({ id }) => {
      state.students = state.students.filter((student) => student.id !== id);
      state.orders = state.orders.filter((order) => order.studentId !== id);
      state.log = state.log.filter((effect) => effect.studentId !== id);
      const fresh = startingStudents(options.students, now()).filter((student) => student.id === id);
      addStudents(state, fresh, now(), random);
      state.students.sort((one, other) => Number(one.id) - Number(other.id));
      world.save();
    },
  };

  const known = new Set(state.students.map((student) => student.id));
  const missing = startingStudents(options.students, now()).filter((student) => !known.has(student.id));
  addStudents(state, missing, now(), random);
  world.save();
  return world;
}

function load(stateFile: string | undefined): State | null {
  const saved = stateFile === undefined ? null : readJson(stateFile);
  if (saved === null) return null;
  const parsed = stateSchema.safeParse(saved);
  if (parsed.success) return parsed.data;
  throw new Error(`${stateFile ?? ""} holds no sandbox state of this version. Move the file away and start again.`, {
    cause: parsed.error,
  });
}
