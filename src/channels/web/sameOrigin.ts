import type { FastifyRequest } from "fastify";

/** Whether a request that changes something was sent by this server's own page. A browser always says the origin. */
export function isSameOrigin({ headers }: FastifyRequest): boolean {
  const { origin, host } = headers;
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}
