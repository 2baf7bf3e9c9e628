import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { strike } from "../api/strike";
import { formOf } from "../page/forms";
import { sendPage } from "../page/layout";
import type { Html } from "../page/html";
import type { RequestToken, Student } from "../state";
import type { World } from "../world";
import { type Asking, consentBody, deniedBody, goneBody, pageTitle, pinBody, signInBody } from "./authorizePage";
import { allowRequestToken, dropRequestToken, findRequestToken } from "./tokens";

const cookieName = "sandbox_student";

/**
 * `services/oauth/authorize`: sign in, then allow or deny. `interactivity=minimal`, the default, asks nothing if the student is
 * signed in and allowed this application the same scopes before; `confirm_user` always asks.
 */
export function authorize(scope: FastifyInstance, world: World, assetsAt: string): void {
  const url = "/services/oauth/authorize";
  const page = (reply: FastifyReply, body: Html, status = 200): FastifyReply =>
    sendPage(reply, { title: pageTitle, lang: "pl", assets: assetsAt, body }, status);

  scope.addHook("onRequest", (_, reply, done) => {
    if (!strike(world.faults.strike("oauth/authorize", undefined), reply, false)) done();
  });

  scope.route<{ Querystring: Record<string, string | undefined> }>({
    method: "GET",
    url,
    exposeHeadRoute: false,
    handler: (request, reply) => {
      const { query } = request;
      const token = openToken(world, query["oauth_token"]);
      if (!token) return page(reply, goneBody(), 400);
      const student = query["switch"] === "1" ? undefined : signedInStudent(world, request);
      if (!student) return page(reply, signInBody(asking(world, token, request), world.state.students));
      if (query["interactivity"] !== "confirm_user" && allowedBefore(world, token, student)) {
        return allow(token, student, reply);
      }
      return page(reply, consentBody(asking(world, token, request), student));
    },
  });

  scope.post(url, (request, reply) => {
    const form = formOf(request);
    const token = openToken(world, form.get("oauth_token") ?? undefined);
    const student = world.findStudent(form.get("student") ?? "");
    if (!token || !student) return page(reply, goneBody(), 400);
    void reply.header(
      "set-cookie",
      `${cookieName}=${student.id}; Path=${assetsAt.replace(/assets$/, "")}; HttpOnly; SameSite=Lax`,
    );
    switch (form.get("decision")) {
      case "allow":
        return allow(token, student, reply);
      case "deny":
        return deny(token, reply);
      default:
        return page(reply, consentBody(asking(world, token, request), student));
    }
  });

  const allow = (token: RequestToken, student: Student, reply: FastifyReply): FastifyReply => {
    const verifier = allowRequestToken(world, token, student.id);
    if (token.callback === "oob") return page(reply, pinBody(applicationOf(world, token), verifier));
    return goTo(reply, token, { oauth_verifier: verifier });
  };

  /** USOS's documentation does not say what an application gets after a denial; only the missing verifier is certain. */
  const deny = (token: RequestToken, reply: FastifyReply): FastifyReply => {
    dropRequestToken(world, token.key);
    world.save();
    if (token.callback === "oob") return page(reply, deniedBody(applicationOf(world, token)));
    return goTo(reply, token, { error: "access_denied" });
  };
}

function openToken(world: World, key: string | undefined): RequestToken | undefined {
  const token = key === undefined ? undefined : findRequestToken(world, key);
  return token?.allowed ? undefined : token;
}

function goTo(reply: FastifyReply, token: RequestToken, more: Readonly<Record<string, string>>): FastifyReply {
  const target = new URL(token.callback);
  target.searchParams.set("oauth_token", token.key);
  for (const [name, value] of Object.entries(more)) target.searchParams.set(name, value);
  return reply.header("cache-control", "no-store").redirect(target.href, 303);
}

function asking(world: World, token: RequestToken, request: FastifyRequest): Asking {
  const action = (request.raw.url ?? "").split("?")[0] ?? "";
  return { action, oauthToken: token.key, application: applicationOf(world, token), scopes: token.scopes };
}

function applicationOf(world: World, token: RequestToken): string {
  return world.consumers.get(token.consumerKey)?.name ?? token.consumerKey;
}

function signedInStudent(world: World, request: FastifyRequest): Student | undefined {
  const cookie = new RegExp(`(?:^|;\\s*)${cookieName}=([^;]+)`).exec(request.headers.cookie ?? "");
  return world.findStudent(cookie?.[1] ?? "");
}

function allowedBefore(world: World, token: RequestToken, student: Student): boolean {
  return world.state.grants.some(
    (grant) =>
      grant.consumerKey === token.consumerKey &&
      grant.studentId === student.id &&
      token.scopes.every((scope) => grant.scopes.includes(scope)),
  );
}
