import { html, type Html } from "../../page/html";
import { wordsOf } from "../inputs";
import type { SlackEmulation } from "../emulation";
import type { Channel, Person } from "../state";
import { drawBlocks } from "./drawBlocks";
import { drawMessage, fileAt, namesIn, type Screen } from "./drawMessage";
import { hidden } from "./drawElements";

export interface Shortcut {
  readonly callbackId: string;
  readonly name: string;
}

export interface Looking {
  readonly person: Person;
  /** Undefined means the Home. */
  readonly channel: Channel | undefined;
  readonly thread: string | undefined;
  readonly said: string;
}

/** Renders what one person sees of the workspace. */
export function slackBody(deps: SlackEmulation, base: string, looking: Looking, shortcuts: readonly Shortcut[]): Html {
  const { world } = deps;
  const { person, channel, thread } = looking;
  const at: Screen["at"] = (place) => {
    const query = new URLSearchParams({ as: person.handle });
    for (const [key, value] of Object.entries(place)) if (value) query.set(key === "channel" ? "at" : key, value);
    return `${base}/?${query.toString()}`;
  };
  const screen: Screen = { world, base, user: person.id, at };
  const root = thread === undefined || !channel ? undefined : world.findMessage(channel, thread);
  return html`<header>
      <p class="workspace">${world.workspace(person.team).name} <span class="soft">· emulated Slack</span></p>
      <form method="get" action="${base}/" data-plain>
        <label for="as">You are</label>
        <select id="as" name="as" data-now>
          ${world.state.people
            .filter(({ isBot }) => !isBot)
            .map((it) => html`<option value="${it.handle}" ${it.id === person.id && "selected"}>${it.name}</option>`)}
        </select>
        <button data-without-script>Change</button>
      </form>
    </header>
    <p id="said" role="status">${looking.said}</p>
    <p id="news" class="unseen" role="log"></p>
    <div class="panes ${root !== undefined && "with-thread"}">
      ${navigation(screen, person, channel, shortcuts)}
      ${channel ? conversation(deps, screen, channel) : home(deps, screen)}
      ${root !== undefined && channel !== undefined && threadPane(screen, channel, root.ts)}
    </div>
    <div id="modal" data-live>${modal(deps, screen)}</div>`;
}

function navigation(screen: Screen, person: Person, now: Channel | undefined, shortcuts: readonly Shortcut[]): Html {
  const { world, base, at } = screen;
  const channels = world.state.channels.filter(({ type, members }) => type !== "im" && members.includes(person.id));
  const hasApp = world.botOf(person.team) !== null;
  const dm = hasApp ? world.dm(person.id) : undefined;
  const opens = (tab: "home" | "messages", words: string, isNow: boolean) =>
    html`<li>
      <form method="post" action="${base}/do">
        ${hidden({ as: person.id, act: "open", tab })}
        <button class="place" ${isNow && html`aria-current="page"`}>${words}</button>
      </form>
    </li>`;
  return html`<nav aria-label="Conversations">
    <ul>
      ${channels.map(
        (it) =>
          html`<li>
            <a class="place" href="${at({ channel: it.id })}" ${it.id === now?.id && html`aria-current="page"`}>
              ${it.type === "group" ? "🔒" : "#"} ${it.name}
            </a>
          </li>`,
      )}
      ${dm !== undefined && [opens("messages", "Legitka", dm.id === now?.id), opens("home", "Home", now === undefined)]}
    </ul>
    ${
      hasApp &&
      html`<details>
        <summary>Shortcuts</summary>
        <ul>
          ${shortcuts.map(
            ({ callbackId, name }) =>
              html`<li>
                <form method="post" action="${base}/do">
                  ${hidden({ as: person.id, act: "shortcut", callback: callbackId })}<button class="place">
                    ${name}
                  </button>
                </form>
              </li>`,
          )}
        </ul>
      </details>`
    }
  </nav>`;
}

