/** Effects that cannot be undone, or that send something to other people: only a press on their own button may cause them. */
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
