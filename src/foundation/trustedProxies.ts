/**
 * The proxies whose `X-Forwarded-For` is believed: how many stand before this server, which is the safest where nobody else can
 * reach its port; or their addresses, ranges, or `loopback`, `linklocal`, `uniquelocal`.
 */
export type TrustedProxies = number | readonly string[];
