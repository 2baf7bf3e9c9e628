import type { Brought, SlackControl } from "../control";
import type { Body } from "../delivery";
import type { SlackEmulation } from "../emulation";
import type { Message } from "../state";
import { conversation } from "./act";
import { typed } from "./typed";

const types: Readonly<Record<string, string>> = { png: "image/png", jpg: "image/jpeg", pdf: "application/pdf" };
/** The result of actions about which the app gets no event. */
const unheard: Brought = { status: 200, body: "", ms: 0 };

/** Messages that people write, edit and delete. */
export function writing({
  world,
  messages,
  delivery,
}: SlackEmulation): Pick<SlackControl, "says" | "edits" | "deletes"> {
  async function bringAll(events: readonly Body[]): Promise<Brought> {
    const all = await Promise.all(events.map((event) => delivery.bring(event)));
    return all[0] ?? unheard;
  }

  function own(user: string, channelId: string, ts: string) {
    const channel = conversation(world, user, channelId);
    const message: Message | undefined = world.findMessage(channel, ts);
    if (message?.user !== world.person(user).id) throw new Error(`The emulated Slack has no message ${ts} of theirs.`);
    return { channel, message };
  }

  return {
    async says(user, channelId, text, { thread, files = [] } = {}) {
      const channel = conversation(world, user, channelId);
      const { id, team } = world.person(user);
      const attached = files.map((given) => {
        const { name, content } = typeof given === "string" ? { name: given, content: Buffer.alloc(0) } : given;
        const file = {
          id: world.id("F"),
          team,
          user: id,
          name,
          title: name,
          mimetype: types[name.split(".").at(-1) ?? ""] ?? "application/octet-stream",
          size: content.length,
          content: content.toString("base64"),
          isDeleted: false,
          created: world.now(),
          shares: [],
        };
        world.addFile(file);
        return file.id;
      });
      const draft = { user: id, text: typed(text), files: attached, threadTs: thread };
      const { message, events } = messages.add(channel, draft);
      return { ...(await bringAll(events)), ts: message.ts };
    },
    edits(user, channelId, ts, text) {
      const { channel, message } = own(user, channelId, ts);
      return bringAll(messages.change(channel, message, { text: typed(text) }));
    },
    deletes(user, channelId, ts) {
      const { channel, message } = own(user, channelId, ts);
      return bringAll(messages.remove(channel, message));
    },
  };
}
