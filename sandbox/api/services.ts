import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { adminMethods } from "../cards/adminMethods";
import { cardMethods } from "../cards/methods";
import type { Fault } from "../faults";
import { authenticate, type Caller } from "../oauth/authenticate";
import { oauthMethods } from "../oauth/methods";
import { createNonces } from "../oauth/nonces";
import { collectParameters, type SignedRequest } from "../oauth/parameters";
import type { World } from "../world";
import { admit } from "./admit";
import { parseFields, selectFields } from "./fields";
import type { Call, Method } from "./method";
import { answer, type Outcome, refuse } from "./outcome";
import { otherMethods } from "./otherMethods";
import { serverMethods } from "./serverMethods";
import { strike } from "./strike";

const methods: readonly Method[] = [
  ...oauthMethods,
  ...cardMethods,
  ...adminMethods,
  ...serverMethods,
  ...otherMethods(() => methods),
];
const byName = new Map(methods.map((method) => [method.name, method]));

/** `services/<method>`: applies the faults first, then checks the signature, then runs the method. */
export function services(scope: FastifyInstance, world: World): void {
  const nonces = createNonces();
  const closing = new AbortController();
  const silent = new Set<FastifyReply>();
  scope.addHook("preClose", (done) => {
    closing.abort();
    for (const reply of silent) reply.raw.destroy();
    done();
  });

  scope.route<{ Params: { "*": string } }>({
    method: ["GET", "POST"],
    url: "/services/*",
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      // A server's `Date` header shows its own clock, which here is the world's.
      reply.header("date", new Date(world.now()).toUTCString());
      const name = request.params["*"];
      const method = byName.get(name);
      if (!method) return send(reply, refuse(404, { message: `There is no method services/${name}.` }));
      world.calls.set(name, (world.calls.get(name) ?? 0) + 1);

      const signed = signedRequest(request);
      const parameters = new Map(collectParameters(signed));
      const token = world.findAccessToken(parameters.get("oauth_token") ?? "");
      const faults = world.faults.strike(name, token?.studentId);
      if (await late(world, faults, closing.signal)) return hangUp(reply);
      const struck = strike(faults, reply, parameters.has("oauth_signature"));
      if (struck) return struck;

      const caller = authenticate(world, nonces, signed);
      const outcome =
        "ok" in caller ? caller : run(world, method, caller, parameters, addressOf(request, name), faults);
      if (!faults.some(({ kind }) => kind === "silentAfterOrder")) return send(reply, outcome);
      reply.hijack();
      silent.add(reply);
      world.onSilence();
      reply.raw.on("close", () => silent.delete(reply));
      return reply;
    },
  });
}

function run(
  world: World,
  method: Method,
  caller: Caller,
  parameters: ReadonlyMap<string, string>,
  baseUrl: string,
  faults: readonly Fault[],
): Outcome {
  const { schema = {}, byDefault = "" } = method.fields ?? {};
  const fields = parameters.get("fields") ?? byDefault;
  const selection = method.fields ? parseFields(fields, schema) : new Map<string, null>();
  const unknown = faults.find(({ kind }) => kind === "unknownStatus");
  const call: Call = {
    world,
    caller,
    now: world.now(),
    baseUrl,
    param: (name) => parameters.get(name) ?? "",
    select: (value) => ("ok" in selection ? selection : answer(selectFields(value, selection))),
    wants: (field) => !("ok" in selection) && selection.has(field),
    ...(unknown ? { statusOverride: unknown.status ?? "awaiting_alignment" } : {}),
  };
  return admit(method, call);
}

/** Waits as the fault «slow» demands; true if the sandbox closed meanwhile. */
async function late(world: World, faults: readonly Fault[], closing: AbortSignal): Promise<boolean> {
  for (const { kind, ms = 3000 } of faults) {
    if (kind !== "slow") continue;
    await world.sleep(ms, closing).catch((error: unknown) => {
      if (!closing.aborted) throw error;
    });
  }
  return closing.aborted;
}

function hangUp(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.destroy();
  return reply;
}

function send(reply: FastifyReply, outcome: Outcome): FastifyReply {
  if (!outcome.ok) {
    if (outcome.status === 401) reply.header("www-authenticate", 'OAuth realm="USOS API"');
    return reply.code(outcome.status).send(outcome.error);
  }
  if (outcome.type !== "form") {
    return reply.type("application/json; charset=utf-8").send(JSON.stringify(outcome.body));
  }
  const form = new URLSearchParams(outcome.body as Record<string, string>).toString();
  return reply.type("application/x-www-form-urlencoded").send(form);
}

function signedRequest(request: FastifyRequest): SignedRequest {
  return {
    method: request.method,
    scheme: request.protocol,
    host: request.headers.host ?? "",
    target: request.raw.url ?? "",
    authorization: request.headers.authorization,
    form: typeof request.body === "string" ? request.body : undefined,
  };
}

function addressOf(request: FastifyRequest, method: string): string {
  const path = (request.raw.url ?? "").split("?")[0] ?? "";
  const before = path.slice(0, path.length - `services/${method}`.length);
  return `${request.protocol}://${request.headers.host ?? ""}${before}`;
}
