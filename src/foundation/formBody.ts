/** The type of a form that a page of ours sends. */
export const formType = "application/x-www-form-urlencoded";

/** Parses a form for Fastify: its fields by name; of several fields with one name, the last. */
export const parseForm = (_: unknown, body: unknown, done: (error: null, fields: object) => void): void =>
  done(null, Object.fromEntries(new URLSearchParams(String(body))));
