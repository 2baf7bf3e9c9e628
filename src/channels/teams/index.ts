import type { FastifyPluginAsync } from "fastify";
import type { Channel, Receive } from "../../conversation/ports";
import { teamsAddress } from "./address";
import { createConnector, type Connector } from "./connector";
import type { TeamsDesk } from "./desk";
import { Messages } from "./deliver";
import { createRoutes } from "./routes";
import { isLoopback, isMicrosofts } from "./trust";
import type { TeamsChannelOptions } from "./options";
import { VotableMessages } from "./votableMessages";

export interface TeamsChannel extends Channel {
  /** The routes: `/api/messages`, and the images and scripts that Teams clients fetch. */
  plugin(receive: Receive): FastifyPluginAsync;
  /** The calls to Teams. */
  readonly connector: Connector;
  /** Hands what happens in a team's channel to the helpdesk. */
  attach(desk: TeamsDesk): void;
  /** Gets the token for calls to Teams. Rejects when none is issued. */
  authenticate(): Promise<void>;
  /** Closes the connections to Teams. */
  close(): Promise<void>;
}

const scripts = ["/teams/sign-in/teams-js.js", "/teams/sign-in/hand-back.js"];

/** The channel for Microsoft Teams, in personal scope. It only transports and renders messages; authentication is left to the edge. */
export function createTeamsChannel(options: TeamsChannelOptions): TeamsChannel {
  const { edge, pauses, registration } = options;
  const connector = createConnector({
    token: (anew) => edge.token(anew),
    pauses,
    trusts: registration ? isMicrosofts : isLoopback,
    dispatcher: options.dispatcher,
  });
  const votable = new VotableMessages(options.store);
  const messages = new Messages(options, connector, votable);
  let attached: TeamsDesk | undefined;
  return {
    name: "teams",
    title: "Microsoft Teams",
    replacesById: false,
    // Teams accepts 50 requests a second from a bot in a tenant
    // (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit).
    unaskedPerSecond: 20,
    handsBack(address) {
      const { aadObjectId: user } = teamsAddress(address);
      // The playground does not open sign-in windows, so no client there waits for the digits.
      return registration && user ? { scripts, user } : undefined;
    },
    send: (address, message) => messages.send(address, message),
    update: (address, ref, message) => messages.update(address, ref, message),
    fetchPicture: (address, { url = "" }, most) => connector.picture(teamsAddress(address).serviceUrl, url, most),
    typing: (address) => messages.typing(address),
    forget: (address) => messages.forget(address),
    plugin: (receive) => createRoutes(options, { connector, messages, votable, receive, desk: () => attached }),
    connector,
    attach(desk) {
      attached = desk;
    },
    async authenticate() {
      await edge.token();
    },
    async close() {
      edge.close();
      await connector.close();
    },
  };
}
