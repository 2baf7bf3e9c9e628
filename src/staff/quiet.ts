/** HEAD routes are off, because they would do the same work for somebody who sees nothing of it. */
export const quiet = { exposeHeadRoute: false };
