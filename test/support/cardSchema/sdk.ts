import { createRequire } from "node:module";
import type * as Sdk from "adaptivecards";

// The file the web page ships. The package's `main` is written as an ES module without saying so, which Node refuses.
const sdk = createRequire(__filename)("adaptivecards/dist/adaptivecards.min.js") as typeof Sdk;

/** What Teams draws of one set; the SDK's own default is five. */
const maxActions = 6;

/**
 * What the official SDK finds wrong with a card for a client of version 1.5. It parses without a DOM, so this is all it does before
 * drawing. A fallback it reads only where it is needed, so the card is also read as an older client draws it.
 */
export function sdkProblems(card: object): string[] {
  const older = withFallbacks(card) as object;
  // The SDK means to ask for it too, but has given the card one by then.
  const unversioned = "version" in card ? [] : ["card: must have required property 'version'"];
  return [...new Set([...unversioned, ...parsed(card), ...parsed(older)])];
}

function parsed(json: object): string[] {
  const context = new sdk.SerializationContext(sdk.Versions.v1_5);
  // The SDK asks a regular expression that remembers where it stopped, and so finds every second `lang` wrong.
  const { regEx: lang } = sdk.CardElement.langProperty;
  if (lang) lang.lastIndex = 0;
  const card = new sdk.AdaptiveCard();
  card.maxVersion = sdk.Versions.v1_5;
  card.hostConfig = new sdk.HostConfig({ actions: { maxActions } });
  card.parse(json, context);
  const heard = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at));
  return [...heard, ...card.validateProperties().validationEvents].map(
    ({ event, message }) => `SDK: ${sdk.ValidationEvent[event]}: ${message}`,
  );
}

/** Each element and action that has a fallback replaced by it. */
function withFallbacks(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(withFallbacks);
  if (typeof json !== "object" || json === null) return json;
  if ("fallback" in json && typeof json.fallback === "object") return withFallbacks(json.fallback);
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, withFallbacks(value)]));
}