function conversation(deps: SlackEmulation, screen: Screen, channel: Channel): Html {
  const { user } = screen;
  const seen = channel.messages.filter(
    ({ threadTs, ts, ephemeralTo }) =>
      (ephemeralTo === undefined || ephemeralTo === user) &&
      (threadTs === undefined || threadTs === ts || ephemeralTo === user),
  );
  const name = channel.type === "im" ? "Legitka" : `#${channel.name}`;
  return html`<main>
    <h1>${name}</h1>
    <ol class="messages" id="messages" data-live aria-label="Messages in ${name}" tabindex="0">
      ${seen.map((it) => drawMessage(screen, channel, it, false))}
      ${seen.length === 0 && html`<li class="soft">Nothing here yet.</li>`}
    </ol>
    <div id="agent" data-live>${channel.type === "im" && agent(deps, screen, channel)}</div>
    ${composer(screen, channel, undefined, `Message ${name}`)}
  </main>`;
}

/** The lines above the field of an agent: what it is doing, and what it suggests to write. */
function agent({ agents }: SlackEmulation, { base, user }: Screen, channel: Channel): Html {
  const status = agents.status(channel.id);
  const suggested = agents.prompts(channel.id);
  return html`${status !== undefined && html`<p class="agent-status soft">Legitka ${status}</p>`}
  ${
    suggested !== undefined &&
    html`<p class="soft">${suggested.title}</p>
      <div class="actions prompts">
        ${suggested.prompts.map(
          ({ title, message }) =>
            html`<form method="post" action="${base}/do">
              ${hidden({ as: user, act: "say", channel: channel.id, text: message })}<button>${title}</button>
            </form>`,
        )}
      </div>`
  }`;
}

function threadPane(screen: Screen, channel: Channel, ts: string): Html {
  const messages = channel.messages.filter(
    (it) => (it.ts === ts || it.threadTs === ts) && (it.ephemeralTo === undefined || it.ephemeralTo === screen.user),
  );
  return html`<aside aria-labelledby="thread-name">
    <div class="pane-top">
      <h2 id="thread-name">Thread</h2>
      <a href="${screen.at({ channel: channel.id })}" aria-label="Close the thread">✕</a>
    </div>
    <ol class="messages" id="thread" data-live tabindex="0">
      ${messages.map((it) => drawMessage(screen, channel, it, true))}
    </ol>
    ${composer(screen, channel, ts, "Reply…")}
  </aside>`;
}

function composer({ base, user }: Screen, channel: Channel, thread: string | undefined, label: string): Html {
  return html`<form method="post" action="${base}/do" class="composer" data-clears>
    ${hidden({ as: user, act: "say", channel: channel.id, ...(thread !== undefined && { thread }) })}
    <textarea name="text" rows="1" aria-label="${label}" placeholder="${label}" required></textarea>
    <button class="primary">Send</button>
  </form>`;
}

function home({ views }: SlackEmulation, { world, base, user }: Screen): Html {
  const view = views.home(user);
  const on = { nameOf: namesIn(world), fileAt: fileAt(base), action: `${base}/do`, spot: { as: user, where: "home" } };
  return html`<main>
    <h1>Legitka: Home</h1>
    <div class="home" id="home" data-live>
      ${view ? drawBlocks(view.blocks, on) : html`<p class="soft">Legitka has put nothing here yet.</p>`}
    </div>
  </main>`;
}

function modal({ views }: SlackEmulation, { world, base, user }: Screen): Html {
  const view = views.top(user);
  if (!view) return html``;
  const on = {
    nameOf: namesIn(world),
    fileAt: fileAt(base),
    action: `${base}/do`,
    spot: { as: user, where: "modal" },
    errors: views.errors.get(user) ?? {},
    typed: views.submitted.get(view.id) ?? {},
    people: world.state.people.filter(({ isBot }) => !isBot),
  };
  const inputs = view.blocks.filter(({ type }) => type === "input");
  const others = view.blocks.filter(({ type }) => type !== "input");
  // The Enter key presses the first button of the form. Forms cannot be nested, so elements with forms of their own come before
  // the fields.
  return html`<dialog open aria-labelledby="modal-title" data-view="${view.id}">
    <h2 id="modal-title">${wordsOf(view["title"])}</h2>
    ${drawBlocks(others, on)}
    <form method="post" action="${base}/do">
      ${hidden({ as: user, view: view.id })} ${drawBlocks(inputs, on)}
      <div class="actions end">
        ${view["submit"] !== null && html`<button class="primary" name="act" value="submit">${wordsOf(view["submit"])}</button>`}
        <button name="act" value="close" formnovalidate>${wordsOf(view["close"]) || "Cancel"}</button>
      </div>
    </form>
  </dialog>`;
}
