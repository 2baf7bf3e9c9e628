import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { FastifyInstance, FastifyPluginAsync, FastifyReply } from "fastify";
import { admitting } from "../admission";
import { createLoopbackGuard } from "../loopback";
import { createIntake } from "./receive";
import { createQrImages } from "./qrImages";
import type { TeamsChannelOptions } from "./options";
import type { RouteDeps } from "./deps";

/** Well above what Teams sends, even though every formatted text also comes as HTML. */
const mostBytes = 256 * 1024;

/** The Bot Framework gives up an answer after this time (https://learn.microsoft.com/azure/bot-service/bot-builder-howto-long-operations-guidance). */
const waitsMs = 15_000;

/** The routes that the Teams service calls and that its clients fetch images and scripts from. */
export function createRoutes(options: TeamsChannelOptions, deps: RouteDeps): FastifyPluginAsync {
  return (app) => {
    app.removeAllContentTypeParsers();
    // Fastify's own parser also searches for keys that could poison a prototype. That is not needed here, because a schema
    // picks every field.
    app.addContentTypeParser("application/json", { parseAs: "string" }, (_, body, done) => {
      try {
        done(null, JSON.parse(String(body)));
      } catch {
        done(Object.assign(new Error("The request is not valid JSON"), { statusCode: 400 }));
      }
    });
    // Without authentication, only this machine may call, and not through a page that points its own domain at this machine
    // (DNS rebinding).
    if (!options.registration) {
      const fromHere = createLoopbackGuard([]);
      app.addHook("onRequest", async (request, reply) =>
        fromHere(request)
          ? undefined
          : reply.code(403).send({ error: "Without a registration, Teams is played on this machine only." }),
      );
    }
    app.setErrorHandler((error: Error & { statusCode?: number }, _, reply) => {
      const status = error.statusCode ?? 500;
      options.log.warn({ status, ...(status >= 500 ? { err: error } : {}) }, "teams: a request could not be taken");
      // 503 makes Teams send the activity again. The reason is only logged and never sent to the caller.
      return reply.code(status < 500 ? status : 503).send({ error: status < 500 ? "bad request" : "try again" });
    });
    const intake = createIntake(options, deps);
    const onRequest = admitting(options.intake, "teams", waitsMs);
    app.post("/api/messages", { bodyLimit: mostBytes, onRequest }, async (request, reply) => {
      const { status, body } = await intake(request.headers.authorization, request.body);
      return reply.code(status).send(body ?? undefined);
    });
    addPictures(app, options);
    addSignInScripts(app);
    return Promise.resolve();
  };
}

function addPictures(app: FastifyInstance, options: TeamsChannelOptions): void {
  const { guideDir, qr, fetchSecret: fetch, visits, secretShownMs: shownMs } = options;
  app.get<{ Params: { file: string } }>("/teams/guide/:file", async ({ params: { file } }, reply) => {
    const picture = /^[\w-]+\.png$/.test(file)
      ? await readFile(join(guideDir, file)).catch(() => undefined)
      : undefined;
    if (!picture) return notFound(reply);
    return image(reply, picture).header("cache-control", "public, max-age=86400");
  });
  const images = createQrImages({ qr, fetch, visits, shownMs });
  // A wildcard, because a named parameter may not be this long. No HEAD route, so that a link scanner does not cause
  // requests to USOS.
  app.get<{ Params: { "*": string } }>("/teams/qr/*", { exposeHeadRoute: false }, async ({ params }, reply) => {
    reply.header("x-robots-tag", "noindex");
    const [, sealed] = /^([\w.-]+)\.png$/.exec(params["*"]) ?? [];
    const png = sealed === undefined ? null : await images.get(sealed);
    if (png === "busy") return reply.code(429).header("retry-after", "60").send({ error: "Too many." });
    return png ? image(reply, png) : notFound(reply);
  });
}

/** Serves the scripts of the sign-in page from this server, so that no third party learns who signs in. */
function addSignInScripts(app: FastifyInstance): void {
  const teamsJs = join(dirname(createRequire(__filename).resolve("@microsoft/teams-js/package.json")), "dist/umd");
  const files: Readonly<Record<string, string>> = {
    "teams-js.js": join(teamsJs, "MicrosoftTeams.min.js"),
    "hand-back.js": join(__dirname, "page", "handBack.js"),
  };
  for (const [name, path] of Object.entries(files)) {
    app.get(`/teams/sign-in/${name}`, async (_, reply) =>
      reply
        .type("text/javascript; charset=utf-8")
        .header("cache-control", "public, max-age=3600")
        .send(await readFile(path)),
    );
  }
}

const image = (reply: FastifyReply, png: Buffer): FastifyReply =>
  reply
    .type("image/png")
    // Teams clients show the image on pages of other origins.
    .header("cross-origin-resource-policy", "cross-origin")
    .send(png);

const notFound = (reply: FastifyReply): FastifyReply =>
  reply.code(404).send({ error: "There is nothing here (any more)." });
