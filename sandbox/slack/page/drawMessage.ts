import { html, type Html } from "../../page/html";
import type { Channel, Message } from "../state";
import type { World } from "../world";
import { drawBlocks, type Drawing } from "./drawBlocks";
import { mrkdwn, type NameOf } from "./mrkdwn";

/** The person whose screen is drawn, and the URLs of its parts. */
export interface Screen {
  readonly world: World;
  /** Without a trailing slash. */
  readonly base: string;
  readonly user: string;
  /** The URL of this page that shows another place. */
  readonly at: (place: { readonly channel?: string; readonly thread?: string | undefined }) => string;
}

export const namesIn =
  (world: World): NameOf =>
  (id) => {
    if (world.state.group.id === id) return world.state.group.handle;
    return world.findPerson(id)?.name ?? world.findChannel(id)?.name ?? id;
  };

export const fileAt =
  (base: string) =>
  (id: string): string =>
    `${base}/shown/${id}`;

const clockTime = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Warsaw" });

/** Renders one message as a client does; in its conversation with a link to its thread. */
export function drawMessage(screen: Screen, channel: Channel, message: Message, isInThread: boolean): Html {
  const { world, base, user } = screen;
  const author = world.findPerson(message.user);
  const drawing: Drawing = {
    nameOf: namesIn(world),
    fileAt: fileAt(base),
    action: `${base}/do`,
    spot: { as: user, channel: channel.id, ts: message.ts },
  };
  const isEphemeral = message.ephemeralTo !== undefined;
  const at = new Date(Number(message.ts) * 1000);
  return html`<li class="message ${isEphemeral && "ephemeral"}" id="m-${message.ts}">
    <span class="avatar a${hue(message.user)}" aria-hidden="true">${initials(author?.name ?? "?")}</span>
    <div class="content">
      <p class="by">
        <strong>${author?.name ?? message.user}</strong>
        ${author?.isBot === true && html`<span class="badge">APP</span>`}
        <time datetime="${at.toISOString()}">${clockTime.format(at)}</time>
      </p>
      ${isEphemeral && html`<p class="soft only">Only visible to you</p>`}
      ${
        message.blocks
          ? drawBlocks(message.blocks, drawing)
          : message.text !== "" &&
            html`<div class="text">
              ${mrkdwn(message.text, drawing.nameOf)}${
                message.editedTs !== undefined && html` <span class="soft">(edited)</span>`
              }
            </div>`
      }
      ${message.files.map((id) => drawFile(screen, id))}
      ${!isInThread && !isEphemeral && threadLink(screen, channel, message)}
    </div>
  </li>`;
}

function drawFile({ world, base }: Screen, id: string): Html {
  const file = world.file(id);
  if (!file || file.isDeleted) return html`<p class="soft">This file was deleted.</p>`;
  return file.mimetype.startsWith("image/")
    ? html`<figure>
        <figcaption>${file.title}</figcaption>
        <img class="file" src="${fileAt(base)(id)}" alt="${file.altText ?? file.title}" />
      </figure>`
    : html`<p>📄 <a href="${fileAt(base)(id)}">${file.title}</a></p>`;
}

function threadLink({ at }: Screen, channel: Channel, message: Message): Html {
  const count = channel.messages.filter(({ threadTs, ts }) => threadTs === message.ts && ts !== message.ts).length;
  const words = count === 0 ? "Reply" : count === 1 ? "1 reply" : `${count} replies`;
  return html`<p class="thread-link ${count > 0 && "some"}">
    <a href="${at({ channel: channel.id, thread: message.ts })}">${words}</a>
  </p>`;
}

const initials = (name: string): string =>
  name
    .split(" ")
    .map(([letter = ""]) => letter)
    .slice(0, 2)
    .join("");

/** One of six colours, always the same for the same person. */
const hue = (id: string): number => Buffer.from(id).reduce((sum, byte) => sum + byte, 0) % 6;
