import type { FastifyInstance } from "fastify";
import type { SlackEmulation } from "./emulation";

/** The private addresses of files. They need the token of an app that may read files. */
export function downloadRoutes(scope: FastifyInstance, { world }: SlackEmulation): void {
  scope.get<{ Params: { id: string } }>("/files/:id/:name", (request, reply) => {
    const file = world.file(request.params.id);
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
    const workspace = world.state.workspaces.find(({ bot }) => token !== undefined && bot?.token === token);
    // Slack leads whoever may not read a file to its sign-in page.
    if (workspace?.bot?.scopes.includes("files:read") !== true || file?.team !== workspace.id)
      return reply.redirect(`${world.base}/signin`);
    if (file.content === null || file.isDeleted) return reply.code(404).send("no such file");
    return reply.type(file.mimetype).send(Buffer.from(file.content, "base64"));
  });
}

/** The URLs to which files are uploaded. Each URL is valid once and needs no token. */
export function uploadRoutes(scope: FastifyInstance, { world }: SlackEmulation): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: 21_000_000 }, (_, body, done) => {
    done(null, body);
  });
  scope.post<{ Params: { id: string } }>("/upload/:id/:key", (request, reply) => {
    const file = world.file(request.params.id);
    if (file?.content !== null || file.isDeleted) return reply.code(404).send("no such upload");
    const sent = contentOfUpload(request.headers["content-type"] ?? "", request.body);
    if (sent?.length !== file.size) return reply.code(400).send("the length differs from what was announced");
    file.content = sent.toString("base64");
    world.changed();
    return reply.type("text/plain").send(`OK - ${sent.length}`);
  });
}

/** The uploaded content: raw bytes, or the one file of a form, since Slack accepts both. */
function contentOfUpload(type: string, body: unknown): Buffer | undefined {
  if (!Buffer.isBuffer(body)) return undefined;
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary === undefined) return body;
  const start = body.indexOf("\r\n\r\n");
  const end = body.indexOf(`\r\n--${boundary}`, start);
  return start < 0 || end < 0 ? undefined : body.subarray(start + 4, end);
}
