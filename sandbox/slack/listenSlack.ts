import type { AddressInfo } from "node:net";
import Fastify from "fastify";
import type { SlackSandboxOptions } from "./control";
import { createSlackSandbox, type SlackSandbox } from "./slackSandbox";

export interface ListeningSlack extends SlackSandbox {
  /** The URL of the emulated Slack's page, with a trailing slash. */
  readonly url: string;
  /** The value of Bolt's `slackApiUrl`, with a trailing slash. */
  readonly apiUrl: string;
}

/** Starts an emulated Slack on its own loopback port; a free one unless a port is given. */
export async function listenSlack(options: SlackSandboxOptions & { readonly port?: number }): Promise<ListeningSlack> {
  let origin = "";
  const prefix = "/sandbox/slack";
  const slack = createSlackSandbox({ ownUrl: () => `${origin}${prefix}`, ...options });
  const server = Fastify({ forceCloseConnections: true });
  server.register(slack.plugin, { prefix });
  await server.listen({ host: "127.0.0.1", port: options.port ?? 0 });
  origin = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const url = `${origin}${prefix}/`;
  return {
    ...slack,
    url,
    apiUrl: `${url}api/`,
    async close() {
      await slack.close();
      await server.close();
    },
  };
}
