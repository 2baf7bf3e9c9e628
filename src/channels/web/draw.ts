import type { SecretView, View } from "../../../dialogs/kit/view";
import { toAdaptiveCard, type AdaptiveCardJson } from "../adaptiveCard";
import type { Message } from "./record";
import type { PageEvent } from "./streams";
import type { Transcript } from "./transcript";

/** A secret as it is sent to the page, in an event or a response that is never stored. */
export function secretToPage({ qrPng, ...rest }: SecretView): Record<string, string> {
  return { ...rest, qrPng: qrPng.toString("base64") };
}

export const eventId = (epoch: string, seq: number): string => `${epoch}.${seq}`;

export function messageEvent(epoch: string, message: Message, secret?: SecretView): PageEvent {
  return {
    event: "message",
    id: eventId(epoch, message.seq),
    data: { ...toPage(message), ...(secret && { secret: secretToPage(secret) }) },
  };
}

/**
 * The first events for a page that connects. A page that sends the id of the last event it saw gets only what has changed
 * since. Without an id, or when the transcript has been started anew in the meantime, the page starts over.
 */
export function opening({ head, messages }: Transcript, lastEventId: string | undefined): PageEvent[] {
  const [epoch, seq] = lastEventId?.split(".") ?? [];
  const seen = epoch === head.epoch && /^\d+$/.test(seq ?? "") ? Number(seq) : undefined;
  const missed = messages.filter((message) => seen === undefined || message.seq > seen);
  const oldest = messages[0]?.order;
  return [
    ...(seen === undefined ? [{ event: "reset" as const, data: {} }] : []),
    ...missed.sort((a, b) => a.seq - b.seq || 0).map((message) => messageEvent(head.epoch, message)),
    ...(oldest === undefined ? [] : [{ event: "trim" as const, data: { oldest } }]),
    { event: "ready", id: eventId(head.epoch, head.seq), data: { empty: messages.length === 0, epoch: head.epoch } },
  ];
}

/** Renders a view as the card that the page draws. */
export const cardOf = (view: View, guideUrl: (name: string) => string): AdaptiveCardJson =>
  toAdaptiveCard(view, { guideUrl, markdown: false });

function toPage({ id, seq, order, body }: Message): Record<string, unknown> {
  if (body.from === "person") return { id, seq, order, from: body.from, said: body.said };
  const { view, secretOf, answered, voted } = body;
  const card = cardOf(view, (name) => `guide/${encodeURIComponent(name)}.png`);
  return {
    id,
    seq,
    order,
    from: body.from,
    lang: view.lang,
    card,
    ...(view.progress && { progress: view.progress }),
    hasSecret: secretOf !== undefined,
    answered: answered !== undefined,
    ...(view.vote && { vote: voted ? "cast" : "open" }),
  };
}
