import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Config } from "../config/config";
import { Fault } from "../foundation/fault";
import type { Catalog } from "../conversation/catalog";
import type { Log } from "../ops/log";
import { createHttpServer, type HttpServer } from "./httpServer";

export interface OpenPort {
  readonly http: HttpServer;
  /** The address to open in a browser. */
  readonly address: string;
  /** Closes all connections, including those in use. */
  close(): void;
}

/**
 * Starts listening. Requests wait until the server accepts them, so the address can already be passed to other parts that are
 * created meanwhile.
 *
 * @throws `server.port`
 */
export async function openPort(
  { host, port, publicUrl }: Pick<Config, "host" | "port" | "publicUrl">,
  catalog: Catalog,
  log: Log,
): Promise<OpenPort> {
  const listening = createServer();
  const http = createHttpServer(listening, catalog, log, { isHttps: publicUrl?.startsWith("https:") === true });
  listening.listen(port, host);
  await once(listening, "listening").catch((cause: unknown) => {
    throw cannotListen(host, port, cause);
  });
  const { port: open } = listening.address() as AddressInfo;
  return {
    http,
    address: `http://${host.includes(":") ? `[${host}]` : host}:${open}`,
    close() {
      listening.closeAllConnections();
      listening.close();
    },
  };
}

const mends: Readonly<Record<string, string>> = {
  EADDRINUSE: "Something listens there already, perhaps another copy of this program: stop it, or set another PORT.",
  EACCES: "This user may not listen there: set a PORT above 1023.",
  EADDRNOTAVAIL: "HOST is no address of this machine: set it to one, to 127.0.0.1, or to 0.0.0.0 for all of them.",
};

function cannotListen(host: string, port: number, cause: unknown): Fault {
  const { code = "unknown cause" } = cause as NodeJS.ErrnoException;
  return new Fault({
    code: "server.port",
    message: `Nothing can listen at ${host}, port ${port} (${code}).`,
    next: mends[code] ?? "See that HOST is an address of this machine and PORT a free port.",
    cause,
  });
}
