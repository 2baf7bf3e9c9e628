/** The address of a Redis as in `REDIS_URL`: one server, or some nodes of a Cluster separated by commas. */
export interface RedisAddress {
  readonly urls: readonly string[];
  /** A certificate authority to trust for TLS in addition to the usual ones; PEM. */
  readonly ca?: string;
}

/**
 * Parses `redis://` or `rediss://` (TLS) URLs, with an optional ACL user, password and database number.
 *
 * @returns the address, or a description of the problem that does not reveal the password
 */
export function parseRedisUrl(text: string): RedisAddress | { readonly problem: string } {
  const urls = text
    .split(",")
    .map((it) => it.trim())
    .filter((it) => it !== "");
  if (urls.length === 0) return { problem: "set it to redis://user:password@host:6379, or rediss:// for TLS" };
  for (const it of urls) {
    const url = URL.canParse(it) ? new URL(it) : undefined;
    if (!url || !["redis:", "rediss:"].includes(url.protocol) || url.hostname === "")
      return { problem: "each address is redis://user:password@host:6379, or rediss:// for TLS" };
    if (url.hostname.startsWith("["))
      return { problem: "give the host a name: an IPv6 address is not understood here" };
    if (!/^\/?\d*$/.test(url.pathname))
      return { problem: "after the host there may be a database's number, nothing else" };
    if (urls.length > 1 && !["", "/", "/0"].includes(url.pathname))
      return { problem: "a Cluster has no numbered databases; leave the path out" };
  }
  return { urls };
}

/** The address for people and logs: without user and password. */
export const withoutSecrets = ({ urls }: RedisAddress): string =>
  urls.map((it) => `${new URL(it).protocol}//${new URL(it).host}`).join(",");
