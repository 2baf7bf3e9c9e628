import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startBot } from "./teams/bot";
import { compared } from "./compared";
import { openLoad } from "./load";
import { openChat, type UserAction } from "./teams/activity";
import { openConnector } from "./teams/connector";
import { contender } from "./teams/contender";
import { pressing, typing } from "./teams/people";

const people = 96;
const atOnce = 32;
const slices = 6;
const sliceMs = 2_000;
const warmUpMs = 6_000;

const headers = { "content-type": "application/json; charset=utf-8" };
const cardType = "application/vnd.microsoft.card.adaptive";

/**
 * A whole turn in Teams, 32 of 96 people at once: from the activity POSTed to `/api/messages` until that is answered with
 * 200 and the bot's message has arrived at the connector. The product as `npm start` starts it, against a bare echo bot on
 * Microsoft's SDK that hears the same words; each in a process of its own, in turns in one run, about forty seconds.
 * Neither asks who calls: without a registration there are no tokens. `cpu_ms` is what a bot's process takes for one turn,
 * user and system, all threads; unlike the rates it hardly feels what else the machine does.
 */
export async function benchTeams(): Promise<Record<string, string | number>> {
  const dir = mkdtempSync(join(tmpdir(), "legitka-bench-teams-"));
  const open: (() => unknown)[] = [() => rmSync(dir, { recursive: true, force: true })];
  try {
    const connector = await openConnector();
    open.push(() => connector.close());
    const product = await startBot("product.ts", { PORT: "0", DATA_DIR: dir, LOG_LEVEL: "silent" });
    open.push(() => product.end());
    const echo = await startBot("echoBot.ts");
    open.push(() => echo.end());
    const chats = (name: string) => ({
      chatOf: (n: number) => {
        const { id, activity } = openChat(name, n, connector.url);
        return {
          id,
          request: (action: UserAction) => ({
            path: "/api/messages",
            headers,
            body: activity(action),
          }),
        };
      },
      listen: (chat: string, arrived: (card: unknown, at: number) => void) =>
        connector.listen(chat, ({ attachments }, at) =>
          arrived(attachments?.find((it) => it.contentType === cardType)?.content, at),
        ),
      name,
      people,
      atOnce,
    });
    const ours = openLoad({ ...chats("legitka"), address: product.address, next: pressing(people) });
    open.push(() => ours.close());
    const theirs = openLoad({ ...chats("echo"), address: echo.address, next: typing(people) });
    open.push(() => theirs.close());

    // This slice is not counted: the code gets warm, and people get the history that comes with months of use.
    await ours.slice(warmUpMs);
    await theirs.slice(warmUpMs);
    const [mine, peer] = [contender(product, ours), contender(echo, theirs)];
    for (let round = 0; round < slices; round++) {
      await mine.measure(sliceMs);
      await peer.measure(sliceMs);
    }
    return { bench: "teams.turn", ...compared("botbuilder echo", mine.measured(), peer.measured()) };
  } finally {
    for (const close of open.reverse()) await close();
  }
}
