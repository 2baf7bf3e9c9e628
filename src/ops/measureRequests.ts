import type { FastifyInstance } from "fastify";
import { Histogram, type Registry } from "prom-client";

/** Measures the duration of HTTP requests by route pattern. The URL itself is never a label, because it may contain a secret. */
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
    // A client can send any method, so the method becomes a label only when a route has matched.
    const method = route === "unknown" ? "any" : request.method;
    seconds.observe({ method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
    done();
  });
}
