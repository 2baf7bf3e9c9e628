import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { FastifyInstance, FastifyPluginAsync, FastifyReply } from "fastify";
import { createLoopbackGuard } from "../loopback";
import { createIntake } from "./receive";
import { createQrImages } from "./qrImages";
import type { TeamsChannelOptions } from "./options";
import type { RouteParts } from "./parts";

/** Far above what Teams sends, for a text comes as HTML too. */
const mostBytes = 256 * 1024;

/** Where Teams' service calls us, and what its clients fetch. */
export function createRoutes(options: TeamsChannelOptions, parts: RouteParts): FastifyPluginAsync {
  return (app) => {
    app.removeAllContentTypeParsers();
    // Fastify's own parser also searches for names that could poison a prototype; here every field is picked by a schema.
    app.addContentTypeParser("application/json", { parseAs: "string" }, (_, body, done) => {
      try {
        done(null, JSON.parse(String(body)));
      } catch {
        done(Object.assign(new Error("The request is not valid JSON"), { statusCode: 400 }));
      }
    });
    // Without proofs of who calls, only this machine may: not a page that lets its own name point here.
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
      // What cannot be taken now is to be sent again; no word of why leaves the house.
      return reply.code(status < 500 ? status : 503).send({ error: status < 500 ? "bad request" : "try again" });
    });
    const intake = createIntake(options, parts);
    app.post("/api/messages", { bodyLimit: mostBytes }, async (request, reply) => {
      const { status, body } = await intake(request.headers.authorization, request.body);
      return reply.code(status).send(body ?? undefined);
    });
    addPictures(app, options);
    addSignInScripts(app);
    return Promise.resolve();
  };
}

function addPictures(app: FastifyInstance, { guideDir, qr, fetchSecret }: TeamsChannelOptions): void {
  app.get<{ Params: { file: string } }>("/teams/guide/:file", async ({ params: { file } }, reply) => {
    const picture = /^[\w-]+\.png$/.test(file)
      ? await readFile(join(guideDir, file)).catch(() => undefined)
      : undefined;
    if (!picture) return notFound(reply);
    return image(reply, picture).header("cache-control", "public, max-age=86400");
  });
  const images = createQrImages(qr, fetchSecret);
  // A wildcard, for a named part of a path may not be this long. And a scanner that only looks must not make us ask USOS.
  app.get<{ Params: { "*": string } }>("/teams/qr/*", { exposeHeadRoute: false }, async ({ params }, reply) => {
    reply
      .header("cache-control", "no-store")
      .header("referrer-policy", "no-referrer")
      .header("x-robots-tag", "noindex");
    const [, sealed] = /^([\w.-]+)\.png$/.exec(params["*"]) ?? [];
    const png = sealed === undefined ? null : await images.get(sealed);
    if (png === "busy") return reply.code(429).header("retry-after", "60").send({ error: "Too many." });
    return png ? image(reply, png) : notFound(reply);
  });
}

/** The sign-in page loads these from here: no third party learns who signs in. */
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
        .header("x-content-type-options", "nosniff")
        .header("cache-control", "public, max-age=3600")
        .send(await readFile(path)),
    );
  }
}

const image = (reply: FastifyReply, png: Buffer): FastifyReply =>
  reply
    .type("image/png")
    .header("x-content-type-options", "nosniff")
    // Clients of Teams draw it on pages of other origins.
    .header("cross-origin-resource-policy", "cross-origin")
    .send(png);

const notFound = (reply: FastifyReply): FastifyReply =>
  reply.code(404).send({ error: "There is nothing here (any more)." });
