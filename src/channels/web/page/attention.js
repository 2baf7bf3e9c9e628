// @ts-check

/** With one tag, a newer notification takes the place of the one before, also that of another tab. */
const tag = "legitka";

/**
 * Tells a person who looks elsewhere that something has come: in the tab's title and, where they have allowed it, by a
 * notification. Neither says what has come, because others may see the screen.
 */
export class Attention {
  button = /** @type {HTMLElement} */ (document.getElementById("notify"));
  name = "";
  unseen = 0;
  /** The place of the newest message so far; an older one that is sent again is no news. */
  newest = "";
  /** @type {Notification | undefined} */
  shown = undefined;

  /** @param {{ say: (key: string) => string }} options */
  constructor({ say }) {
    this.say = say;
    document.addEventListener("visibilitychange", () => !document.hidden && this.seen());
    this.button.addEventListener("click", () => void this.ask());
    this.offer();
  }

  /** @param {string} name */
  setName(name) {
    this.name = name;
    this.entitle();
  }

  /** Takes note of a message. @param {{ from: string, order: string }} message @param {boolean} isLive false for what was there before */
  came({ from, order }, isLive) {
    const isNews = order > this.newest;
    if (isNews) this.newest = order;
    if (!isNews || !isLive || from !== "assistant" || !document.hidden) return;
    this.unseen += 1;
    this.entitle();
    this.notify();
  }

  seen() {
    this.unseen = 0;
    this.entitle();
    this.shown?.close();
    this.shown = undefined;
  }

  entitle() {
    document.title = this.unseen > 0 ? `(${this.unseen}) ${this.name}` : this.name;
  }

  notify() {
    if (!("Notification" in window) || Notification.permission !== "granted") return;
    try {
      const shown = new Notification(this.name, { body: this.say("newMessage"), tag, icon: "guide/icon.png" });
      shown.onclick = () => window.focus();
      this.shown = shown;
    } catch {
      // Some browsers have notifications only for pages with a service worker; the title has it all the same.
    }
  }

  /** The browser asks once and remembers; who has answered is not asked again. */
  async ask() {
    await Notification.requestPermission();
    this.offer();
  }

  /** Phones do not let a page like this one notify anybody, so they offer nothing. */
  offer() {
    const canBeAsked = "Notification" in window && Notification.permission === "default";
    this.button.hidden = !canBeAsked || matchMedia("(pointer: coarse)").matches;
  }
}
