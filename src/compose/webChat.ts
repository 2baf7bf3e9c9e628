import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { App } from "./app";
import { createWebChannel } from "../channels/web";
import { stringKeys } from "../channels/web/strings";
import { t, type Lang } from "../../dialogs/kit/text";
import type { Log } from "../ops/log";
import { redactPesel } from "../foundation/redact";
import type { Store } from "../store/port";

/** Serves the local chat page at the server's root. For sandbox mode only, because it does not verify anybody's identity. */
export function addWebChat(app: App, it: { root: string; store: Store; log: Log }): void {
  const { server, catalog, codes, receive } = app;
  const channel = createWebChannel({
    store: it.store,
    clock: () => it.store.now(),
    ids: () => randomBytes(24).toString("base64url"),
    log: it.log,
    redact: redactPesel,
    strings: (lang: Lang) =>
      Object.fromEntries(stringKeys.map((key) => [key, catalog.say(t(`web.${key}`), lang)])) as Record<
        (typeof stringKeys)[number],
        string
      >,
    guideDir: join(it.root, "dialogs", "guide"),
    fetchSecret: (chatId, secretOf) => codes.fetchAgain(chatId, secretOf),
    links: { sandbox: "/sandbox/", mail: "/sandbox/mail/" },
  });
  app.addChannel(channel);
  server.register(channel.plugin(receive));
}
