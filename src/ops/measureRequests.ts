import type { FastifyInstance } from "fastify";
import { Histogram, type Registry } from "prom-client";

/** Times what is asked of the server, by the pattern of the address: never the address itself, which may hold a secret. */
export function measureRequests(app: FastifyInstance, registry: Registry): void {
  const seconds = new Histogram({
    name: "legitka_http_seconds",
    help: "Requests by method, pattern of the address, and status",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.025, 0.1, 0.5, 1, 3, 10],
    registers: [registry],
  });
  app.addHook("onResponse", (request, reply, done) => {
    const route = request.routeOptions.url ?? "unknown";
    // Of somebody else's making until it is one that a route takes.
    const method = route === "unknown" ? "any" : request.method;
    seconds.observe({ method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
    done();
  });
}
