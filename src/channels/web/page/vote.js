// @ts-check
import { element } from "./element.js";

/** @typedef {{ question: string, up: string, down: string, thanks: string, why: string, send: string,
 *   reasons: { why: string, label: string }[], support: { label: string, button: string } }} Words */

/** @typedef {{ message: string, isOpen: boolean, words: Words, cast: (vote: object) => Promise<boolean>,
 *   press: (pressed: { button: string }) => void, grown: (part: HTMLElement) => void }} Voting */

/**
 * Draws the row below a message in which one may say 👍 or 👎, and after a 👎 why. It asks nothing of anybody: what is typed
 * still answers the conversation.
 * @param {Voting} voting
 * @returns {HTMLElement}
 */
export function drawVote({ message, isOpen, words, cast, press, grown }) {
  const row = element("div", "vote");
  const said = element("span", "voteSaid", isOpen ? words.question : words.thanks);
  said.setAttribute("role", "status");
  row.append(said);
  if (!isOpen) return row;

  const reasons = element("div", "voteReasons");
  reasons.hidden = true;
  const thumbs = [thumb("up"), thumb("down")];
  const pair = element("span", "thumbs");
  pair.append(...thumbs);
  row.append(pair, reasons);

  for (const { why, label } of words.reasons)
    reasons.append(
      button("voteReason", label, async () => {
        if (!(await cast({ message, verdict: "down", why }))) return;
        said.textContent = words.thanks;
        pair.remove();
        reasons.remove();
      }),
    );
  reasons.append(button("voteReason", words.support.label, () => press({ button: words.support.button })));
  return row;

  /** @param {"up" | "down"} verdict */
  function thumb(verdict) {
    const it = button(`thumb ${verdict}`, "", async () => {
      if (!(await cast({ message, verdict }))) return;
      for (const one of thumbs) one.setAttribute("aria-pressed", String(one === it));
      said.textContent = verdict === "up" ? words.thanks : words.why;
      reasons.hidden = verdict === "up";
      if (!reasons.hidden) grown(reasons);
    });
    it.append(drawing());
    it.setAttribute("aria-label", words[verdict]);
    it.setAttribute("aria-pressed", "false");
    it.title = words[verdict];
    return it;
  }
}

/** A thumb that points up; not every system has an emoji of it. */
function drawing() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute(
    "d",
    "M7 10.5v9.500m0-9.500 4-7.500a2 2 0 0 1 2 2v4h5.500a2 2 0 0 1 2 2.300l-1 6.500a2 2 0 0 1-2 1.700H7H3.500v-9.500z",
  );
  svg.append(path);
  return svg;
}

/** @param {string} className @param {string} text @param {() => void} press */
function button(className, text, press) {
  const it = element("button", className, text);
  it.setAttribute("type", "button");
  it.addEventListener("click", press);
  return it;
}
