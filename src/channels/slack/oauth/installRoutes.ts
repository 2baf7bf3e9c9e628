import type { RequestListener, ServerResponse } from "node:http";
import { HTTPReceiver } from "@slack/bolt";
import type { FastifyPluginAsync } from "fastify";
import { pagePolicy } from "../../../foundation/page";
import type { Log } from "../../../ops/log";
import { createSlackLogger } from "../logger";
import { scopes } from "../scopes";
import type { Transport } from "../transport";
import { clientOptions } from "../clientOptions";
import { createStates } from "./states";
import type { Seal, Workspaces } from "./workspaces";

export interface InstallOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly workspaces: Workspaces;
  readonly vault: Seal;
  readonly log: Log;
  readonly transport: Transport;
  readonly apiUrl?: string | undefined;
  readonly publicUrl: () => string;
  readonly clock: () => number;
  /** Returns the page shown at the end of an installation, as HTML. */
  readonly page: (isInstalled: boolean) => string;
}

const installPath = "/slack/install";
const redirectPath = "/slack/oauth_redirect";

/** The routes through which an administrator installs the app into a workspace. Bolt handles the OAuth flow. */
export function installRoutes(options: InstallOptions): FastifyPluginAsync {
  let listener: RequestListener | undefined;
  // Created on first use, because the public URL is known only once the server listens.
  const listen = (): RequestListener => (listener ??= createListener(options));
  return (app) => {
    for (const path of [installPath, redirectPath])
      app.get(path, { exposeHeadRoute: false }, (request, reply) => {
        reply.hijack();
        listen()(request.raw, reply.raw);
      });
    return Promise.resolve();
  };
}

function createListener(options: InstallOptions): RequestListener {
  const { workspaces, vault, log, clock, apiUrl } = options;
  return new HTTPReceiver({
    // This receiver handles no events; another one does.
    signingSecret: "none",
    endpoints: [],
    clientId: options.clientId,
    clientSecret: options.clientSecret,
    scopes: [...scopes],
    redirectUri: `${options.publicUrl()}${redirectPath}`,
    logger: createSlackLogger(log),
    installationStore: {
      async storeInstallation({ team, bot, appId, isEnterpriseInstall }) {
        // Installations for a whole organisation and expiring tokens are not supported. The app's settings offer neither.
        if (isEnterpriseInstall || !team || !bot || bot.expiresAt !== undefined) throw new NotOffered();
        const app = appId === undefined ? {} : { app: appId };
        await workspaces.installed({ team: team.id, botToken: bot.token, botUser: bot.userId, botId: bot.id, ...app });
        log.info({ team: team.id }, "slack: the app was installed in a workspace");
      },
      // Installations are looked up elsewhere.
      fetchInstallation: () => Promise.reject(new NotOffered()),
    },
    installerOptions: {
      directInstall: true,
      installPath,
      redirectUriPath: redirectPath,
      stateStore: createStates(vault, clock),
      // The prefix prevents other hosts of the domain from setting the cookie. Browsers accept it only over https, which a trial
      // run does not have.
      ...(options.publicUrl().startsWith("https:") && { stateCookieName: "__Host-slack-install" }),
      clientOptions: clientOptions(options),
      ...(apiUrl === undefined ? {} : { authorizationUrl: new URL("../oauth/v2/authorize", apiUrl).href }),
      callbackOptions: {
        success: (_, __, ___, response) => answer(response, 200, options.page(true)),
        failure: (_, __, ___, response) => answer(response, 400, options.page(false)),
      },
    },
  }).requestListener;
}

function answer(response: ServerResponse, status: number, html: string): void {
  response
    .writeHead(status, { "content-type": "text/html; charset=utf-8", "content-security-policy": pagePolicy() })
    .end(html);
}

/** A kind of installation that the app does not support. */
class NotOffered extends Error {
  override readonly name = "NotOffered";
}
