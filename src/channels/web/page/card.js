// @ts-check
import { whenLetGo } from "./pressing.js";

/** The renderer, loaded by its own script. @type {any} */
const AC = /** @type {any} */ (window).AdaptiveCards;

// Colours are the page's own, so that one configuration serves light and dark (see page.css).
const colour = (/** @type {string} */ name) => ({ default: `var(--${name})`, subtle: "var(--subtle)" });

const container = {
  backgroundColor: "transparent",
  foregroundColors: {
    default: colour("text"),
    accent: colour("accent-text"),
    good: colour("good"),
    warning: colour("warning"),
    attention: colour("attention"),
  },
};

const fontSizes = { small: 14, default: 16, medium: 18, large: 20, extraLarge: 26 };
const fontWeights = { lighter: 400, default: 400, bolder: 650 };

const hostConfig = new AC.HostConfig({
  hostCapabilities: {},
  supportsInteractivity: true,
  fontFamily: "inherit",
  fontTypes: {
    default: { fontFamily: "inherit", fontSizes, fontWeights },
    monospace: { fontFamily: "var(--mono)", fontSizes, fontWeights },
  },
  lineHeights: { small: 20, default: 24, medium: 26, large: 27, extraLarge: 34 },
  spacing: { small: 6, default: 10, medium: 16, large: 20, extraLarge: 28 },
  containerStyles: { default: container, emphasis: container },
  textBlock: { headingLevel: 2 },
  imageSizes: { small: 80, medium: 160, large: 320 },
  actions: {
    maxActions: 6,
    spacing: "medium",
    buttonSpacing: 0,
    actionsOrientation: "horizontal",
    actionAlignment: "left",
  },
  inputs: {
    label: {
      inputSpacing: "small",
      requiredInputs: { weight: "bolder", color: "default" },
      optionalInputs: { weight: "bolder", color: "default" },
    },
    errorMessage: { color: "attention", size: "small", spacing: "small" },
  },
});
AC.GlobalSettings.setTabIndexAtCardRoot = false;
// Nothing is taken for Markdown, and the renderer does not complain that nobody processes it.
AC.AdaptiveCard.onProcessMarkdown = () => {};

/**
 * Draws a message's card. Texts are shown as they are.
 * @param {HTMLElement} element
 * @param {{ card?: any, progress?: { at: number, of: number } }} message
 * @param {(pressed: { button: string, input?: string }) => void} press
 * @returns {HTMLElement} where the secret goes, above the buttons
 */
export function drawCard(element, { card: json, progress }, press) {
  const card = new AC.AdaptiveCard();
  card.hostConfig = hostConfig;
  card.onExecuteAction = (/** @type {any} */ action) => {
    if (action instanceof AC.OpenUrlAction) open(action.url);
    else press(action.data);
  };
  // A screen reader reads the card's elements; a label for all of it would be read on top.
  card.parse({ ...json, speak: undefined });
  const drawn = /** @type {HTMLElement} */ (card.render());
  if (progress) element.append(progressBar(progress));
  element.append(drawn);
  sendOnEnter(drawn);
  for (const block of drawn.querySelectorAll(".ac-textBlock")) drawWords(block);
  for (const image of drawn.querySelectorAll("img")) showWhenLoaded(image);

  const place = document.createElement("div");
  place.className = "secret";
  const firstSet = drawn.querySelector(".ac-actionSet");
  drawn.insertBefore(place, [...drawn.children].find((child) => firstSet && child.contains(firstSet)) ?? null);
  return place;
}

/** Shows the bold words of a text, and its addresses as links; the rest stays as it is. @param {Element} block */
function drawWords(block) {
  if (block.childElementCount > 0) return;
  // The marks of bold words are those of dialogs/kit/bold.ts.
  const parts = (block.textContent ?? "").split(/\ue010([^\ue010\ue011\n]+)\ue011/);
  block.replaceChildren(...parts.flatMap((part, at) => (at % 2 === 0 ? withLinks(part) : strong(withLinks(part)))));
}

/** @param {string} text @returns {(string | HTMLElement)[]} */
function withLinks(text) {
  // The same pattern as for the other chats, in src/channels/addresses.ts.
  const parts = text.replace(/[\ue010\ue011]/g, "").split(/(https?:\/\/[^\s<>|\ue011]*[^\s<>|\ue011.,;:!?)»”"'\]])/);
  return parts.map((part, at) => (at % 2 === 0 ? part : anchor(part)));
}

/** @param {(string | HTMLElement)[]} words */
function strong(words) {
  const bold = document.createElement("strong");
  bold.append(...words);
  return bold;
}

/** @param {string} url */
function anchor(url) {
  const link = document.createElement("a");
  link.href = url;
  link.textContent = url;
  link.target = "_blank";
  link.rel = "noopener";
  return link;
}

/** @param {string} url */
function open(url) {
  const { protocol, href } = new URL(url, location.href);
  if (["https:", "http:", "mailto:", "tel:"].includes(protocol)) window.open(href, "_blank", "noopener");
}

/** Its height is known when it is loaded; what is below it moves then. @param {HTMLImageElement} image */
function showWhenLoaded(image) {
  if (image.complete) return;
  image.hidden = true;
  const show = () => whenLetGo(() => (image.hidden = false));
  image.addEventListener("load", show);
  image.addEventListener("error", show);
}

/** The step in words stands in the card; this only pictures it. @param {{ at: number, of: number }} progress */
function progressBar({ at, of }) {
  const bar = document.createElement("div");
  bar.className = "progress";
  bar.setAttribute("aria-hidden", "true");
  for (let step = 1; step <= of; step++) {
    const part = document.createElement("i");
    part.classList.toggle("done", step <= at);
    bar.append(part);
  }
  return bar;
}

/** In a one-line field Enter presses the button that sends it. @param {HTMLElement} drawn */
function sendOnEnter(drawn) {
  const input = drawn.querySelector("input.ac-textInput");
  input?.addEventListener("keydown", (event) => {
    if (/** @type {KeyboardEvent} */ (event).key !== "Enter") return;
    event.preventDefault();
    /** @type {HTMLElement | null} */ (drawn.querySelector(".ac-pushButton.primary:not([role=link])"))?.click();
  });
  if (input) input.setAttribute("autocomplete", "off");
}
