import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { languages } from "../../../dialogs/kit/text";
import { createLoopbackGuard } from "../loopback";
import { loadAssets } from "./assets";
import type { Conversations } from "./deliver";
import { isSameOrigin } from "../../foundation/sameOrigin";
import type { WebPictures } from "./pictures";
import { contentOf, pictureIdSchema, postedSchema, votedSchema } from "./parse";
import { refuse, refuseProblems } from "./refuse";
import { beginSession, chatIdOf } from "./session";
import { pickLanguage } from "./strings";
import type { Receive } from "../../conversation/ports";
import type { WebChannelOptions } from "./options";
import { secretToPage } from "./draw";

const mostBytes = 64 * 1024;

const pagePolicy = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** The stored conversations, and the pictures that came in them. */
export interface Kept {
  readonly conversations: Conversations;
  readonly pictures: WebPictures;
}

/** The page, its files and its endpoints, all behind the loopback and same-origin checks. */
export function createRoutes(options: WebChannelOptions, kept: Kept, receive: Receive): FastifyPluginAsync {
  return async (app) => {
    const assets = await loadAssets();
    app.removeContentTypeParser("text/plain");
    guardAll(app, options);
    app.addHook("preClose", (done) => {
      kept.conversations.close();
      done();
    });

    app.get("/", (request, reply) => {
      // The page uses relative URLs so that it works under any prefix; they need the trailing slash.
      const [path = "/", query] = request.url.split("?");
      if (!path.endsWith("/")) return reply.redirect(`${path}/${query === undefined ? "" : `?${query}`}`);
      return serve(reply, assets.get("index.html"));
    });
    app.get<{ Params: { file: string } }>("/:file", (request, reply) => serve(reply, assets.get(request.params.file)));
    app.get<{ Params: { file: string } }>("/guide/:file", async (request, reply) => {
      const { file } = request.params;
      const content = /^[\w-]+\.png$/.test(file)
        ? await readFile(join(options.guideDir, file)).catch(() => undefined)
        : undefined;
      return serve(reply, content && { type: "image/png", content });
    });
    addSession(app, options);
    addConversation(app, options, kept, receive);
  };
}

function guardAll(app: FastifyInstance, options: WebChannelOptions): void {
  const fromHere = createLoopbackGuard(options.allowFrom ?? []);
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(pagePolicy);
    if (!fromHere(request)) return refuse(reply, 403, "This page answers only on the machine it runs on.");
    if (request.method !== "GET" && request.method !== "HEAD" && !isSameOrigin(request)) {
      return refuse(reply, 403, "Only the chat page itself may send this.");
    }
    return undefined;
  });
  refuseProblems(app, options.log);
}

/** Starts a page's session: sets the browser's cookie if it has none, and returns the page's texts. */
function addSession(app: FastifyInstance, options: WebChannelOptions): void {
  const { ids, strings, voteWords, largestPicture, name = "Legitka", links = {} } = options;
  const wanted = z.object({ languages: z.array(z.string().max(35)).max(20) });
  app.post("/session", { bodyLimit: mostBytes }, (request, reply) => {
    const parsed = wanted.safeParse(request.body);
    if (!parsed.success) return refuse(reply, 400, "Expected the languages the browser prefers.");
    if (chatIdOf(request) === undefined) beginSession(reply, ids(), app.prefix || "/");
    const texts = Object.fromEntries(languages.map((lang) => [lang, strings(lang)]));
    const votes = Object.fromEntries(languages.map((lang) => [lang, voteWords(lang)]));
    return reply.send({
      name,
      links,
      lang: pickLanguage(parsed.data.languages),
      strings: texts,
      votes,
      largestPicture,
    });
  });
}

function addConversation(
  app: FastifyInstance,
  { log, largestPicture }: WebChannelOptions,
  { conversations, pictures }: Kept,
  receive: Receive,
): void {
  const noSession = (reply: FastifyReply) => refuse(reply, 401, "There is no session; open the page again.");

  app.get("/events", async (request, reply) => {
    const chatId = chatIdOf(request);
    if (chatId === undefined) return noSession(reply);
    reply.hijack();
    reply.raw.writeHead(200, {
      "content-type": "text/event-stream; charset=utf-8",
      connection: "close",
    });
    await conversations.connect(chatId, reply.raw, lastSeen(request)).catch((error: unknown) => {
      log.error({ err: error }, "A page could not be connected");
      reply.raw.destroy();
    });
    return reply;
  });

  app.post("/messages", { bodyLimit: mostBytes }, async (request, reply) => {
    const chatId = chatIdOf(request);
    if (chatId === undefined) return noSession(reply);
    const posted = postedSchema.safeParse(request.body);
    if (!posted.success)
      return refuse(reply, 400, "Expected one text, button, attachment or greeting, with its event id.");
    const { eventId, locale } = posted.data;
    await conversations.recordIncoming(chatId, posted.data);
    await receive({
      eventId: `${chatId}:${eventId}`,
      chatId,
      address: { person: chatId },
      ...(locale !== undefined && { locale }),
      content: contentOf(posted.data),
    });
    return reply.code(202).send({});
  });

  app.addContentTypeParser(["image/png", "image/jpeg"], { parseAs: "buffer" }, (_, body, done) => {
    done(null, body);
  });
  app.put<{ Params: { id: string } }>("/pictures/:id", { bodyLimit: largestPicture }, async (request, reply) => {
    const chatId = chatIdOf(request);
    if (chatId === undefined) return noSession(reply);
    const id = pictureIdSchema.safeParse(request.params.id);
    const { body } = request;
    if (!id.success || !Buffer.isBuffer(body)) return refuse(reply, 400, "Expected a PNG or JPEG picture with its id.");
    await pictures.keep(chatId, id.data, body);
    return reply.code(201).send({});
  });

  app.post("/vote", { bodyLimit: mostBytes }, async (request, reply) => {
    const chatId = chatIdOf(request);
    if (chatId === undefined) return noSession(reply);
    const voted = votedSchema.safeParse(request.body);
    if (!voted.success) return refuse(reply, 400, "Expected a message, a verdict and perhaps a reason.");
    const isTaken = await conversations.vote(chatId, voted.data);
    return isTaken ? reply.code(202).send({}) : refuse(reply, 404, "There is no such message to vote on.");
  });

  app.get<{ Querystring: { message?: unknown } }>("/secret", async (request, reply) => {
    const chatId = chatIdOf(request);
    if (chatId === undefined) return noSession(reply);
    const { message } = request.query;
    const secret = typeof message === "string" ? await conversations.secret(chatId, message) : null;
    return reply.send({ secret: secret && secretToPage(secret) });
  });
}

/**
 * The id of the last event the page saw. A browser that reconnects by itself sends it in a header; the page sends it in the
 * query when it has to open a new connection.
 */
function lastSeen({ headers, query }: FastifyRequest): string | undefined {
  const { last } = query as { last?: unknown };
  const seen = headers["last-event-id"] ?? last;
  return typeof seen === "string" ? seen : undefined;
}

function serve(reply: FastifyReply, asset: { type: string; content: Buffer } | undefined): FastifyReply {
  return asset ? reply.type(asset.type).send(asset.content) : refuse(reply, 404, "There is nothing here.");
}
