import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Config } from "../config/config";
import type { Catalog } from "../conversation/catalog";
import type { Log } from "../ops/log";
import { createHttpServer, type HttpServer } from "./httpServer";

export interface OpenPort {
  readonly http: HttpServer;
  /** The address to open in a browser. */
  readonly address: string;
  /** Ends every connection, also those that are in use. */
  close(): void;
}

/** Listens. Requests wait until the server accepts them, so the address can be handed on to what is built meanwhile. */
export async function openPort(
  { host, port, publicUrl }: Pick<Config, "host" | "port" | "publicUrl">,
  catalog: Catalog,
  log: Log,
): Promise<OpenPort> {
  const listening = createServer();
  const http = createHttpServer(listening, catalog, log, { isHttps: publicUrl?.startsWith("https:") === true });
  listening.listen(port, host);
  await once(listening, "listening");
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
