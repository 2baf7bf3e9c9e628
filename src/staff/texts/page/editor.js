// @ts-check

const form = /** @type {HTMLFormElement | null} */ (document.getElementById("editor"));
/** How long somebody has to stop typing before the preview is asked for. */
const pauseMs = 250;

/** @param {HTMLFormElement} editor */
function begin(editor) {
  chooseChannel(editor);
  const draw = drawing(editor);
  void draw();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  let asked = 0;
  editor.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLTextAreaElement) count(editor, target);
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const number = ++asked;
      const shown = await ask(editor);
      // An answer that was overtaken by a later one shows what is no longer typed.
      if (number !== asked) return;
      if (shown) show(editor, shown);
      await draw();
    }, pauseMs);
  });
  // Nobody loses what they typed by a wrong click.
  let isSent = false;
  const before = new URLSearchParams(fields(editor)).toString();
  editor.addEventListener("submit", () => (isSent = true));
  addEventListener("beforeunload", (event) => {
    if (!isSent && typed(before) !== typed(new URLSearchParams(fields(editor)).toString())) event.preventDefault();
  });
}

/** The texts alone, without what the preview shows. @param {string} query */
const typed = (query) => JSON.stringify([...new URLSearchParams(query)].filter(([name]) => name.startsWith("text_")));

/** @param {HTMLFormElement} editor @returns {[string, string][]} */
const fields = (editor) => [...new FormData(editor)].map(([name, value]) => [name, String(value)]);

/** @param {HTMLFormElement} editor @param {HTMLTextAreaElement} field */
function count(editor, field) {
  const place = editor.querySelector(`[data-count="${field.lang}"]`);
  if (place) place.textContent = (editor.dataset.counted ?? "").replace("…", String(field.value.trim().length));
}

/** @param {HTMLFormElement} editor */
async function ask(editor) {
  try {
    const body = new URLSearchParams([...fields(editor), ["key", editor.dataset.key ?? ""]]);
    const answer = await fetch("/staff/texts/preview", { method: "POST", body });
    if (!answer.ok) throw new Error(String(answer.status));
    say(editor, "");
    return await answer.json();
  } catch {
    say(editor, editor.dataset.failed ?? "");
    return undefined;
  }
}

/** @param {HTMLFormElement} editor @param {string} words */
function say(editor, words) {
  const place = editor.querySelector(".texts-failed") ?? document.createElement("p");
  place.className = "texts-failed soft";
  place.setAttribute("role", "status");
  place.textContent = words;
  editor.querySelector(".texts-preview")?.append(place);
}

/** @param {HTMLFormElement} editor @param {any} shown */
function show(editor, shown) {
  for (const [lang, wrong] of Object.entries(shown.wrong)) {
    const list = editor.querySelector(`[data-wrong="${lang}"]`);
    list?.replaceChildren(
      ...wrong.map((/** @type {string} */ it) => Object.assign(document.createElement("li"), { textContent: it })),
    );
  }
  const alone = editor.querySelector("[data-alone]");
  if (alone) alone.textContent = shown.text ?? "";
  if (shown.kind !== "card") return;
  const web = /** @type {HTMLElement | null} */ (editor.querySelector('[data-channel="web"] [data-card]'));
  const teams = /** @type {HTMLElement | null} */ (editor.querySelector('[data-channel="teams"] [data-card]'));
  if (web) web.dataset.card = JSON.stringify({ card: shown.web, progress: shown.progress });
  if (teams) teams.dataset.card = JSON.stringify({ card: shown.teams });
  const slack = editor.querySelector("[data-slack]");
  // The server has escaped it.
  if (slack) slack.innerHTML = shown.slack;
}

/**
 * Draws the cards of the chat page and of Teams with the renderer that the chat page uses.
 * @param {HTMLFormElement} editor
 */
function drawing(editor) {
  const places = /** @type {HTMLElement[]} */ ([...editor.querySelectorAll("[data-card]")]);
  const loaded = places.length > 0 ? load() : undefined;
  return async () => {
    const drawCard = await loaded;
    for (const place of places) {
      const { card, progress } = JSON.parse(place.dataset.card ?? "{}");
      if (!drawCard || !card) continue;
      const isTeams = place.closest(".teams") !== null;
      const { AdaptiveCard } = /** @type {any} */ (window).AdaptiveCards;
      const usual = AdaptiveCard.onProcessMarkdown;
      if (isTeams) AdaptiveCard.onProcessMarkdown = markdown;
      place.replaceChildren();
      drawCard(place, { card, progress }, () => {});
      AdaptiveCard.onProcessMarkdown = usual;
    }
  };
}

async function load() {
  await new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = "/staff/texts/files/adaptivecards.min.js";
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
  const { drawCard } = await import("/staff/texts/files/card.js");
  return drawCard;
}

/**
 * The little of Markdown that our cards have for Teams: escaped signs, and addresses.
 * @param {string} text
 * @param {{ outputHtml: string, didProcess: boolean }} result
 */
function markdown(text, result) {
  const escaped = (/** @type {string} */ it) => it.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const plain = (/** @type {string} */ it) => escaped(it.replace(/\\([\\*_[\]`~<>.)+#-])/g, "$1"));
  const parts = text.split(/\[((?:\\.|[^[\]\\])+)\]\((https?:[^\s()]+)\)/);
  result.outputHtml = `<p>${parts
    .map((part, at) =>
      at % 3 === 0 ? plain(part) : at % 3 === 1 ? `<a href="${escaped(parts[at + 1] ?? "")}">${plain(part)}</a>` : "",
    )
    .join("")}</p>`;
  result.didProcess = true;
}

/** On a phone one channel is shown at a time. @param {HTMLFormElement} editor */
function chooseChannel(editor) {
  const tabs = /** @type {HTMLElement[]} */ ([...editor.querySelectorAll("[data-tab]")]);
  const choose = (/** @type {string | undefined} */ name) => {
    for (const tab of tabs) tab.setAttribute("aria-pressed", String(tab.dataset.tab === name));
    for (const it of editor.querySelectorAll("[data-channel]"))
      it.classList.toggle("chosen", /** @type {HTMLElement} */ (it).dataset.channel === name);
  };
  for (const tab of tabs) tab.addEventListener("click", () => choose(tab.dataset.tab));
  choose(tabs[0]?.dataset.tab);
  if (tabs.length > 0) editor.classList.add("tabbed");
}

if (form) begin(form);
