import type { Stage } from "./cards/stage";
import type { Student } from "./state";

export interface Consumer {
  readonly secret: string;
  /** Whether it is an administrative key, which may call the methods about other people's cards. */
  readonly administrative?: boolean;
  /** The application's name on the sign-in page; the key if missing. */
  readonly name?: string;
  /** The scopes that the university has granted to it; the usual ones if missing. */
  readonly scopes?: readonly string[];
}

/** The possible formats of `orders` in `cards/mcard`, which is not published. */
export type OrdersShape = "ids" | "numericIds" | "objects";

export interface SandboxOptions {
  /** The consumers by their key. */
  readonly consumers: Readonly<Record<string, Consumer>>;
  /** How long an order takes until it is ready, in milliseconds; 8000 if missing. */
  readonly readyAfterMs?: number;
  /** Milliseconds since the epoch. */
  readonly clock?: () => number;
  /** Returns that many random bytes. */
  readonly random?: (bytes: number) => Uint8Array;
  /** Waits for the fault «slow»; rejects when the signal is aborted. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** The file that keeps users, tokens and orders over a restart; if missing, they are kept in memory only. */
  readonly stateFile?: string;
  /** The students at a given moment; the invented ones if missing. */
  readonly students?: (now: number) => Student[];
  readonly ordersShape?: OrdersShape;
  /** The values of an order's `status`, which are not published; plausible words if missing. */
  readonly statuses?: Readonly<Record<Stage, string>>;
  /** The id of the institution whose USOS this is, by which the wording of its reasons is chosen; the usual wording if missing. */
  readonly institution?: string;
  /** Whether a valid plastic card is required first, as before the act of 2025; true if missing. */
  readonly asksForPlasticCard?: boolean;
  /** Whether mLegitymacja is switched on here; true if missing. */
  readonly mcards?: boolean;
  /** Called for each call that will never be answered (the fault «silentAfterOrder»). */
  readonly onSilence?: () => void;
}

/** Settings that can be changed at run time; a restart resets them to the options. */
export interface Settings {
  readyAfterMs: number;
  ordersShape: OrdersShape;
}
