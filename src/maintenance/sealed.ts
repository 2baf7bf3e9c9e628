import { z } from "zod";
import { revocationQueue } from "../accounts/leaving";
import { keyOfSealed, type Vault } from "../accounts/vault";

/** A kind of record with sealed fields, and the context they are sealed for. */
interface SealedKind {
  readonly kind: string;
  /** The name the operator sees. */
  readonly title: string;
  readonly fields: readonly string[];
  readonly contextOf: (partition: string) => string;
}

const workspace = "slack-workspace:";

/** All kinds of records with sealed fields. The only other sealed values are in the jobs of `sealedQueue`. */
export const sealedKinds: readonly SealedKind[] = [
  { kind: "account", title: "accounts", fields: ["token"], contextOf: (partition) => partition },
  { kind: "ceremony", title: "sign-ins under way", fields: ["request", "access"], contextOf: (partition) => partition },
  {
    kind: "slackWorkspace",
    title: "Slack workspaces",
    fields: ["token"],
    contextOf: (partition) => `slack workspace ${partition.slice(workspace.length)}`,
  },
];

/** The queue whose jobs contain a sealed value, for the account that is their partition. */
export const sealedQueue = revocationQueue;
export const sealedQueueTitle = "revocations";

const payloadSchema = z.looseObject({ sealed: z.string() });
/** The format that `defineRecord` writes, in any version. */
const recordSchema = z.looseObject({ it: z.record(z.string(), z.unknown()) });

/** The sealed values of a record, by field; empty strings do not count. */
export function sealedIn(
  { fields }: SealedKind,
  value: unknown,
): readonly (readonly [field: string, sealed: string])[] {
  const it = recordSchema.safeParse(value).data?.it ?? {};
  return fields.flatMap((field) => {
    const sealed = it[field];
    return typeof sealed === "string" && sealed !== "" ? [[field, sealed] as const] : [];
  });
}

export const sealedInJob = (payload: unknown): string | undefined => payloadSchema.safeParse(payload).data?.sealed;

/**
 * Reseals the values of a record that are sealed with a key other than the newest. Returns undefined if there are none.
 *
 * @throws `vault.cannotOpen`
 */
export function resealedRecord(kind: SealedKind, partition: string, value: unknown, vault: Vault, newest: string) {
  const old = sealedIn(kind, value).filter(([, sealed]) => keyOfSealed(sealed) !== newest);
  const read = recordSchema.safeParse(value).data;
  if (old.length === 0 || !read) return undefined;
  const context = kind.contextOf(partition);
  const fresh = old.map(([field, sealed]): [string, unknown] => [
    field,
    vault.seal(vault.open(sealed, context), context),
  ]);
  return { ...read, it: { ...read.it, ...Object.fromEntries(fresh) } };
}

/** Like `resealedRecord`, for the payload of a job; its other fields stay the same. */
export function resealedPayload(payload: unknown, partition: string, vault: Vault, newest: string) {
  const read = payloadSchema.safeParse(payload).data;
  if (!read || keyOfSealed(read.sealed) === newest) return undefined;
  return { ...read, sealed: vault.seal(vault.open(read.sealed, partition), partition) };
}
