import type { RequestListener, ServerResponse } from "node:http";
import { HTTPReceiver } from "@slack/bolt";
import type { FastifyPluginAsync } from "fastify";
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
  /** The page that ends an installation, as HTML. */
  readonly page: (isInstalled: boolean) => string;
}

const installPath = "/slack/install";
const redirectPath = "/slack/oauth_redirect";

/** Where an administrator installs the app into a workspace. The way to Slack and back is Bolt's business. */
export function installRoutes(options: InstallOptions): FastifyPluginAsync {
  let listener: RequestListener | undefined;
  // Where this server is reached is known once it listens.
  const listen = (): RequestListener => (listener ??= createListener(options));
  return (app) => {
    for (const path of [installPath, redirectPath])
      app.get(path, { exposeHeadRoute: false }, (request, reply) => {
        reply.hijack();
        reply.raw.setHeader("cache-control", "no-store");
        listen()(request.raw, reply.raw);
      });
    return Promise.resolve();
  };
}

function createListener(options: InstallOptions): RequestListener {
  const { workspaces, vault, log, clock, apiUrl } = options;
  return new HTTPReceiver({
    // It hears nothing; what Slack brings is another receiver's.
    signingSecret: "none",
    endpoints: [],
    clientId: options.clientId,
    clientSecret: options.clientSecret,
    scopes: [...scopes],
    redirectUri: `${options.publicUrl()}${redirectPath}`,
    logger: createSlackLogger(log),
    installationStore: {
      async storeInstallation({ team, bot, appId, isEnterpriseInstall }) {
        // Of a whole organisation, or with tokens that end: the app's settings do not offer either.
        if (isEnterpriseInstall || !team || !bot || bot.expiresAt !== undefined) throw new NotOffered();
        const app = appId === undefined ? {} : { app: appId };
        await workspaces.installed({ team: team.id, botToken: bot.token, botUser: bot.userId, botId: bot.id, ...app });
        log.info({ team: team.id }, "slack: the app was installed in a workspace");
      },
      // Who calls is looked up elsewhere.
      fetchInstallation: () => Promise.reject(new NotOffered()),
    },
    installerOptions: {
      directInstall: true,
      installPath,
      redirectUriPath: redirectPath,
      stateStore: createStates(vault, clock),
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
    .writeHead(status, { "content-type": "text/html; charset=utf-8", "referrer-policy": "no-referrer" })
    .end(html);
}

/** A kind of installation the app does not have. */
class NotOffered extends Error {
  override readonly name = "NotOffered";
}
