import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import helmet from "helmet";

const yearSeconds = 365 * 24 * 3600;

/**
 * The headers of every answer, whatever its route, status and method. A route that needs others sets them itself: a page its
 * own policy, an image that clients show on their pages `cross-origin-resource-policy`, a file that holds nothing personal
 * `cache-control`.
 *
 * @param isHttps whether people reach this server over https, which their browsers then insist on
 */
export function answerHeaders(isHttps: boolean): Readonly<Record<string, string>> {
  const setAll = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      // The last three are not covered by `default-src`.
      directives: {
        "default-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "frame-ancestors": ["'none'"],
      },
    },
    referrerPolicy: { policy: "no-referrer" },
    xFrameOptions: { action: "deny" },
    // Not for subdomains: this server does not know whose they are.
    strictTransportSecurity: isHttps ? { maxAge: yearSeconds, includeSubDomains: false } : false,
  });
  const request = new IncomingMessage(new Socket());
  const answer = new ServerResponse(request);
  // A conversation, a code or a name may be in most answers, so the few that may be kept say so.
  answer.setHeader("cache-control", "no-store");
  setAll(request, answer, () => undefined);
  return Object.fromEntries(Object.entries(answer.getHeaders()).map(([name, value]) => [name, String(value)]));
}
