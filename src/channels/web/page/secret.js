// @ts-check
import { element } from "./element.js";

/** @typedef {{ qrPng: string, qrAlt: string, qrText: string, qrTextLabel: string, code: string, codeLabel: string,
 *   copyLabel: string, copiedLabel: string }} Secret */

/** @param {string} message @returns {Promise<Secret | null>} */
export async function fetchSecret(message) {
  const answer = await fetch(`secret?message=${encodeURIComponent(message)}`, { cache: "no-store" });
  return answer.ok ? (await answer.json()).secret : null;
}

/** Draws the QR and the codes. They are in this element and nowhere else; with it they are gone. @param {HTMLElement} place @param {Secret} secret */
export function drawSecret(place, secret) {
  const qr = element("img", "qr");
  Object.assign(qr, { src: `data:image/png;base64,${secret.qrPng}`, alt: secret.qrAlt });
  place.replaceChildren(
    qr,
    codeRow(secret.codeLabel, grouped(secret.code), secret.code, secret),
    codeRow(secret.qrTextLabel, plain(secret.qrText), secret.qrText, secret),
  );
}

/** @param {string} label @param {HTMLElement} code @param {string} value @param {Secret} secret */
function codeRow(label, code, value, { copyLabel, copiedLabel }) {
  const row = element("div", "code");
  const name = element("span", "label", label);
  const copy = /** @type {HTMLButtonElement} */ (element("button", "copy", copyLabel));
  copy.type = "button";
  copy.setAttribute("aria-label", `${copyLabel}: ${label}`);
  const said = element("span", "unseen");
  said.setAttribute("role", "status");
  copy.addEventListener("click", async () => {
    if (!(await copied(value))) return void getSelection()?.selectAllChildren(code);
    copy.textContent = copiedLabel;
    said.textContent = copiedLabel;
    setTimeout(() => {
      copy.textContent = copyLabel;
      said.textContent = "";
    }, 2500);
  });
  row.append(name, code, copy, said);
  return row;
}

/** A code in groups as one reads it out; a screen reader gets it sign by sign. @param {string} value */
function grouped(value) {
  const code = element("span", "value big");
  const size = value.length % 4 === 0 || value.length % 3 !== 0 ? 4 : 3;
  const groups = element("span", "groups");
  groups.setAttribute("aria-hidden", "true");
  for (let at = 0; at < value.length; at += size) groups.append(element("span", "", value.slice(at, at + size)));
  code.append(groups, element("span", "unseen", [...value].join(" ")));
  return code;
}

const plain = (/** @type {string} */ value) => element("span", "value", value);

/** @param {string} value */
async function copied(value) {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    return false;
  }
}
