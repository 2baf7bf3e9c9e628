/**
 * The proxies whose `X-Forwarded-For` is trusted: the number of proxies in front of this server, which is safest if nobody else
 * can reach its port; or their addresses, ranges, or `loopback`, `linklocal`, `uniquelocal`.
 */
export type TrustedProxies = number | readonly string[];
