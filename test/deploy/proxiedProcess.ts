import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A process behind the proxy; it records each request as a whole. */
export class Process {
  readonly heard: string[] = [];
  ready = true;
  answer: (request: IncomingMessage, response: ServerResponse) => void = (_, it) => it.end(this.name);
  private readonly server: Server;
  port = 0;

  constructor(readonly name: string) {
    this.server = createServer((request, response) => {
      if (request.url === "/readyz") return void response.writeHead(this.ready ? 200 : 503).end();
      request.resume().once("end", () => {
        this.heard.push(`${request.method ?? ""} ${request.url ?? ""}`);
        this.answer(request, response);
      });
    });
    this.server.keepAliveTimeout = 130_000; // as in the product: the proxy, not the process, ends idle connections
  }
  async open(port = 0): Promise<void> {
    this.server.listen(port, "127.0.0.1");
    await once(this.server, "listening");
    this.port = (this.server.address() as AddressInfo).port;
  }
  /** Ends all connections and goes on listening. */
  letGo(): void {
    this.server.closeAllConnections();
  }
  async close(): Promise<void> {
    this.letGo();
    if (!this.server.listening) return;
    this.server.close();
    await once(this.server, "close");
  }
}
