/** What cannot be taken back, or goes out to other people: only a press on its own button may do it. */
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
