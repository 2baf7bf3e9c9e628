// @ts-check

/** @param {string} tag @param {string} className @param {string} [text] */
export function element(tag, className, text) {
  return Object.assign(document.createElement(tag), { className, ...(text !== undefined && { textContent: text }) });
}
