import type { IncomingHttpHeaders } from "node:http";

/** Whether a state-changing request was sent by this server's own page. Browsers send `Origin` with every such request. */
export function isSameOrigin({ headers }: { readonly headers: IncomingHttpHeaders }): boolean {
  const { origin, host } = headers;
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}
