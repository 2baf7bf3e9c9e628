import type { Log } from "./log";

/** The external systems that Legitka needs: a mail server, a chat's service, the staff's channel. */
export const outsideParts = ["teams", "slack", "helpdesk", "smtp", "imap", "usos"] as const;
export type OutsidePart = (typeof outsideParts)[number];

/** Why a part does not work as configured, and what an administrator should do. Contains nothing secret. */
export interface Trouble {
  /** Stable, for the log and the tables of deploy/: `teams.AADSTS7000215`. */
  readonly code: string;
  readonly message: string;
  readonly next: string;
}

/** The parts that do not work at the moment. */
export interface Troubles {
  /** Logs the trouble, once for as long as it lasts. */
  report(part: OutsidePart, trouble: Trouble): void;
  /** Reports that a part works; logged if it did not before. */
  works(part: OutsidePart): void;
  standing(): readonly (Pick<Trouble, "code" | "next"> & { readonly part: OutsidePart })[];
}

export function createTroubles(log: Log): Troubles {
  const known = new Map<OutsidePart, Trouble>();
  return {
    report(part, trouble) {
      const { code, message, next } = trouble;
      const isNew = known.get(part)?.code !== code;
      known.set(part, trouble);
      if (isNew) log.error({ part, code, next }, message);
    },
    works(part) {
      if (known.delete(part)) log.info({ part }, "what did not work does again");
    },
    standing: () => [...known].map(([part, { code, next }]) => ({ part, code, next })),
  };
}
