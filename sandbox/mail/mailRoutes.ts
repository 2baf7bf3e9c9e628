import type { FastifyInstance } from "fastify";
import { acceptForms, formOf, sameOriginOnly } from "../page/forms";
import { assets, sendPage } from "../page/layout";
import { duplicates, type Mailbox } from "./mailbox";
import { inboxBody, messageBody } from "./mailPage";
import { canBeAnswered, sendReply } from "./reply";

/** The inbox page, a page for each message, and all messages as JSON. */
export function mailRoutes(scope: FastifyInstance, mailbox: Mailbox, smtpPort: number): void {
  const base = scope.prefix;
  const home = `${base}/`;
  const assetsAt = `${base}/assets`;
  acceptForms(scope);
  sameOriginOnly(scope);
  assets(scope);

  scope.get("/", (request, reply) => {
    const [path = ""] = (request.raw.url ?? "").split("?");
    if (!path.endsWith("/")) return reply.redirect(home, 302);
    const body = inboxBody(mailbox.messages(), base, smtpPort);
    return sendPage(reply, { title: "Sandbox mail", lang: "en", assets: assetsAt, live: true, body });
  });

  scope.get("/messages", (_, reply) => reply.send(mailbox.messages()));

  scope.get<{ Params: { id: string } }>("/:id", (request, reply) => {
    const messages = mailbox.messages();
    const message = messages.find(({ id }) => String(id) === request.params.id);
    if (!message) return reply.code(404).send({ message: "There is no such mail." });
    const wasSent = (request.raw.url ?? "").endsWith("?sent");
    const body = messageBody(message, duplicates(messages).get(message.id), base, wasSent);
    return sendPage(reply, { title: message.subject || "(no subject)", lang: "en", assets: assetsAt, body });
  });

  scope.post<{ Params: { id: string } }>("/:id/reply", async (request, reply) => {
    const message = mailbox.messages().find(({ id }) => String(id) === request.params.id);
    const form = formOf(request);
    const [name, text] = [form.get("name")?.trim() ?? "", form.get("text")?.trim() ?? ""];
    if (!message || !canBeAnswered(message))
      return reply.code(404).send({ message: "There is no such mail to answer." });
    if (name === "" || text === "") return reply.code(400).send({ message: "Write your name and an answer." });
    await sendReply(message, { name, text }, smtpPort);
    return (request.headers.accept ?? "").includes("text/html")
      ? reply.redirect(`${base}/${message.id}?sent`, 303)
      : reply.send({ message: "Sent." });
  });

  scope.post("/clear", (request, reply) => {
    mailbox.clear();
    return (request.headers.accept ?? "").includes("text/html")
      ? reply.redirect(home, 303)
      : reply.send({ message: "Deleted." });
  });
}
