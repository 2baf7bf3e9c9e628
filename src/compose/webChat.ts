import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Channel } from "../conversation/ports";
import type { Core } from "./core";
import { createWebChannel } from "../channels/web";
import { stringKeys } from "../channels/web/strings";
import { t, type Lang } from "../../dialogs/kit/text";
import { largestPicture } from "../tickets/images/picture";
import { redactPesel } from "../foundation/redact";
import { redactCode } from "../foundation/redactCode";
import { redactToken } from "../foundation/redactToken";

/** Serves the local chat page at the server's root. For sandbox mode only, because it does not verify anybody's identity. */
export function connectWebChat(core: Core, root: string): Channel {
  const { server, store, log, catalog, refetchCodes, receive, votes, voteWords } = core;
  const channel = createWebChannel({
    store,
    clock: () => store.now(),
    ids: () => randomBytes(24).toString("base64url"),
    log,
    redact: (text) => redactCode(redactPesel(redactToken(text))),
    takeVote: votes.take,
    voteWords,
    strings: (lang: Lang) =>
      Object.fromEntries(stringKeys.map((key) => [key, catalog.say(t(`web.${key}`), lang)])) as Record<
        (typeof stringKeys)[number],
        string
      >,
    guideDir: join(root, "dialogs", "guide"),
    fetchSecret: (chatId, secretOf) => refetchCodes(chatId, secretOf),
    largestPicture,
    links: { sandbox: "/sandbox/", mail: "/sandbox/mail/" },
  });
  server.register(channel.plugin(receive));
  return channel;
}
