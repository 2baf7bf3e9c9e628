import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import helmet from "helmet";

const yearSeconds = 365 * 24 * 3600;

/**
 * The headers of every answer, whatever its route, status and method. A route that needs others sets them itself: a page sets its
 * own policy, an image that clients show on their pages sets `cross-origin-resource-policy`, a file without personal data sets
 * `cache-control`.
 *
 * @param isHttps whether people reach this server over https; their browsers then insist on it
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
    // Subdomains are not included, because this server does not know who owns them.
    strictTransportSecurity: isHttps ? { maxAge: yearSeconds, includeSubDomains: false } : false,
  });
  const request = new IncomingMessage(new Socket());
  const answer = new ServerResponse(request);
  // Most answers may contain a conversation, a code or a name, so the few that may be cached set their own header.
  answer.setHeader("cache-control", "no-store");
  setAll(request, answer, () => undefined);
  return Object.fromEntries(Object.entries(answer.getHeaders()).map(([name, value]) => [name, String(value)]));
}
