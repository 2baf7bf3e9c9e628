import type { AddressInfo } from "node:net";
import Fastify from "fastify";
import type { SlackSandboxOptions } from "./control";
import { createSlackSandbox, type SlackSandbox } from "./slackSandbox";

export interface ListeningSlack extends SlackSandbox {
  /** The page of the emulated Slack, with a slash at its end. */
  readonly url: string;
  /** What Bolt takes as `slackApiUrl`, with a slash at its end. */
  readonly apiUrl: string;
}

/** Starts an emulated Slack alone on a loopback port; a free one unless a port is given. */
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
