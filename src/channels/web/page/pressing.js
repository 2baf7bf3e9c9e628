// @ts-check

/** The fingers and mouse buttons that are down. @type {Set<number>} */
const down = new Set();
/** @type {(() => void)[]} */
let waiting = [];
/** @type {ReturnType<typeof setTimeout> | undefined} */
let letsGo = undefined;

/**
 * Changes the page at once or, while something is being pressed, right after, in the order asked for. A press that begins
 * on a button and ends beside it, because the page moved meanwhile or something else came to lie on the button, is dropped by
 * the browser; so nothing moves or appears.
 * @param {() => void} change
 */
export function whenLetGo(change) {
  if (down.size > 0 || letsGo !== undefined) waiting.push(change);
  else change();
}

function letGo() {
  letsGo = undefined;
  const changes = waiting;
  waiting = [];
  for (const change of changes) change();
}

/** @param {PointerEvent} event */
function lifted({ pointerId }) {
  if (!down.delete(pointerId) || down.size > 0) return;
  // The click comes after the lifting, a finger's as an event of its own.
  letsGo = setTimeout(letGo, 50);
}

addEventListener(
  "pointerdown",
  ({ pointerId, button }) => {
    if (button !== 0) return;
    clearTimeout(letsGo);
    letsGo = undefined;
    down.add(pointerId);
  },
  true,
);
addEventListener("pointerup", lifted, true);
addEventListener("pointercancel", lifted, true);
// Of what is let go of in another window or in a menu nothing is told.
addEventListener("blur", ({ target }) => target === window && letAllGo());
addEventListener("contextmenu", letAllGo);

function letAllGo() {
  down.clear();
  letGo();
}
