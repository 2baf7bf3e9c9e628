import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import { html, type Html } from "../../page/html";
import { formOf, sameOriginOnly } from "../../page/forms";
import { sendPage } from "../../page/layout";
import type { SlackEmulation } from "../emulation";
import type { Installing } from "./installing";

const asked = z.object({
  client_id: z.string(),
  scope: z.string().min(1),
  state: z.string().default(""),
  redirect_uri: z.string().default(""),
});
type Asked = z.infer<typeof asked>;

const decided = asked.extend({ user: z.string(), decision: z.enum(["allow", "deny"]) });

/**
 * The page that asks whether the app may be installed in a workspace: https://docs.slack.dev/authentication/installing-with-oauth
 */
export interface Authorizing {
  routes(scope: FastifyInstance, assets: string): void;
  /**
   * Allows or denies it as a person; returns the URL to which the browser is then sent. @throws when Slack would show an error
   */
  decide(user: string, query: Readonly<Record<string, unknown>>, decision: "allow" | "deny"): string;
}

export function createAuthorizing({ world }: SlackEmulation, installing: Installing): Authorizing {
  const { clientId, redirectUris } = world.options;

  function wrong({ client_id, redirect_uri, scope }: Asked): string | undefined {
    if (client_id !== clientId) return "Invalid client_id parameter.";
    if (!/^[a-z_]+(?::[a-z_.]+)*(?:,[a-z_]+(?::[a-z_.]+)*)*$/.test(scope)) return `Invalid scope: ${scope}`;
    const isKnown = redirectUris?.some((it) => redirect_uri.startsWith(it)) ?? URL.canParse(redirect_uri);
    return isKnown ? undefined : "redirect_uri did not match any configured URIs.";
  }

  function decide(user: string, query: Readonly<Record<string, unknown>>, decision: "allow" | "deny"): string {
    const it = asked.parse(query);
    const error = wrong(it);
    if (error !== undefined) throw new Error(error);
    const { id, team } = world.person(user);
    const back = new URL(it.redirect_uri);
    if (decision === "deny") back.searchParams.set("error", "access_denied");
    else {
      const scopes = it.scope.split(",");
      back.searchParams.set("code", installing.code({ team, user: id, scopes, redirectUri: it.redirect_uri }));
    }
    back.searchParams.set("state", it.state);
    return back.href;
  }

  function page(reply: FastifyReply, assets: string, body: Html, status = 200): FastifyReply {
    return sendPage(reply, { title: "Slack (sandbox)", lang: "en", assets, body }, status);
  }

  function consent(it: Asked): Html {
    const people = world.state.workspaces.map(({ id, name, bot }) => {
      const [first] = world.state.people.filter(({ team, isBot }) => team === id && !isBot).slice(-1);
      return html`<li>
        <label>
          <input type="radio" name="user" value="${first?.id ?? ""}" required ${bot === null && "checked"} />
          ${name}, as ${first?.name ?? ""}${bot === null ? "" : " (installed)"}
        </label>
      </li>`;
    });
    return html`<p><strong>Legitka</strong> asks for permission to enter a workspace.</p>
      <form method="post">
        ${Object.entries(it).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        <ul>
          ${people}
        </ul>
        <p>It will be able to: ${it.scope.split(",").map((scope) => html`<code>${scope}</code> `)}</p>
        <button class="first" name="decision" value="allow">Allow</button>
        <button name="decision" value="deny" formnovalidate>Cancel</button>
      </form>`;
  }

  return {
    decide,
    routes(scope, assets) {
      sameOriginOnly(scope);
      scope.get("/oauth/v2/authorize", (request, reply) => {
        const it = asked.safeParse(request.query);
        if (!it.success) return page(reply, assets, html`<p>${z.prettifyError(it.error)}</p>`, 400);
        const error = wrong(it.data);
        return error === undefined
          ? page(reply, assets, consent(it.data))
          : page(reply, assets, html`<p>${error}</p>`, 400);
      });
      scope.post("/oauth/v2/authorize", (request, reply) => {
        const it = decided.safeParse(Object.fromEntries(formOf(request)));
        const error = it.success ? wrong(it.data) : z.prettifyError(it.error);
        if (!it.success || error !== undefined) return page(reply, assets, html`<p>${error ?? ""}</p>`, 400);
        return reply.redirect(decide(it.data.user, it.data, it.data.decision), 302);
      });
    },
  };
}
