import type { FastifyRequest } from "fastify";

/** Whether a state-changing request was sent by this server's own page. Browsers send `Origin` with every such request. */
export function isSameOrigin({ headers }: FastifyRequest): boolean {
  const { origin, host } = headers;
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}
