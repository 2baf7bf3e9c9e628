import type { Stage } from "./cards/stage";
import type { Student } from "./state";

export interface Consumer {
  readonly secret: string;
  /** An administrative key may call the methods about other people's cards. */
  readonly administrative?: boolean;
  /** The application's name on the sign-in page; the key when absent. */
  readonly name?: string;
  /** The scopes that the university has granted to it; the usual ones when absent. */
  readonly scopes?: readonly string[];
}

/** How `cards/mcard` writes `orders`, which nobody published. */
export type OrdersShape = "ids" | "numericIds" | "objects";

export interface SandboxOptions {
  /** Consumer key → what belongs to it. */
  readonly consumers: Readonly<Record<string, Consumer>>;
  /** How long an order takes to get ready, in milliseconds; 8000 when absent. */
  readonly readyAfterMs?: number;
  /** Milliseconds since the epoch. */
  readonly clock?: () => number;
  /** That many random bytes. */
  readonly random?: (bytes: number) => Uint8Array;
  /** Waits for the fault «slow»; rejects when the signal is raised. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** Where to keep users, tokens and orders over a restart; in memory only when absent. */
  readonly stateFile?: string;
  /** Who studies here, for a given moment; the invented students when absent. */
  readonly students?: (now: number) => Student[];
  readonly ordersShape?: OrdersShape;
  /** What stands in an order's `status`, which nobody published; plausible words when absent. */
  readonly statuses?: Readonly<Record<Stage, string>>;
  /** Whether a valid plastic card comes first, as before the act of 2025; true when absent. */
  readonly asksForPlasticCard?: boolean;
  /** Whether mLegitymacja is switched on here; true when absent. */
  readonly mcards?: boolean;
  /** Called for each call that will never be answered (the fault «silentAfterOrder»). */
  readonly onSilence?: () => void;
}

/** What can be changed while it runs; back to the options after a restart. */
export interface Settings {
  readyAfterMs: number;
  ordersShape: OrdersShape;
}
