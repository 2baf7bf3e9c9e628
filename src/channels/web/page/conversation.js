// @ts-check
import { drawCard } from "./card.js";
import { whenLetGo } from "./pressing.js";
import { drawSecret, fetchSecret } from "./secret.js";
import { drawVote } from "./vote.js";

/** @typedef {{ id: string, seq: number, order: string, from: "assistant" | "person", lang?: string, card?: object,
 *   progress?: { at: number, of: number }, hasSecret?: boolean, secret?: import("./secret.js").Secret, answered?: boolean, vote?: "open" | "cast",
 *   said?: { kind: "text", text: string } | { kind: "attachment", type: "image" | "audio" | "file" } }} Message */

/** The messages on the screen, and where one looks at them. */
export class Conversation {
  scroller = /** @type {HTMLElement} */ (document.getElementById("scroller"));
  log = /** @type {HTMLElement} */ (document.getElementById("log"));
  typing = /** @type {HTMLElement} */ (document.getElementById("typing"));
  toEnd = /** @type {HTMLElement} */ (document.getElementById("toEnd"));
  /** @type {Map<string, { message: Message, element: HTMLElement }>} */
  shown = new Map();
  /** Follows the newest message until the person scrolls away. */
  isFollowing = true;
  /** Where following last scrolled to. */
  target = 0;
  /** A long answer is followed by its beginning, which is where it is read from. @type {HTMLElement | undefined} */
  readFrom = undefined;
  /** When the newest message came; what comes long after it is no part of the same answer. */
  arrivedAt = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  typingEnds = undefined;

  /** @param {{ say: (key: string) => string, press: (body: object) => Promise<boolean>,
   *   vote: (body: object) => Promise<boolean>, voteWords: () => import("./vote.js").Words, speaks: (lang: string) => void }} options */
  constructor(options) {
    this.options = options;
    this.scroller.addEventListener("scroll", () => this.looked());
    this.toEnd.addEventListener("click", () => {
      this.readFrom = undefined;
      this.follow();
    });
    const resized = new ResizeObserver(() => whenLetGo(() => this.isFollowing && this.follow()));
    resized.observe(this.log);
    resized.observe(this.scroller);
  }

  /** Shows a message, or a newer form of one. @param {Message} message */
  put(message) {
    const held = this.shown.get(message.id);
    if (held && held.message.seq >= message.seq) return;
    if (message.lang) this.options.speaks(message.lang);
    if (held && looksSame(held.message, message)) {
      held.message = message;
      held.element.classList.toggle("answered", message.answered === true);
      return;
    }
    if (message.from === "assistant") this.hideTyping();
    const element = this.draw(message);
    const hadFocus = held?.element.contains(document.activeElement);
    if (held) held.element.replaceWith(element);
    else this.log.insertBefore(element, this.after(message.order));
    this.shown.set(message.id, { message, element });
    if (hadFocus) document.getElementById("text")?.focus();
    if (!held) this.arrived(message, element);
  }

  clear() {
    this.log.setAttribute("aria-busy", "true");
    this.shown.clear();
    this.log.replaceChildren();
    this.hideTyping();
    this.readFrom = undefined;
    this.isFollowing = true;
    // After an erasure nothing else may follow for long; a reader should hear what does.
    setTimeout(() => this.settled());
  }

  /** The server has said all it had: from here on a screen reader announces what comes. */
  settled() {
    this.log.removeAttribute("aria-busy");
  }

  /** @param {string} oldest */
  dropBefore(oldest) {
    for (const [id, { message, element }] of this.shown) {
      if (message.order >= oldest) continue;
      element.remove();
      this.shown.delete(id);
    }
  }

  showTyping() {
    clearTimeout(this.typingEnds);
    this.typing.hidden = false;
    this.typingEnds = setTimeout(() => whenLetGo(() => this.hideTyping()), 20_000);
    if (this.isFollowing) this.follow();
  }

  hideTyping() {
    clearTimeout(this.typingEnds);
    this.typing.hidden = true;
  }

  /** @param {Message} message */
  draw(message) {
    const element = document.createElement("article");
    element.className = `message ${message.from}`;
    element.setAttribute("aria-label", this.options.say(message.from === "person" ? "you" : "assistant"));
    if (message.lang) element.lang = message.lang;
    if (message.said) element.append(this.bubble(message.said));
    if (message.card) this.drawAnswer(element, message);
    return element;
  }

