import type { FastifyInstance } from "fastify";
import type { Registry } from "prom-client";
import { bearerCheck } from "./bearer";
import { lookedUp } from "./lookedUp";
import { measureRequests } from "./measureRequests";
import { createReadiness, type ReadinessDeps } from "./readiness";
import type { RecentFailures } from "./recentFailures";
import { outsideParts, type Troubles } from "./troubles";

export interface OpsDeps extends ReadinessDeps {
  readonly registry: Registry;
  /** Why the clock may be wrong; undefined if it is trusted. The process can work in both cases. */
  readonly clockDoubt?: () => string | undefined;
  readonly troubles: Pick<Troubles, "standing">;
  readonly failures: Pick<RecentFailures, "counts" | "standing">;
  /** The token that requests for `/metrics` must present; undefined if everybody who reaches it may read it. */
  readonly metricsToken?: string | undefined;
}

/**
 * Registers `/healthz` (the process is alive), `/readyz` (it can take work) and `/metrics` (for Prometheus). Must be registered
 * before all other routes.
 */
export function opsRoutes(
  app: FastifyInstance,
  { registry, troubles, failures, clockDoubt, metricsToken, ...deps }: OpsDeps,
): void {
  const readiness = createReadiness(deps);
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
  lookedUp(registry, {
    name: "legitka_trouble",
    help: "Whether a part outside does not work as it is set up (1); the log says why",
    label: "part",
    look: () => {
      const standing = troubles.standing().map(({ part }) => part);
      return Promise.resolve(Object.fromEntries(outsideParts.map((it) => [it, standing.includes(it) ? 1 : 0])));
    },
  });
  lookedUp(registry, {
    name: "legitka_recent_failures",
    help: "How often a queue, a channel or the mailbox failed in the last five minutes; the log says why",
    label: "part",
    look: () => Promise.resolve(failures.counts()),
  });
  measureRequests(app, registry);

  // HAZARD: this route must not query the store. Kubernetes restarts a process that fails it, so while Redis is unavailable it
  // would kill every process again and again, and none would be running when Redis comes back.
  app.get("/healthz", () => ({ ok: true }));
  app.get("/readyz", async (_, reply) => {
    const why = await readiness.obstacle();
    if (why !== undefined) return reply.code(503).send({ ok: false, why });
    // The other parts still work, and another process would have the same problems, so this process counts as ready.
    const told = [clockDoubt?.(), ...troubles.standing(), ...failures.standing()].filter((it) => it !== undefined);
    return { ok: true, ...(told.length > 0 && { warnings: told }) };
  });
  const mayRead = metricsToken === undefined ? () => true : bearerCheck(metricsToken);
  app.get("/metrics", async ({ headers }, reply) => {
    if (!mayRead(headers.authorization))
      return reply
        .code(401)
        .header("www-authenticate", "Bearer")
        .send({ error: "Show the token that METRICS_TOKEN sets." });
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
