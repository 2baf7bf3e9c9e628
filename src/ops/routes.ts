import type { FastifyInstance } from "fastify";
import type { Registry } from "prom-client";
import { lookedUp } from "./lookedUp";
import { measureRequests } from "./measureRequests";
import { createReadiness, type ReadinessParts } from "./readiness";

export interface OpsParts extends ReadinessParts {
  readonly registry: Registry;
  /** What an operator should know although this process can take work. */
  readonly warnings?: () => readonly string[];
}

/**
 * Registers `/healthz` (the process is alive), `/readyz` (it can take work) and `/metrics` (for Prometheus). Must be registered
 * before all other routes.
 */
export function opsRoutes(app: FastifyInstance, { registry, warnings = () => [], ...parts }: OpsParts): void {
  const readiness = createReadiness(parts);
  lookedUp(registry, {
    name: "legitka_ready",
    help: "Whether this process can take work (1): it is not stopping, and reaches its store",
    look: async () => ((await readiness.obstacle()) === undefined ? 1 : 0),
  });
  lookedUp(registry, {
    name: "legitka_store_up",
    help: "Whether this process reaches its store (1)",
    look: async () => ((await readiness.isStoreUp()) ? 1 : 0),
  });
  measureRequests(app, registry);

  // HAZARD: this route must not query the store. Kubernetes restarts a process that fails it, so while Redis is unavailable it
  // would kill every process again and again, and none would be running when Redis comes back.
  app.get("/healthz", () => ({ ok: true }));
  app.get("/readyz", async (_, reply) => {
    const why = await readiness.obstacle();
    if (why !== undefined) return reply.code(503).send({ ok: false, why });
    const told = warnings();
    return told.length > 0 ? { ok: true, warnings: told } : { ok: true };
  });
  app.get("/metrics", async (_, reply) => reply.type(registry.contentType).send(await registry.metrics()));
}
