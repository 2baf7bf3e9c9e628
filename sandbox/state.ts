import { z } from "zod";

const els = z.object({
  id: z.string(),
  barcode: z.string(),
  issued: z.string(),
  /** `YYYY-MM-DD`; «extended in USOS» means that this day is not past. */
  validUntil: z.string(),
});

const student = z.object({
  /** USOS user id. */
  id: z.string(),
  /** A short name for tests and addresses, e.g. `anna`. */
  handle: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  /** The student's peculiarity, for developers who choose one. */
  about: z.string(),
  kind: z.enum(["student", "phd"]),
  /** `users/user.student_status`: 2 is an active student, 1 a former one, 0 none. */
  studentStatus: z.number(),
  studentNumber: z.string().nullable(),
  pesel: z.string().nullable(),
  hasPhoto: z.boolean(),
  dataChanged: z.boolean(),
  els: els.nullable(),
  /** A reason that only this installation gives, maybe only in Polish; nothing if missing. */
  ownReason: z.object({ pl: z.string(), en: z.string().optional() }).nullable().optional(),
});

const order = z.object({
  id: z.string(),
  studentId: z.string(),
  /** Milliseconds since the epoch. */
  madeAt: z.number(),
  /** How long after `madeAt` it becomes ready by itself; null if only by hand. */
  readyAfterMs: z.number().nullable(),
  advanced: z.boolean(),
  /** How it ended; null while it is open or ready. */
  end: z.enum(["collected", "failed", "cancelled", "revoked"]).nullable(),
  expirationDate: z.string(),
  token: z.string(),
  distributionPass: z.string(),
});

const requestToken = z.object({
  key: z.string(),
  secret: z.string(),
  consumerKey: z.string(),
  /** An absolute URL, or `oob`. */
  callback: z.string(),
  scopes: z.array(z.string()),
  madeAt: z.number(),
  /** The student who allowed it, and the verifier issued for it; null before that. */
  allowed: z.object({ studentId: z.string(), verifier: z.string() }).nullable(),
});

const accessToken = z.object({
  key: z.string(),
  secret: z.string(),
  consumerKey: z.string(),
  studentId: z.string(),
  scopes: z.array(z.string()),
  /** Null for a token with `offline_access`. */
  expiresAt: z.number().nullable(),
});

/** A consent that the student gave to an application; with it, `interactivity=minimal` does not ask again. */
const grant = z.object({ consumerKey: z.string(), studentId: z.string(), scopes: z.array(z.string()) });

/** A call that changed something. Refused and failed calls are not in the log. */
const effect = z.object({
  at: z.number(),
  studentId: z.string(),
  kind: z.enum(["ordered", "cancelled", "revoked"]),
  orderId: z.string(),
});

/** Everything that the sandbox keeps over a restart. */
export const stateSchema = z.object({
  version: z.literal(1),
  nextOrderId: z.number(),
  students: z.array(student),
  orders: z.array(order),
  requestTokens: z.array(requestToken),
  accessTokens: z.array(accessToken),
  grants: z.array(grant),
  log: z.array(effect),
});

export type State = z.infer<typeof stateSchema>;
export type Student = z.infer<typeof student>;
export type Order = z.infer<typeof order>;
export type RequestToken = z.infer<typeof requestToken>;
export type AccessToken = z.infer<typeof accessToken>;
export type Effect = z.infer<typeof effect>;
