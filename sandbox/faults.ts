/** The failures that can be simulated. */
export const faultKinds = {
  slow: "answers late",
  maintenance: "503 with an HTML page: nightly maintenance",
  spamLock: "400: spam prevention lock",
  unauthorized: "401 on every signed call",
  garbage: "200 with broken JSON",
  reset: "connection reset before the call is looked at",
  unknownStatus: "orders have a status nobody has heard of",
  silentAfterOrder: "the order is accepted, the answer never comes",
} as const;

export type FaultKind = keyof typeof faultKinds;

export interface Fault {
  readonly kind: FaultKind;
  /** USOS user id; if missing, the fault affects everybody, and calls without a user. */
  readonly studentId?: string;
  /** A method name such as `cards/mcard`; if missing, every method that the fault can affect. */
  readonly method?: string;
  /** How many of the affected calls fail; if missing, all of them until the fault is switched off. */
  readonly times?: number;
  /** The delay for `slow`; 3000 if missing. */
  readonly ms?: number;
  /** The JSON body for `spamLock`, or the `status` for `unknownStatus`. */
  readonly body?: Readonly<Record<string, unknown>>;
  readonly status?: string;
}

export interface ActiveFault {
  readonly id: number;
  readonly fault: Fault;
  /** How many more calls it will affect; null means no limit. */
  readonly left: number | null;
}

export interface Faults {
  active(): ActiveFault[];
  /** Switches a fault on; the returned function switches it off. */
  add(fault: Fault): () => void;
  remove(id: number): void;
  clear(): void;
  /** The faults that affect this call; each is counted as used. */
  strike(method: string, studentId: string | undefined): Fault[];
}

/** Faults that make sense only for some methods; all others affect every method. */
const only: Partial<Record<FaultKind, readonly string[]>> = {
  unknownStatus: ["cards/mcard", "cards/mcard_order", "cards/check_orders_status"],
  silentAfterOrder: ["cards/make_mcard_order"],
};

/** The sign-in page is used in a browser, so it supports only the faults that a browser can encounter. */
const pageFaults: readonly FaultKind[] = ["maintenance", "reset"];

export function createFaults(): Faults {
  let list: ActiveFault[] = [];
  let nextId = 1;
  const remove = (id: number): void => {
    list = list.filter((active) => active.id !== id);
  };

  return {
    active: () => [...list],
    add: (fault) => {
      const id = nextId++;
      list.push({ id, fault, left: fault.times ?? null });
      return () => {
        remove(id);
      };
    },
    remove,
    clear: () => {
      list = [];
    },
    strike: (method, studentId) => {
      const struck = list.filter(({ fault }) => touches(fault, method, studentId));
      list = list
        .map((active) =>
          struck.includes(active) && active.left !== null ? { ...active, left: active.left - 1 } : active,
        )
        .filter(({ left }) => left !== 0);
      return struck.map(({ fault }) => fault);
    },
  };
}

function touches(fault: Fault, method: string, studentId: string | undefined): boolean {
  if (fault.studentId !== undefined && fault.studentId !== studentId) return false;
  if (fault.method !== undefined && fault.method !== method) return false;
  if (method === "oauth/authorize" && !pageFaults.includes(fault.kind)) return false;
  return only[fault.kind]?.includes(method) ?? true;
}
