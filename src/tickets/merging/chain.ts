import type { DeskTicket } from "../port";

export type GetTicket = (id: string) => Promise<DeskTicket | undefined>;

/** The tickets that stand for a ticket, one for the other, the nearest first. If they stand for each other in a circle, each is there once. */
export async function standingFor(get: GetTicket, { id, ticket }: DeskTicket): Promise<DeskTicket[]> {
  const chain: DeskTicket[] = [];
  const seen = new Set([id]);
  for (let next = ticket.mergedInto; next;) {
    const it = await get(next);
    if (!it) break;
    chain.push(it);
    if (seen.has(it.id)) break;
    seen.add(it.id);
    next = it.ticket.mergedInto;
  }
  return chain;
}

/** All tickets that a ticket stands for, also by way of others. */
export async function stoodFor(get: GetTicket, { id, ticket }: DeskTicket): Promise<DeskTicket[]> {
  const found = new Map<string, DeskTicket>();
  const open = [...(ticket.merged ?? [])];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    if (next === id || found.has(next)) continue;
    const it = await get(next);
    if (!it?.ticket.mergedInto) continue;
    found.set(next, it);
    open.push(...(it.ticket.merged ?? []));
  }
  return [...found.values()];
}
