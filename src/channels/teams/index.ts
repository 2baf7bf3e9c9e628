import type { FastifyPluginAsync } from "fastify";
import type { Channel, Receive } from "../../conversation/ports";
import { teamsAddress } from "./address";
import { createConnector } from "./connector";
import { Messages } from "./deliver";
import { createRoutes } from "./routes";
import { isLoopback, isMicrosofts } from "./trust";
import type { TeamsChannelOptions } from "./options";

export interface TeamsChannel extends Channel {
  /** `/api/messages`, and the pictures and scripts that Teams' clients fetch. */
  plugin(receive: Receive): FastifyPluginAsync;
  /** Closes the connections to Teams. */
  close(): Promise<void>;
}

const scripts = ["/teams/sign-in/teams-js.js", "/teams/sign-in/hand-back.js"];

/** Microsoft Teams, in personal scope. Transport and drawing only; the protocol's proofs are the edge's business. */
export function createTeamsChannel(options: TeamsChannelOptions): TeamsChannel {
  const { edge, pauses, registration } = options;
  const connector = createConnector({
    token: (anew) => edge.token(anew),
    pauses,
    trusts: registration ? isMicrosofts : isLoopback,
    dispatcher: options.dispatcher,
  });
  const messages = new Messages(options, connector);
  return {
    name: "teams",
    title: "Microsoft Teams",
    replacesById: false,
    handsBack(address) {
      const { aadObjectId: user } = teamsAddress(address);
      // The playground opens no sign-in of its own, so nothing waits there for the digits.
      return registration && user ? { scripts, user } : undefined;
    },
    send: (address, message) => messages.send(address, message),
    update: (address, ref, message) => messages.update(address, ref, message),
    typing: (address) => messages.typing(address),
    forget: (address) => messages.forget(address),
    plugin: (receive) => createRoutes(options, { connector, messages, receive }),
    async close() {
      edge.close();
      await connector.close();
    },
  };
}
