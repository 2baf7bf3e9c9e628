export { createUsosAdminClient } from "./adminClient";
export type { BreakerState } from "./breaker";
export type { CallerOptions, CallEvent } from "./caller";
export { createUsosClient, type UsosClientOptions } from "./client";
export type { Clock } from "./clock";
export { createGate, type Gate, type GateOptions } from "./gate";
export { defaultLimits, type Limits } from "./limits";
export * from "./types";
