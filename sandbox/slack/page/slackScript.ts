/**
 * The script of the page: it sends forms without leaving the page, shows modals as modals, and refreshes the parts marked `live`
 * without touching what is being typed. Without scripts the same forms work as ordinary ones.
 */
export const slackScript = `
"use strict";
document.documentElement.classList.add("scripted");
const said = document.getElementById("said");
const shown = new Map();
let version;
const lives = (page) => [...page.querySelectorAll("[data-live]")];
const controls = "a, button, select, textarea, input:not([type=hidden])";
const isAtEnd = (list) => list.scrollHeight - list.scrollTop - list.clientHeight < 80;
const toEnd = (list) => { list.scrollTop = list.scrollHeight; };
function settle() {
  const dialog = document.querySelector("#modal dialog");
  if (dialog && !dialog.matches(":modal")) {
    dialog.removeAttribute("open");
    dialog.showModal();
    const first = dialog.querySelector("[aria-invalid]") || dialog.querySelector("textarea, input:not([type=hidden]), select");
    if (first) first.focus();
  }
}
async function refresh() {
  const answer = await fetch(location.href, { headers: { accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  let isNew = false;
  for (const fresh of lives(page)) {
    const old = document.getElementById(fresh.id);
    if (!old || shown.get(fresh.id) === fresh.outerHTML) continue;
    shown.set(fresh.id, fresh.outerHTML);
    keepWritten(old, fresh);
    replace(old, document.adoptNode(fresh));
    isNew = true;
  }
  if (isNew) settle();
}
/* The reader's place in the conversation and the focused button are kept, and screen readers announce what came. */
function replace(old, fresh) {
  const [wasAtEnd, top] = [isAtEnd(old), old.scrollTop];
  const active = old.contains(document.activeElement) ? document.activeElement : null;
  const owner = active && active.closest("[id]");
  const at = owner ? [...owner.querySelectorAll(controls)].indexOf(active) : -1;
  const last = old.lastElementChild && old.lastElementChild.id;
  old.replaceWith(fresh);
  if (fresh.matches(".messages")) {
    if (wasAtEnd) toEnd(fresh); else fresh.scrollTop = top;
    const newest = fresh.lastElementChild;
    if (newest && newest.id !== last) document.getElementById("news").textContent = newest.innerText.slice(0, 300);
  }
  if (!owner) return;
  const there = document.getElementById(owner.id) || fresh;
  const next = [...there.querySelectorAll(controls)][at] || fresh;
  next.focus({ preventScroll: true });
}
function keepWritten(old, fresh) {
  const view = (it) => it.querySelector("dialog") && it.querySelector("dialog").dataset.view;
  if (!view(old) || view(old) !== view(fresh)) return;
  for (const field of old.querySelectorAll("textarea, input, select")) {
    const there = field.id && fresh.querySelector("#" + CSS.escape(field.id));
    if (there) there.value = field.value;
  }
}
async function send(form, submitter) {
  if (form.dataset.confirm && !confirm(form.dataset.confirm)) return;
  const body = new URLSearchParams(new FormData(form, submitter));
  if (form.hasAttribute("data-clears")) form.reset();
  try {
    const answer = await fetch(form.action, { method: "POST", headers: { accept: "application/json" }, body });
    const { message, go } = await answer.json();
    said.textContent = message;
    if (go) location.assign(go);
    else await refresh();
  } catch {
    said.textContent = "The sandbox does not answer.";
  }
}
document.addEventListener("submit", (event) => {
  if (event.target.hasAttribute("data-plain")) return;
  event.preventDefault();
  send(event.target, event.submitter);
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-press]");
  if (link) send(link.closest("form"));
});
/* A picture that comes late does not push what is new out of sight. */
document.addEventListener("load", ({ target }) => {
  const list = target.closest && target.closest(".messages");
  const below = list ? list.scrollHeight - list.scrollTop - list.clientHeight : 0;
  if (list && below < target.clientHeight + 80) toEnd(list);
}, true);
document.addEventListener("change", (event) => {
  if (event.target.hasAttribute("data-now")) event.target.form.requestSubmit();
});
document.addEventListener("keydown", (event) => {
  const isField = event.target.closest && event.target.closest(".composer textarea");
  if (!isField || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});
document.addEventListener("cancel", (event) => {
  if (event.target.tagName !== "DIALOG") return;
  event.preventDefault();
  event.target.querySelector("[value=close]").click();
}, true);
for (const it of lives(document)) shown.set(it.id, it.outerHTML);
document.querySelectorAll(".messages").forEach(toEnd);
settle();
setInterval(async () => {
  if (document.hidden) return;
  try {
    const now = (await (await fetch(document.body.dataset.version)).json()).version;
    if (now === version) return;
    version = now;
    await refresh();
  } catch {}
}, 1000);
`;
