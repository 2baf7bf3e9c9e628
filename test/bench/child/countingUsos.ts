/**
 * A USOS sandbox in a process of its own that lives by the real clock and counts what it is asked: it starts from the state
 * file it is given and answers, whenever it is sent something, with the moments at which it was asked, and its CPU time.
 */
import type { AddressInfo } from "node:net";
import Fastify from "fastify";
import { createSandbox } from "../../../sandbox";

async function main(stateFile: string, secret: string): Promise<void> {
  const sandbox = createSandbox({ consumers: { bench: { secret } }, stateFile, students: () => [] });
  const asked: number[] = [];
  const server = Fastify({ forceCloseConnections: true });
  server.addHook("onRequest", (_, __, done) => {
    asked.push(Date.now());
    done();
  });
  server.register(sandbox.plugin, { prefix: "/sandbox" });
  await server.listen({ host: "127.0.0.1", port: 0 });
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ asked, cpuMs: (user + system) / 1_000 });
  });
  process.on("disconnect", () => process.exit());
  process.send?.(`http://127.0.0.1:${(server.server.address() as AddressInfo).port}/sandbox/usos/`);
}

void main(process.argv[2] ?? "", process.argv[3] ?? "");
