import type { AddressInfo } from "node:net";
import Fastify from "fastify";
import type { SandboxOptions } from "./options";
import { createSandbox, type Sandbox } from "./sandbox";

export interface ListeningSandbox extends Sandbox {
  /** The URL of the control page, with a trailing slash. */
  readonly url: string;
  /** The installation's base URL, with a trailing slash; methods are at `services/…` below it. */
  readonly usosUrl: string;
  close(): Promise<void>;
}

/** Starts a sandbox on its own loopback port; a free one unless a port is given. */
export async function listenSandbox(options: SandboxOptions & { readonly port?: number }): Promise<ListeningSandbox> {
  const sandbox = createSandbox(options);
  const server = Fastify({ forceCloseConnections: true });
  server.register(sandbox.plugin, { prefix: "/sandbox" });
  await server.listen({ host: "127.0.0.1", port: options.port ?? 0 });
  const { port } = server.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/sandbox/`;
  return { ...sandbox, url, usosUrl: `${url}usos/`, close: () => server.close() };
}
