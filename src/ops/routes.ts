import type { FastifyInstance } from "fastify";
import type { Registry } from "prom-client";

export interface OpsParts {
  readonly registry: Registry;
  /** Rejects when the store cannot be read and written. */
  readonly check: () => Promise<void>;
  readonly isStopping: () => boolean;
}

/** `/healthz`: the process lives; `/readyz`: it can take work; `/metrics`: for Prometheus. */
export function opsRoutes(app: FastifyInstance, { registry, check, isStopping }: OpsParts): void {
  app.get("/healthz", () => ({ ok: true }));
  app.get("/readyz", async (_, reply) => {
    if (isStopping()) return reply.code(503).send({ ok: false, why: "stopping" });
    try {
      await check();
      return { ok: true };
    } catch {
      return reply.code(503).send({ ok: false, why: "the store cannot be reached" });
    }
  });
  app.get("/metrics", async (_, reply) => reply.type(registry.contentType).send(await registry.metrics()));
}