  /** @param {NonNullable<Message["said"]>} said */
  bubble(said) {
    const bubble = document.createElement("p");
    const names = { image: "sentImage", audio: "sentAudio", file: "sentFile" };
    bubble.textContent = said.kind === "text" ? said.text : this.options.say(names[said.type]);
    bubble.classList.toggle("attachment", said.kind === "attachment");
    return bubble;
  }

  /** @param {HTMLElement} element @param {Message} message */
  drawAnswer(element, message) {
    element.classList.toggle("answered", message.answered === true);
    let isSending = false;
    const press = async (/** @type {{ button: string, input?: string }} */ pressed) => {
      if (isSending) return;
      isSending = true;
      const isTaken = await this.options.press({ ...pressed, message: message.id });
      isSending = false;
      // The typed text stands in the person's own message, without what must not be kept; here it would stand bare.
      if (isTaken) for (const input of inputsOf(element)) input.value = "";
    };
    const place = drawCard(element, message, press);
    const voting = { message: message.id, isOpen: message.vote === "open", words: this.options.voteWords() };
    if (message.vote)
      element.append(drawVote({ ...voting, cast: this.options.vote, press, grown: (it) => this.lookAt(it) }));
    if (message.secret) drawSecret(place, message.secret);
    else if (message.hasSecret) void this.drawFetched(place, message);
  }

  /** After a reload the server fetches the secret anew; meanwhile the message may have lost it. @param {HTMLElement} place @param {Message} message */
  async drawFetched(place, message) {
    const secret = await fetchSecret(message.id).catch(() => null);
    await new Promise((resolve) => whenLetGo(() => resolve(undefined)));
    const now = this.shown.get(message.id)?.message;
    if (!now?.hasSecret || !place.isConnected) return;
    if (secret) drawSecret(place, secret);
    else
      place.append(
        Object.assign(document.createElement("p"), { className: "gone", textContent: this.options.say("secretGone") }),
      );
  }

  /** @param {string} order */
  after(order) {
    const later = [...this.shown.values()].filter(({ message }) => message.order > order);
    later.sort((a, b) => (a.message.order < b.message.order ? -1 : 1));
    return later[0]?.element ?? null;
  }

  /** @param {Message} message @param {HTMLElement} element */
  arrived(message, element) {
    if (message.from === "person") {
      this.readFrom = undefined;
      this.isFollowing = true;
    } else if (this.isFollowing && (!this.readFrom || this.log.hasAttribute("aria-busy") || this.isNews()))
      this.readFrom = element;
    this.arrivedAt = performance.now();
    if (this.isFollowing) this.follow();
    this.looked();
  }

  /** Brings a part of the conversation into sight. @param {HTMLElement} part */
  lookAt(part) {
    this.readFrom = undefined;
    part.scrollIntoView({ block: "nearest" });
  }

  isNews() {
    return performance.now() - this.arrivedAt > 4000;
  }

  follow() {
    const end = this.scroller.scrollHeight - this.scroller.clientHeight;
    const start = this.readFrom?.isConnected ? this.readFrom.offsetTop - 12 : end;
    this.target = Math.max(0, Math.min(end, start));
    this.scroller.scrollTop = this.target;
    this.isFollowing = true;
  }

  looked() {
    this.isFollowing = this.below() < 24 || Math.abs(this.scroller.scrollTop - this.target) < 2;
    // It lies over the messages, so it must not appear under a finger either.
    whenLetGo(() => (this.toEnd.hidden = this.below() < 80));
  }

  /** Pixels of the conversation below what is seen. */
  below() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    return scrollHeight - clientHeight - scrollTop;
  }
}

/** @param {Message} a @param {Message} b */
function looksSame(a, b) {
  const look = (/** @type {Message} */ { lang, card, hasSecret, progress, said }) =>
    JSON.stringify([lang, card, hasSecret, progress, said]);
  return !b.secret && look(a) === look(b);
}

/** @param {HTMLElement} element @returns {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */
function inputsOf(element) {
  return element.querySelectorAll("input, textarea");
}
