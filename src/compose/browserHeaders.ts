/**
 * The headers of every response for which its route does not say otherwise: nothing is run, shown inside another page, kept or taken
 * for another type. Browsers heed `strict-transport-security` only when it comes over TLS.
 */
export const browserHeaders: Readonly<Record<string, string>> = {
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "content-security-policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
};
