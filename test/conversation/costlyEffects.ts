/**
 * Effects that cannot be undone, or that send something to other people: only a press on their own button may cause them. `order.place`
 * alone may also be asked for in words, at the two steps that ask for it, by a text that says nothing else.
 */
export const costlyEffects: ReadonlySet<string> = new Set([
  "order.place",
  "order.revoke",
  "order.replace",
  "link.end",
  "privacy.erase",
  "ticket.send",
  "ticket.withdraw",
  "ticket.solve",
]);
