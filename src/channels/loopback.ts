import { BlockList, isIP } from "node:net";
import type { FastifyRequest } from "fastify";
import { Fault } from "../foundation/fault";

/** Every proxy sends at least one of these headers, however it is configured. */
const proxyHeaders = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "forwarded", "via"];

const loopbackNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Creates a check whether a request comes from this machine and addresses it by a loopback name. The name matters because a
 * foreign page can point its own domain at 127.0.0.1 (DNS rebinding). A request forwarded by a proxy does not count as
 * coming from this machine.
 * @param allowFrom further addresses or CIDR ranges, for a container whose host appears under its gateway's address
 * @throws Fault when an entry of `allowFrom` is neither an address nor a range
 */
export function createLoopbackGuard(allowFrom: readonly string[]): (request: FastifyRequest) => boolean {
  const allowed = addressList(["127.0.0.0/8", "::1", ...allowFrom]);
  return ({ socket, headers }) => {
    const address = (socket.remoteAddress ?? "").replace(/^::ffff:(?=\d+\.)/, "");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    const proxied = proxyHeaders.some((name) => headers[name] !== undefined);
    // Almost every request comes from this address, and checking the list is slow.
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
