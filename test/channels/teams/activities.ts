import type { Json } from "./farEnd";

let count = 0;

/** The sender and the conversation of an activity, unless a test says otherwise. */
export interface Writer {
  readonly user?: string;
  readonly name?: string | null;
  readonly locale?: string | null;
  readonly conversation?: string;
  readonly serviceUrl: string;
  readonly tenant?: string;
}

export const bot = { id: "28:bot", name: "Legitka" };

/** An activity in a private conversation, with the fields that Teams sends. */
export function anActivity(writer: Writer, fields: Json): Json {
  const { user = "29:ola", name = "Ola Nowak", locale = "pl-PL", serviceUrl, tenant = "tenant" } = writer;
  const conversation = writer.conversation ?? `a:${user}`;
  return {
    id: `1700000000${++count}`,
    timestamp: "2026-11-24T09:00:00.000Z",
    channelId: "msteams",
    serviceUrl,
    from: { id: user, name, aadObjectId: `aad-of-${user}` },
    conversation: { conversationType: "personal", tenantId: tenant, id: conversation },
    recipient: bot,
    locale,
    entities: [{ type: "clientInfo", locale, country: "PL", platform: "iOS" }],
    channelData: { tenant: { id: tenant } },
    ...fields,
  };
}

export const text = (writer: Writer, words: string, fields: Json = {}): Json =>
  anActivity(writer, {
    type: "message",
    textFormat: "plain",
    text: words,
    attachments: [{ contentType: "text/html", content: `<p>${words}</p>` }],
    ...fields,
  });

export const execute = (writer: Writer, data: Json, fields: Json = {}): Json =>
  anActivity(writer, {
    type: "invoke",
    name: "adaptiveCard/action",
    value: { action: { type: "Action.Execute", title: "…", verb: "press", data }, trigger: "manual" },
    ...fields,
  });

export const installed = (writer: Writer, action = "add"): Json =>
  anActivity({ ...writer, name: null }, { type: "installationUpdate", action });

export const verifyState = (writer: Writer, state: string): Json =>
  anActivity(writer, { type: "invoke", name: "signin/verifyState", value: { state } });
