// @ts-check
import { Attention } from "./attention.js";
import { startComposer } from "./composer.js";
import { connect } from "./connection.js";
import { Conversation } from "./conversation.js";
import { whenLetGo } from "./pressing.js";

/** @param {string} id */
const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** The page's texts in every language, as the server gave them. @type {Record<string, Record<string, string>>} */
let texts = {};
/** The words beside a vote, in every language. @type {Record<string, import("./vote.js").Words>} */
let voteWords = {};
/** @type {string} */
let lang = "";
/** The messages that could not be sent; they are sent again, unchanged, when the person asks for it. @type {object[]} */
let unsent = [];
/** In bytes. */
let largestPicture = 0;
let isGreeted = false;
/** Everything from before has been shown once; what is new from here on is news. */
let isShown = false;

/** @param {string} key */
const say = (key) => texts[lang]?.[key] ?? "";

const attention = new Attention({ say });
const conversation = new Conversation({
  say,
  press: (body) => post(body),
  vote: (body) =>
    send("vote", body).then(
      ({ ok }) => ok,
      () => false,
    ),
  voteWords: () => voteWords[lang],
  speaks: setLanguage,
});

start();

async function start() {
  await openSession();
  startComposer({ send: post, upload });
  element("retry").addEventListener("click", sendAgain);
  element("status").textContent = say("connecting");
  connect({
    renew: openSession,
    onState: (isOpen) => (element("status").textContent = isOpen ? "" : say("reconnecting")),
    on: {
      reset: () => conversation.clear(),
      message: (data) => {
        conversation.put(data);
        attention.came(data, isShown);
      },
      trim: ({ oldest }) => conversation.dropBefore(oldest),
      typing: () => conversation.showTyping(),
      ready: greet,
    },
  });
}

/** Asks who we are; repeated, when the server is away, until it answers. */
async function openSession() {
  for (;;) {
    try {
      const answer = await send("session", { languages: [...navigator.languages] });
      if (answer.ok) return introduce(await answer.json());
    } catch {
      // The server is not there (yet); the next try will tell.
    }
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
}

/** @param {{ name: string, links: Record<string, string>, lang: string, strings: typeof texts,
 *   votes: typeof voteWords, largestPicture: number }} session */
function introduce(session) {
  texts = session.strings;
  voteWords = session.votes;
  largestPicture = session.largestPicture;
  attention.setName(session.name);
  element("name").textContent = session.name;
  element("links").replaceChildren(...Object.entries(session.links).map(([key, href]) => linkTo(key, href)));
  setLanguage(lang || session.lang);
}

/** @param {string} key @param {string} href */
function linkTo(key, href) {
  const link = document.createElement("a");
  link.href = href;
  link.target = "_blank";
  link.rel = "noopener";
  link.dataset.text = key;
  return link;
}

/** @param {string} wanted */
function setLanguage(wanted) {
  if (!texts[wanted] || wanted === lang) return;
  lang = wanted;
  document.documentElement.lang = lang;
  for (const link of element("links").children)
    link.textContent = say(/** @type {HTMLElement} */ (link).dataset.text ?? "");
  for (const key of ["send", "attach", "toEnd", "notify"]) {
    element(key).setAttribute("aria-label", say(key));
    element(key).title = say(key);
  }
  element("text").setAttribute("placeholder", say("placeholder"));
  element("text").setAttribute("aria-label", say("placeholder"));
  element("scroller").setAttribute("aria-label", say("conversation"));
  element("log").setAttribute("aria-label", say("conversation"));
  element("typingText").textContent = say("typing");
  element("failedText").textContent = say("failed");
  element("retry").textContent = say("retry");
}

/** A conversation nobody began begins with a greeting. @param {{ empty: boolean, epoch: string }} ready */
function greet({ empty, epoch }) {
  conversation.settled();
  isShown = true;
  if (isGreeted) return;
  isGreeted = true;
  if (empty) void post({ hello: true }, `hello-${epoch}`.slice(0, 64));
}

/** @param {object} body @returns {Promise<boolean>} whether the server has it */
async function post(body, /** @type {string} */ eventId = crypto.randomUUID()) {
  return deliver({ eventId, locale: navigator.language, ...body });
}

/** @param {object} message */
async function deliver(message) {
  try {
    const answer = await send("messages", message);
    if (answer.ok) return true;
  } catch {
    // Said below: whether the server refused or cannot be reached, the person may try again.
  }
  unsent.push(message);
  whenLetGo(() => (element("failed").hidden = unsent.length === 0));
  return false;
}

async function sendAgain() {
  const messages = unsent;
  unsent = [];
  element("failed").hidden = true;
  for (const message of messages) await deliver(message);
}

/**
 * Uploads a picture, to be named by the message that it comes with. If that fails, the message still names it, and the student is told
 * that it did not arrive.
 * @param {File} file
 */
async function upload(file) {
  const picture = { id: crypto.randomUUID(), name: file.name.slice(-200) };
  if (file.size > largestPicture) return { ...picture, tooLarge: true };
  await fetch(`pictures/${picture.id}`, {
    method: "PUT",
    headers: { "content-type": file.type },
    body: file,
  }).catch(() => undefined);
  return picture;
}

/** @param {string} path @param {object} body */
function send(path, body) {
  return fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
}
