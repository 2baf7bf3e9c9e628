import type { FastifyInstance } from "fastify";
import { linkPages, type LinkPages } from "../accounts/linkPages";
import { createVisits } from "../accounts/visits";
import type { Chats } from "../conversation/chats";
import type { createChannels } from "./channels";

export interface SignInRoutesParts extends Omit<LinkPages, "handBack" | "limits"> {
  readonly chats: Pick<Chats, "get">;
  readonly channels: ReturnType<typeof createChannels>;
  /** By default this process counts the visits alone, 600 a minute for one address, and trusts no proxy. */
  readonly limits?: Partial<LinkPages["limits"]> | undefined;
  readonly clock: () => number;
}

/** Serves the pages on which students sign in, with limits for how often they are opened. */
export function signInRoutes(
  server: FastifyInstance,
  { chats, channels, limits, clock, ...pages }: SignInRoutesParts,
): void {
  const { visits = createVisits(clock), ...others } = limits ?? {};
  server.register((scope) =>
    linkPages(scope, {
      ...pages,
      limits: { visits, perAddressAMinute: 600, trustedProxies: [], ...others },
      handBack: async (chatId) => {
        const known = await chats.get(chatId);
        return known && channels.running(chatId)?.handsBack?.(known.address);
      },
    }),
  );
}
