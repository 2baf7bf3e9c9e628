import { listenSandbox, type ListeningSandbox, type SandboxOptions } from "../../sandbox";
import { type Answered, callSigned, type KeyAndSecret, type Signing } from "./apiClient";

export const app: KeyAndSecret = { key: "legitka", secret: "app&secret+/=" };
export const admin: KeyAndSecret = { key: "dziekanat", secret: "admin secret" };

/** A sandbox with a clock of its own, and calls that are signed for it. */
export interface Bench {
  readonly sandbox: ListeningSandbox;
  readonly options: SandboxOptions;
  now: number;
  url(method: string): string;
  /** Makes a call that is signed with the application's key, and with a token when one is given. */
  call(method: string, parameters?: Record<string, string>, signing?: Partial<Signing>): Promise<Answered>;
  /** The JSON answer to a call that is signed for a student with the usual scopes. */
  as(student: string, method: string, parameters?: Record<string, string>): Promise<unknown>;
}

export async function startBench(more: Partial<SandboxOptions> = {}): Promise<Bench> {
  const options: SandboxOptions = {
    consumers: {
      [app.key]: { secret: app.secret, name: "Legitka" },
      [admin.key]: { secret: admin.secret, administrative: true },
    },
    clock: () => bench.now,
    readyAfterMs: 8000,
    ...more,
  };
  const tokens = new Map<string, KeyAndSecret>();
  const bench: Bench = {
    now: Date.parse("2026-11-23T10:00:00Z"),
    options,
    get sandbox() {
      return sandbox;
    },
    url: (method) => `${sandbox.usosUrl}services/${method}`,
    call: (method, parameters = {}, signing = {}) =>
      callSigned(bench.url(method), parameters, { consumer: app, now: bench.now, ...signing }),
    as: async (student, method, parameters) => {
      const token = tokens.get(student) ?? sandbox.control.grant(app.key, student);
      tokens.set(student, token);
      return (await bench.call(method, parameters, { token })).json();
    },
  };
  const sandbox = await listenSandbox(options);
  return bench;
}
