import type { Linking } from "../accounts/linking/linking";
import { linkPages, type LinkPages } from "../accounts/linkPages";
import { createVisits } from "../accounts/visits";
import type { Channels } from "./channels";
import type { Core } from "./core";
import { langOf } from "./httpServer";

export interface SignInDeps {
  readonly linking: Linking;
  readonly channels: Channels;
  /** By default this process counts the visits alone, 600 a minute for one address, and trusts no proxy. */
  readonly limits?: Partial<LinkPages["limits"]> | undefined;
}

/** Serves the pages on which students sign in, and limits how often they are opened. */
export function signInRoutes(
  { server, catalog, log, chats, clock }: Core,
  { linking, channels, limits }: SignInDeps,
): void {
  const { visits = createVisits(clock), ...others } = limits ?? {};
  server.register((scope) =>
    linkPages(scope, {
      linking,
      catalog,
      log,
      lang: langOf,
      limits: { visits, perAddressAMinute: 600, trustedProxies: [], ...others },
      handBack: async (chatId) => {
        const known = await chats.get(chatId);
        return known && channels.running(chatId)?.handsBack?.(known.address);
      },
    }),
  );
}
