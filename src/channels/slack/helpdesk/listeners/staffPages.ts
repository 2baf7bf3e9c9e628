import { z } from "zod";
import type { types } from "@slack/bolt";
import { eventIdOf } from "../../receive/interaction";
import { plain, section, type Block } from "../../blocks";
import { admit } from "../gate";
import type { Member } from "../members";
import { names, type ListenerDeps } from "../deps";
import { onPress } from "../onPress";
import { button } from "../ticketCard";

const commandSchema = z.object({ user_id: z.string(), trigger_id: z.string() });

/** The way to the staff pages: a command and a button on the staff's home tab show a link that only who asked can see. */
export function listenToStaffPages(deps: ListenerDeps): void {
  const { slack, say } = deps;

  slack.bolt.command(names.staffCommand, async ({ body, context, ack }) => {
    const it = commandSchema.safeParse(body).data;
    const { teamId: team } = context;
    if (!it || team === undefined) return;
    const admitted = await admit(deps, { team, user: it.user_id }, "staffLink");
    const shown = admitted.ok
      ? await linkFor(deps, admitted.member, eventIdOf(team, it.trigger_id))
      : { text: admitted.words };
    await ack({ response_type: "ephemeral", ...shown });
  });

  onPress(deps, names.staffPages, () => ({
    what: "staffLink",
    async perform({ member, event, open }) {
      const { blocks } = await linkFor(deps, member, event);
      await open(linkView(blocks, say, member.lang));
    },
  }));
}

async function linkFor(
  { say, staffLink }: ListenerDeps,
  { id, name, lang }: Member,
  event: string,
): Promise<{ text: string; blocks: Block[] }> {
  const it = await staffLink?.({ id, name, lang }, event);
  if (!it?.ok) {
    const text = say("staffPages.tooMany", lang);
    return { text, blocks: [section(text)] };
  }
  const text = say("staffPages.link", lang, { minutes: it.minutes });
  const open = button(say("staffPages.open", lang), `${names.link}staff`, "staff", { url: it.url });
  return { text, blocks: [section(text), { type: "actions", elements: [open] }] };
}

const linkView = (blocks: Block[], say: ListenerDeps["say"], lang: Member["lang"]): types.ModalView => ({
  type: "modal",
  title: plain(say("staffPages.title", lang)),
  close: plain(say("lookup.cancel", lang)),
  blocks,
});
