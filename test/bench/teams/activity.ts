import { randomUUID } from "node:crypto";

/** A button of an Adaptive Card, as the card has it. */
export interface CardAction {
  readonly type: string;
  readonly title?: string;
  readonly verb?: string;
  readonly id?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A person's action: they type something, or press a button. */
export type UserAction =
  | { readonly kind: "type"; readonly text: string }
  | { readonly kind: "press"; readonly action: CardAction };

/** One person's private chat with a bot. */
export interface Chat {
  readonly id: string;
  /** The activity with which a client says what was done, as JSON; each with an id of its own. */
  activity(action: UserAction): string;
}

const tenantId = randomUUID();

/**
 * A private chat in Teams: the fields, their order of size and their forms are those of activities that Teams sends
 * (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations).
 */
export function openChat(bot: string, n: number, serviceUrl: string): Chat {
  // Teams' ids are about this long.
  const id = `a:1${bot}${n}`.padEnd(100, "xYz0-_");
  const from = { id: `29:1${bot}${n}`.padEnd(90, "Ab1-_"), name: `Student ${n}`, aadObjectId: randomUUID() };
  const common = {
    channelId: "msteams",
    serviceUrl,
    from,
    conversation: { conversationType: "personal", tenantId, id },
    recipient: { id: `28:${bot}`, name: bot },
    entities: [{ locale: "pl-PL", country: "PL", platform: "Windows", timezone: "Europe/Warsaw", type: "clientInfo" }],
    locale: "pl-PL",
    localTimezone: "Europe/Warsaw",
  };
  let ids = Date.now();

  return {
    id,
    activity(action) {
      const now = new Date().toISOString();
      const stamped = { ...common, id: `${++ids}`, timestamp: now, localTimestamp: now };
      return JSON.stringify({ ...stamped, ...said(action) });
    },
  };
}

const channelData = { tenant: { id: tenantId } };

/**
 * A text and an `Action.Submit` are messages, an `Action.Execute` is an invoke
 * (https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model).
 */
function said(done: UserAction): object {
  if (done.kind === "type") return { type: "message", text: done.text, textFormat: "plain", channelData };
  const { type, title, verb, id, data = {} } = done.action;
  if (type === "Action.Submit")
    return { type: "message", value: data, channelData: { ...channelData, postBack: true } };
  if (type !== "Action.Execute") throw new Error(`«${title ?? ""}» is no button that is sent to a bot`);
  const action = { type, title, ...(id !== undefined && { id }), ...(verb !== undefined && { verb }), data };
  const source = { name: "message" };
  const value = { action, trigger: "manual" };
  return { type: "invoke", name: "adaptiveCard/action", value, channelData: { ...channelData, source } };
}

/** Every button of a card, however deep. */
export function actionsOf(card: unknown): CardAction[] {
  if (Array.isArray(card)) return card.flatMap(actionsOf);
  if (typeof card !== "object" || card === null) return [];
  if ("type" in card && typeof card.type === "string" && card.type.startsWith("Action.")) return [card as CardAction];
  return Object.values(card).flatMap(actionsOf);
}
