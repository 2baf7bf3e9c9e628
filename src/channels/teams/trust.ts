/** Only this exact host is trusted, because anybody can register a name under `trafficmanager.net`. */
const hosts = new Set(["smba.trafficmanager.net"]);
/** Domains under which only Microsoft can create names. */
const domains = [".botframework.com", ".teams.microsoft.com"];

/**
 * Whether a service address belongs to Microsoft's Bot Connector. Tokens and codes are sent to this address, so an activity
 * that names another one is refused even when its token is valid.
 */
export function isMicrosofts(serviceUrl: string): boolean {
  const url = parse(serviceUrl);
  if (url?.protocol !== "https:" || url.host !== url.hostname || url.origin + url.pathname !== url.href) return false;
  return hosts.has(url.hostname) || domains.some((it) => url.hostname.endsWith(it));
}

/** Whether a service address is on this machine. In anonymous mode, nothing may be sent beyond it. */
export function isLoopback(serviceUrl: string): boolean {
  const url = parse(serviceUrl);
  return url?.protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
}

function parse(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}
