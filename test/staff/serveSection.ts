import Fastify, { type FastifyInstance } from "fastify";
import type { StaffRequest, StaffSection } from "../../src/staff/port";

/** A server with one section alone: it shows the content of its pages without their frame, and whoever asks is whom the test says. */
export function serveSection(
  { routes }: Pick<StaffSection, "routes">,
  asking: () => Pick<StaffRequest, "member" | "lang">,
): FastifyInstance {
  const app = Fastify();
  for (const { method, path, handle } of routes)
    app.route({
      method,
      url: `/staff${path}`,
      handler: async (request, reply) => {
        const content = await handle({ ...asking(), request, reply });
        return content ? reply.type("text/html").send(content.body.markup) : reply;
      },
    });
  return app;
}
