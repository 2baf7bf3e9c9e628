import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Installing } from "../oauth/installing";
import type { SlackEmulation } from "../emulation";
import type { Strike } from "../strikes";
import { assistantMethods } from "./assistant";
import { authMethods, callerOf } from "./auth";
import { chatMethods } from "./chat";
import { conversationMethods, peopleMethods } from "./conversations";
import { fileMethods } from "./files";
import { type Args, type Method, needScope, Refusal } from "./method";
import { viewMethods } from "./viewMethods";

const methods = new Map<string, Method>(
  Object.entries({
    ...assistantMethods,
    ...authMethods,
    ...chatMethods,
    ...conversationMethods,
    ...peopleMethods,
    ...fileMethods,
    ...viewMethods,
  }),
);

type Answer = Readonly<Record<string, unknown>> & { readonly ok: boolean };

/** The Web API: https://docs.slack.dev/apis/web-api. Refusals are answered with status 200 and an error code. */
export function apiRoutes(scope: FastifyInstance, deps: SlackEmulation, installing: Installing): void {
  const { world, strikes } = deps;

  function answered(method: string, args: Args, token: string | undefined, basic: string | undefined): Answer {
    try {
      if (method === "oauth.v2.access") return { ok: true, ...installing.access(args, basic) };
      if (method === "apps.connections.open") return { ok: true, ...installing.connection(token) };
      const known = methods.get(method);
      if (!known) throw new Refusal("unknown_method", { req_method: method });
      const caller = callerOf(world, token, installing.goneTokens);
      needScope(caller.bot, known.scopes ?? []);
      return { ok: true, ...known.call({ ...caller, args, deps }) };
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      return { ok: false, error: cause.code, ...cause.more };
    }
  }

  const handle = (request: FastifyRequest<{ Params: { method: string } }>, reply: FastifyReply): FastifyReply => {
    const { method } = request.params;
    const { args, token, basic } = read(request);
    const strike = strikes.next(method);
    const team = world.state.workspaces.find(({ bot }) => bot?.token === token)?.id ?? null;
    const isStruck = strike !== undefined && strike.taken !== true;
    const answer = isStruck ? undefined : answered(method, args, token, basic);
    const outcome = strike ? strikeName(strike) : answer?.ok === true ? "ok" : String(answer?.["error"]);
    strikes.note({ method, team, args, outcome, host: request.host, callerPort: request.socket.remotePort });
    if (strike) return struck(reply, strike);
    if (answer?.["error"] === "ratelimited") return struck(reply, { retryAfter: 1 });
    const scopes = world.state.workspaces.find(({ id }) => id === team)?.bot?.scopes;
    if (scopes) void reply.header("x-oauth-scopes", scopes.join(","));
    return reply.send(answer);
  };
  scope.post("/:method", handle);
  scope.get("/:method", handle);
}

const strikeName = ({ error, retryAfter, status = 200 }: Strike): string =>
  retryAfter !== undefined ? "ratelimited" : (error ?? `status ${status}`);

function struck(reply: FastifyReply, { error, retryAfter, status }: Strike): FastifyReply {
  if (retryAfter !== undefined)
    return reply.code(429).header("retry-after", String(retryAfter)).send({ ok: false, error: "ratelimited" });
  if (error !== undefined) return reply.code(status ?? 200).send({ ok: false, error });
  return reply
    .code(status ?? 500)
    .type("text/html")
    .send("<html>Server Error</html>");
}

/** As in Slack, a token in a JSON body is ignored. */
function read(request: FastifyRequest): { args: Args; token: string | undefined; basic: string | undefined } {
  const { authorization = "" } = request.headers;
  const bearer = /^Bearer (.+)$/i.exec(authorization)?.[1];
  const basic = /^Basic (.+)$/i.exec(authorization)?.[1];
  const query = (request.query ?? {}) as Args;
  const fields = typeof request.body === "string" ? Object.fromEntries(new URLSearchParams(request.body)) : undefined;
  const { token: formToken, ...args } = { ...query, ...(fields ?? ((request.body ?? {}) as Args)) };
  const inForm = typeof formToken === "string" && (fields !== undefined || "token" in query) ? formToken : undefined;
  return { args, token: bearer ?? inForm, basic };
}
