import { BlockList, isIP } from "node:net";
import type { FastifyRequest } from "fastify";
import { Fault } from "../foundation/fault";

/** Of these a proxy sends at least one, however it is set up. */
const proxyHeaders = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "forwarded", "via"];

const loopbackNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Whether a request comes from this machine and asks for it by a loopback name. The name matters because a foreign page can
 * let its own domain point to 127.0.0.1 (DNS rebinding). A request that a proxy passed on is not from this machine.
 * `allowFrom` adds addresses or CIDR ranges, for a container whose host appears under its gateway's address.
 */
export function createLoopbackGuard(allowFrom: readonly string[]): (request: FastifyRequest) => boolean {
  const allowed = addressList(["127.0.0.0/8", "::1", ...allowFrom]);
  return ({ socket, headers }) => {
    const address = (socket.remoteAddress ?? "").replace(/^::ffff:(?=\d+\.)/, "");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    const proxied = proxyHeaders.some((name) => headers[name] !== undefined);
    // Nearly always it is this one, and a list is slow to look through.
    const isNear = address === "127.0.0.1" || (isIP(address) !== 0 && allowed.check(address, family));
    return !proxied && isNear && isLoopbackHost(headers.host);
  };
}

function isLoopbackHost(host: string | undefined): boolean {
  const [, name = "", port] = /^(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/.exec(host ?? "") ?? [];
  return loopbackNames.has(name.toLowerCase()) && (port === undefined || Number(port) <= 65_535);
}

function addressList(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = "", bits] = entry.split("/");
    const version = isIP(address);
    const prefix = bits === undefined ? (version === 6 ? 128 : 32) : Number(bits);
    if (version === 0 || !Number.isInteger(prefix) || prefix < 0 || prefix > (version === 6 ? 128 : 32)) {
      throw new Fault({
        code: "web.allowFrom",
        message: `«${entry}» is neither an IP address nor a range such as 172.17.0.0/16`,
        next: "Correct the addresses from which the chat page may be opened.",
      });
    }
    list.addSubnet(address, prefix, version === 6 ? "ipv6" : "ipv4");
  }
  return list;
}
