import type { Config } from "../config/config";
import type { Log } from "../ops/log";
import type { Metrics } from "../ops/metrics";
import {
  createGate,
  createSharedAllowance,
  createUsosAdminClient,
  createUsosClients as createClients,
  systemClock,
} from "../usos";
import type { CallerOptions, UsosAdminClient, UsosClientOptions, UsosClients } from "../usos";
import type { Kept } from "./openStore";
import type { Key, Outside } from "./outside";

export interface UsosDeps {
  readonly config: Pick<Config, "usos" | "institution">;
  readonly outside: Pick<Outside, "usosUrl" | "usosKey">;
  /** Through Redis the limits are shared with the other processes; undefined in a single process. */
  readonly redis: Kept["redis"];
  readonly log: Log;
  /** The time with which requests are signed. */
  readonly wall: () => number;
  readonly otherTokens: UsosClientOptions["otherTokens"];
  /** Called with the time of USOS's clock for each of its answers. */
  readonly heardTime: (theirs: number) => void;
  readonly metrics: Pick<Metrics, "usosCall" | "usosCircuit" | "usosRefuses">;
}

export interface InstallationClients {
  readonly usos: UsosClients;
  readonly admin: (key: Key) => UsosAdminClient;
}

/** Creates the clients of one installation. All calls go through one gate, whichever consumer key signs them. */
export function createInstallationClients({
  config,
  outside,
  redis,
  log,
  wall,
  heardTime,
  otherTokens,
  metrics,
}: UsosDeps): InstallationClients {
  const limits = { concurrent: config.usos.concurrency, perSecond: config.usos.perSecond };
  const failed = (err: unknown): void => log.warn({ err }, "usos: the limits shared with others cannot be looked up");
  const allowance = redis && createSharedAllowance({ ...redis, installation: config.institution.id, limits, failed });
  const gate = createGate({ limits, allowance, onCircuit: (state) => metrics.usosCircuit(state) });
  const signing = (consumer: Key): CallerOptions => ({
    baseUrl: outside.usosUrl,
    consumer,
    limits,
    gate,
    clock: { ...systemClock, wall },
    heardTime,
    log: (event) => log.debug(event, "usos call"),
    metrics: { call: ({ method, outcome, ms }) => metrics.usosCall(method, outcome, ms) },
  });
  const onRefused = (isRefused: boolean): void => {
    metrics.usosRefuses(isRefused);
    if (isRefused)
      log.error(
        {
          code: "usos.refusesUs",
          next: "Compare the machine's clock and the consumer key; deploy/README.md says how.",
        },
        "USOS answers 401, and not for one student: nobody is signed out, and everything waits",
      );
    else log.warn("USOS accepts students' tokens again");
  };
  return {
    usos: createClients({ ...signing(outside.usosKey), onRefused, otherTokens }),
    admin: (adminKey) => createUsosAdminClient(signing(adminKey)),
  };
}
