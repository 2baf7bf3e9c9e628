import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { SandboxControl } from "../control";
import { faultKinds } from "../faults";
import type { World } from "../world";
import { actions, controlBody } from "./controlPage";
import { formOf } from "./forms";
import { sendPage } from "./layout";

const empty = z.literal("").transform(() => undefined);
const faultForm = z.object({
  kind: z.enum(Object.keys(faultKinds) as [keyof typeof faultKinds]),
  student: z.union([empty, z.string()]).optional(),
  method: z.union([empty, z.string()]).optional(),
  times: z.union([empty, z.coerce.number().int().min(1)]).optional(),
  ms: z.union([empty, z.coerce.number().int().min(0).max(600_000)]).optional(),
});
const settingsForm = z.object({
  readyAfterMs: z.coerce.number().int().min(0),
  ordersShape: z.enum(["ids", "numericIds", "objects"]),
});
const studentAction = z.object({
  id: z.string(),
  action: z.enum(Object.keys(actions) as [keyof typeof actions]),
});

/** The control page and the handlers of its forms. Everything that changes something is a POST. */
export function controlRoutes(scope: FastifyInstance, world: World, control: SandboxControl): void {
  const base = scope.prefix;
  const home = `${base}/`;

  scope.get("/", (request, reply) => {
    const [path = ""] = (request.raw.url ?? "").split("?");
    if (!path.endsWith("/")) return reply.redirect(home, 302);
    const body = controlBody(world, base);
    return sendPage(reply, { title: "Sandbox", lang: "en", assets: `${base}/assets`, live: true, body });
  });

  scope.post("/students/:id/:action", (request, reply) => {
    const asked = studentAction.safeParse(request.params);
    const student = asked.success ? world.findStudent(asked.data.id) : undefined;
    if (!asked.success || !student) return said(request, reply, "There is no such student or action.", 400);
    const done = control[asked.data.action](student.id) !== false;
    return done
      ? said(request, reply, `${actions[asked.data.action]}: done for ${student.firstName} ${student.lastName}.`)
      : said(request, reply, "The order is not in a stage for that.", 409);
  });

  scope.post("/faults", (request, reply) => {
    const asked = faultForm.safeParse(Object.fromEntries(formOf(request)));
    if (!asked.success) return said(request, reply, z.prettifyError(asked.error), 400);
    const { kind, student, method, times, ms } = asked.data;
    if (student !== undefined && !world.findStudent(student))
      return said(request, reply, "There is no such student.", 400);
    control.fault({
      kind,
      ...(student !== undefined && { student }),
      ...(method !== undefined && { method }),
      ...(times !== undefined && { times }),
      ...(ms !== undefined && { ms }),
    });
    return said(request, reply, `Switched on: ${faultKinds[kind]}.`);
  });

  scope.post<{ Params: { id: string } }>("/faults/:id/off", (request, reply) => {
    world.faults.remove(Number(request.params.id));
    return said(request, reply, "Switched off.");
  });

  scope.post("/settings", (request, reply) => {
    const asked = settingsForm.safeParse(Object.fromEntries(formOf(request)));
    if (!asked.success) return said(request, reply, z.prettifyError(asked.error), 400);
    control.settings(asked.data);
    return said(request, reply, "Set.");
  });

  scope.post("/reset", (request, reply) => {
    control.reset();
    return said(request, reply, "Everything is as it came.");
  });

  /** Answers the script with JSON; a form sent without scripts is redirected to the page. */
  const said = (request: FastifyRequest, reply: FastifyReply, message: string, status = 200): FastifyReply =>
    (request.headers.accept ?? "").includes("text/html") && status === 200
      ? reply.redirect(home, 303)
      : reply.code(status).send({ message });
}
