import { z } from "zod";
import type { Brought, SlackControl } from "../control";
import type { World } from "../world";

const form = z.discriminatedUnion("act", [
  z.object({
    act: z.literal("say"),
    as: z.string(),
    channel: z.string(),
    thread: z.string().optional(),
    text: z.string().min(1),
  }),
  z.object({
    act: z.literal("press"),
    as: z.string(),
    where: z.enum(["home", "modal"]).optional(),
    channel: z.string().optional(),
    ts: z.string().optional(),
    button: z.string(),
    value: z.string().optional(),
  }),
  z.object({ act: z.literal("submit"), as: z.string() }),
  z.object({ act: z.literal("close"), as: z.string() }),
  z.object({ act: z.literal("shortcut"), as: z.string(), callback: z.string() }),
  z.object({ act: z.literal("open"), as: z.string(), tab: z.enum(["home", "messages"]) }),
]);

/** The outcome of a form of the page. */
export interface Done {
  /** A message for the person who pressed; empty if there is none. */
  readonly message: string;
  /** The place to show now. */
  readonly at?: string;
}

/**
 * Does what a form requests, as the person would do it in a client. Never throws: what a client would refuse is returned as a
 * message.
 */
export async function doAs(world: World, control: SlackControl, fields: URLSearchParams): Promise<Done> {
  const asked = form.safeParse(Object.fromEntries(fields));
  if (!asked.success) return { message: z.prettifyError(asked.error) };
  const it = asked.data;
  try {
    if (it.act === "open") {
      // The view that the app then publishes is shown when it arrives.
      await control.opensHome(it.as, it.tab);
      return { message: "", at: it.tab === "home" ? "home" : world.dm(it.as).id };
    }
    const brought = await (it.act === "say"
      ? say(world, control, it)
      : it.act === "submit"
        ? control.submits(it.as, fieldsOf(fields))
        : it.act === "close"
          ? control.closes(it.as)
          : it.act === "shortcut"
            ? control.shortcut(it.as, it.callback)
            : control.presses(it.as, it.where ?? { channel: it.channel ?? "", ts: it.ts ?? "" }, it.button, it.value));
    return { message: brought && !isTaken(brought) ? "Legitka did not answer in time. Try again." : "" };
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) };
  }
}

const isTaken = ({ status }: Brought): boolean => status >= 200 && status < 300;

function say(
  world: World,
  control: SlackControl,
  it: { readonly as: string; readonly channel: string; readonly thread?: string | undefined; readonly text: string },
): Promise<Brought> {
  const [, command, rest = ""] = /^(\/[\w-]+)(?:\s+(.*))?$/su.exec(it.text.trim()) ?? [];
  if (command !== undefined && it.thread === undefined) return control.command(it.as, it.channel, command, rest);
  const { team } = world.person(it.as);
  const text = it.text.replace(/@legitka/giu, `<@${world.botOf(team)?.user ?? ""}>`);
  return control.says(it.as, it.channel, text, it.thread === undefined ? {} : { thread: it.thread });
}

/** The fields of a modal: `value:BLOCK`. Empty fields are left out. */
function fieldsOf(fields: URLSearchParams): Record<string, string> {
  const values = [...fields].filter(([name]) => name.startsWith("value:"));
  return Object.fromEntries(values.map(([name, value]) => [name.slice("value:".length), value]));
}
