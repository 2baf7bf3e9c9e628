/** Exactly this host of `trafficmanager.net`, where anybody may have a name. */
const hosts = new Set(["smba.trafficmanager.net"]);
/** Domains under which only Microsoft gives names. */
const domains = [".botframework.com", ".teams.microsoft.com"];

/**
 * Whether an address is one at which Microsoft takes the messages of bots. Tokens and codes are sent there, so an activity
 * that names another one is refused even when its token holds.
 */
export function isMicrosofts(serviceUrl: string): boolean {
  const url = parse(serviceUrl);
  if (url?.protocol !== "https:" || url.host !== url.hostname || url.origin + url.pathname !== url.href) return false;
  return hosts.has(url.hostname) || domains.some((it) => url.hostname.endsWith(it));
}

/** For the anonymous mode, which must send nothing beyond this machine. */
export function isLoopback(serviceUrl: string): boolean {
  const url = parse(serviceUrl);
  return url?.protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
}

function parse(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}
