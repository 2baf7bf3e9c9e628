import { createCaller, gateOf, type CallerOptions } from "./caller";
import { systemClock } from "./clock";
import { installationCalls } from "./installationCalls";
import { createSignOuts, type SignOutOptions, type SignOuts } from "./signOuts";
import type { Purpose } from "./purposes";
import { signInCalls } from "./signInCalls";
import { studentCalls } from "./studentCalls";
import type { UsosClient } from "./types";

export interface UsosClientOptions extends CallerOptions {
  /** Pipe-separated. Default: `cards|offline_access`. */
  readonly scopes?: string | undefined;
  /** Called when USOS starts to refuse us for a reason that is not a student's fault, and when it stops. */
  readonly onRefused?: ((isRefused: boolean) => void) | undefined;
  readonly otherTokens?: SignOutOptions["otherTokens"];
  /** Shared with other clients of the installation; the client's own by default. */
  readonly signOuts?: SignOuts | undefined;
}

const signOutOptions = ({ clock = systemClock, onRefused, otherTokens }: UsosClientOptions): SignOutOptions => ({
  clock,
  onRefused,
  otherTokens,
});

/** A client for each purpose. */
export type UsosClients = Readonly<Record<Purpose, UsosClient>>;

/** These suffice to order and to follow an order while the student is away. */
const leastScopes = "cards|offline_access";

/** These would give access to PESEL, birth date or photo, which we must not even be able to see. */
const neverAsked = ["personal", "photo"];

/** Creates a client of one installation for calls on a student's behalf. Throws if the scopes include a forbidden one. */
export function createUsosClient(options: UsosClientOptions): UsosClient {
  const { scopes = leastScopes } = options;
  const tooMuch = scopes.split("|").filter((scope) => neverAsked.includes(scope.trim()));
  if (tooMuch.length > 0) throw new Error(`the assistant does not need the scope ${tooMuch.join(", ")}: leave it out`);
  const { call, addressOf } = createCaller(options);
  const signOuts = options.signOuts ?? createSignOuts(call, signOutOptions(options));
  const judged = signOuts.judging(call);

  return {
    ...signInCalls({ call, addressOf }, judged, signOuts, scopes),
    ...studentCalls(judged),
    ...installationCalls({ call }),
  };
}

/** Creates a client for each purpose. They share a gate, whose budget keeps the purposes apart. */
export function createUsosClients(options: UsosClientOptions): UsosClients {
  const gate = options.gate ?? gateOf(options);
  const asks = createCaller({ ...options, gate, purpose: "waiting" }).call;
  const signOuts = options.signOuts ?? createSignOuts(asks, signOutOptions(options));
  const client = (purpose: Purpose): UsosClient => createUsosClient({ ...options, gate, purpose, signOuts });
  return { signIn: client("signIn"), waiting: client("waiting"), background: client("background") };
}
