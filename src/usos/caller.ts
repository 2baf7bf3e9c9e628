import { randomBytes } from "node:crypto";
import type { BreakerState } from "../ops/breaker";
import { tooLate } from "./allowance";
import { type Clock, systemClock } from "./clock";
import { createGate, type Gate } from "./gate";
import { defaultLimits, type Limits } from "./limits";
import type { Credentials, Params } from "./oauth";
import type { Purpose } from "./purposes";
import type { Reply } from "./reply";
import { type Read, send } from "./send";
import type { Answer, Refusal } from "./types";

/** Everything that is reported about a call: no parameter, no token, no body. */
export interface CallEvent {
  /** E.g. `services/cards/mcard`. */
  readonly method: string;
  readonly purpose: Purpose;
  readonly outcome: "ok" | Refusal["code"];
  /** The time from the call to its answer, including waiting and retries. */
  readonly ms: number;
  /** Requests that were started, or refused at the gate. */
  readonly tries: number;
}

export interface CallerOptions {
  /** The URL below which `services/` is, e.g. `https://usosapps.uni.opole.pl/`. May have a path. */
  readonly baseUrl: string;
  readonly consumer: Credentials;
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly clock?: Clock | undefined;
  /** Returns that many random bytes, for nonces and for the jitter of retries. */
  readonly random?: ((size: number) => Uint8Array) | undefined;
  readonly limits?: Partial<Limits> | undefined;
  /** A gate shared by several clients of one installation. The client creates its own when it is left out. */
  readonly gate?: Gate | undefined;
  /** Called with the time of the answering server's clock, in milliseconds since the epoch (RFC 9110: `Date`). */
  readonly heardTime?: ((theirs: number) => void) | undefined;
  /** The purpose of this client's calls; by default somebody waits for them. */
  readonly purpose?: Purpose | undefined;
  readonly log?: ((event: CallEvent) => void) | undefined;
  readonly metrics?: { call?(event: CallEvent): void; circuit?(state: BreakerState): void } | undefined;
}

export interface Call<T> {
  readonly method: string;
  /** `nobody`: not signed. `consumer`: two-legged. Otherwise signed with that token. */
  readonly as: "nobody" | "consumer" | Credentials;
  readonly params?: Params;
  /** Further OAuth protocol parameters to sign. */
  readonly protocol?: Params;
  /** When the installation lacks or forbids one of the wanted fields, the call is repeated without it, unless the field is `needed`. */
  readonly fields?: { readonly wanted: readonly string[]; readonly needed?: readonly string[] };
  readonly read: Read<T>;
  /** The call changes data at USOS, so it is sent at most once. */
  readonly changes?: boolean;
}

export interface Caller {
  readonly addressOf: (method: string) => URL;
  readonly call: <T>(call: Call<T>) => Promise<Answer<T>>;
}

const retriable: readonly Refusal["code"][] = ["unavailable", "timeout"];

/** Creates a gate with the limits of a client. */
export const gateOf = ({ clock, limits, metrics }: CallerOptions): Gate =>
  createGate({ clock, limits, onCircuit: (state) => metrics?.circuit?.(state) });

export function createCaller(options: CallerOptions): Caller {
  const { consumer, fetch = globalThis.fetch, clock = systemClock, random = randomBytes, log, metrics } = options;
  const { purpose = "waiting" } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const gate = options.gate ?? gateOf(options);
  const base = new URL(options.baseUrl.endsWith("/") ? options.baseUrl : `${options.baseUrl}/`);
  const addressOf = (method: string): URL => new URL(method, base);

  function once<T>(call: Call<T>, body: Params, deadline: number): Promise<Reply<T>> {
    const wall = (): number => (clock.wall ? clock.wall() : clock.now());
    const attempt = (signal: AbortSignal): Promise<Reply<T>> =>
      send(fetch, {
        url: addressOf(call.method).href,
        body,
        read: call.read,
        signal,
        now: wall,
        heardTime: options.heardTime,
        signing:
          call.as === "nobody"
            ? undefined
            : {
                consumer,
                token: call.as === "consumer" ? undefined : call.as,
                protocol: call.protocol ?? [],
                nonce: Buffer.from(random(16)).toString("hex"),
                timestamp: Math.floor(wall() / 1_000),
              },
      });
    const waiting = (): number => deadline - clock.now();
    return within(clock, waiting(), (late) =>
      gate.pass(purpose, late, () => {
        // A process that was suspended while it waited for its turn sends nothing afterwards, because others may have done its
        // work.
        if (waiting() <= 0) return Promise.resolve(tooLate());
        return within(clock, call.changes ? waiting() : Math.min(waiting(), limits.attemptMs), attempt);
      }),
    );
  }

  /** Half of the pause is fixed and half is random, so that many clients do not all return at once. */
  function pauseAfter(tries: number): number {
    const drawn = Buffer.from(random(4)).readUInt32BE() / 2 ** 32;
    return limits.backoffMs * 2 ** (tries - 1) * (0.5 + drawn / 2);
  }

  return {
    addressOf,
    async call<T>(call: Call<T>): Promise<Answer<T>> {
      const began = clock.now();
      const deadline = began + limits.deadlineMs;
      let fields = call.fields?.wanted ?? [];
      let tries = 0;
      let retries = call.changes ? 0 : limits.retries;
      let reply: Reply<T>;
      for (;;) {
        const asked: Params = fields.length > 0 ? [["fields", fields.join("|")]] : [];
        reply = await once(call, [...(call.params ?? []), ...asked], deadline);
        tries += 1;
        if (reply.ok) break;
        const { field, refusal } = reply;
        if (field !== undefined && fields.includes(field) && !call.fields?.needed?.includes(field)) {
          fields = fields.filter((each) => each !== field);
          if (fields.length > 0) continue;
        }
        if (retries === 0 || !retriable.includes(refusal.code)) break;
        const pause = pauseAfter(tries);
        if (clock.now() + pause >= deadline) break;
        retries -= 1;
        await clock.sleep(pause, new AbortController().signal);
      }
      const outcome = reply.ok ? "ok" : reply.refusal.code;
      const event: CallEvent = { method: call.method, purpose, outcome, ms: clock.now() - began, tries };
      log?.(event);
      metrics?.call?.(event);
      return reply.ok ? reply : { ok: false, refusal: reply.refusal };
    },
  };
}

/** Runs something with a signal that is aborted after `ms`. */
async function within<T>(clock: Clock, ms: number, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const late = new AbortController();
  const done = new AbortController();
  void clock.sleep(Math.max(0, ms), done.signal).then(() => (done.signal.aborted ? undefined : late.abort()));
  try {
    return await run(late.signal);
  } finally {
    done.abort();
  }
}
