import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import { formOf, sameOriginOnly } from "../../page/forms";
import { html } from "../../page/html";
import type { SlackControl } from "../control";
import type { SlackEmulation } from "../emulation";
import { defaultShortcuts, helpdeskChannel } from "../seed";
import { doAs } from "./doing";
import { slackScript } from "./slackScript";
import { slackStyle } from "./slackStyle";
import { type Looking, slackBody } from "./slackPage";

const query = z.object({
  as: z.string().default("marta"),
  at: z.string().optional(),
  thread: z.string().optional(),
  said: z.string().max(500).default(""),
});

/** The emulated Slack as a person sees it, for trying out the product. */
export function pageRoutes(scope: FastifyInstance, deps: SlackEmulation, control: SlackControl): void {
  const { world } = deps;
  const base = scope.prefix;
  sameOriginOnly(scope);

  scope.get("/", (request, reply) => {
    const [path = ""] = (request.raw.url ?? "").split("?");
    if (!path.endsWith("/")) return reply.redirect(`${base}/`, 302);
    const asked = query.safeParse(request.query);
    const looking = asked.success ? look(asked.data) : undefined;
    if (!looking) return reply.redirect(`${base}/`, 302);
    return send(reply, looking);
  });

  /** Undefined for a place that this person cannot see. */
  function look({ as, at, thread, said }: z.infer<typeof query>): Looking | undefined {
    const person = world.state.people.find(({ handle, isBot }) => handle === as && !isBot);
    if (!person) return undefined;
    const hasApp = world.botOf(person.team) !== null;
    if (at === "home" && hasApp) return { person, channel: undefined, thread: undefined, said };
    const isMember = (id: string) => world.findChannel(id)?.members.includes(person.id) === true;
    const first = isMember(helpdeskChannel)
      ? helpdeskChannel
      : hasApp
        ? world.dm(person.id).id
        : world.state.channels.find(({ members }) => members.includes(person.id))?.id;
    const id = at !== undefined && isMember(at) ? at : first;
    return id === undefined ? undefined : { person, channel: world.channel(id), thread, said };
  }

  function send(reply: FastifyReply, looking: Looking): FastifyReply {
    const body = slackBody(deps, base, looking, world.options.shortcuts ?? defaultShortcuts);
    const name = looking.channel ? looking.channel.name || "Legitka" : "Home";
    const document = html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${name} · Slack (sandbox)</title>
          <link rel="stylesheet" href="${base}/slack.css" />
          <script src="${base}/slack.js" defer></script>
        </head>
        <body data-version="${base}/version">
          ${body}
        </body>
      </html>`;
    const policy =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; frame-ancestors 'none'";
    return reply
      .headers({
        "content-security-policy": policy,
        "referrer-policy": "same-origin",
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      })
      .type("text/html; charset=utf-8")
      .send(document.markup);
  }

  scope.get("/version", (_, reply) => reply.header("cache-control", "no-store").send({ version: world.version }));
  scope.get("/slack.css", (_, reply) => reply.type("text/css; charset=utf-8").send(slackStyle));
  scope.get("/slack.js", (_, reply) => reply.type("text/javascript; charset=utf-8").send(slackScript));

  scope.get<{ Params: { id: string } }>("/shown/:id", (request, reply) => {
    const content = control.file(request.params.id);
    const file = world.file(request.params.id);
    if (!content || !file) return reply.code(404).send({ message: "There is no such file." });
    const isPicture = ["image/png", "image/jpeg", "image/gif"].includes(file.mimetype);
    return reply
      .headers({ "cache-control": "no-store", "x-content-type-options": "nosniff" })
      .type(isPicture ? file.mimetype : "application/octet-stream")
      .send(content);
  });

  scope.post("/do", async (request, reply) => {
    const fields = formOf(request);
    const done = await doAs(world, control, fields);
    const person = world.findPerson(fields.get("as") ?? "");
    const to = new URLSearchParams({ as: person?.handle ?? "marta" });
    const at = done.at ?? fields.get("channel");
    if (at !== null) to.set("at", at);
    const thread = fields.get("thread");
    if (thread !== null) to.set("thread", thread);
    const address = `${base}/?${to.toString()}`;
    if (!(request.headers.accept ?? "").includes("text/html"))
      return reply.send({ message: done.message, ...(done.at !== undefined && { go: address }) });
    if (done.message !== "") to.set("said", done.message.slice(0, 500));
    return reply.redirect(`${base}/?${to.toString()}`, 303);
  });
}
