import { createRequire } from "node:module";
import type * as Sdk from "adaptivecards";

// This is the file for web pages. The package's `main` is an ES module that is not declared as one, which Node refuses.
const sdk = createRequire(__filename)("adaptivecards/dist/adaptivecards.min.js") as typeof Sdk;

/** How many actions of one set Teams draws; the SDK's own default is five. */
const maxActions = 6;

/**
 * Everything that the official SDK finds wrong with a card for a client of version 1.5. The SDK parses without a DOM, so this is all it checks before
 * drawing. It reads a fallback only where it is needed, so the card is also read as an older client draws it.
 */
export function sdkProblems(card: object): string[] {
  const older = withFallbacks(card) as object;
  // The SDK should complain about a missing version too, but by then it has set one itself.
  const unversioned = "version" in card ? [] : ["card: must have required property 'version'"];
  return [...new Set([...unversioned, ...parsed(card), ...parsed(older)])];
}

function parsed(json: object): string[] {
  const context = new sdk.SerializationContext(sdk.Versions.v1_5);
  // The SDK uses a regular expression that remembers its last position, and therefore rejects every second `lang`.
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

/** Replaces each element and action that has a fallback by that fallback. */
function withFallbacks(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(withFallbacks);
  if (typeof json !== "object" || json === null) return json;
  if ("fallback" in json && typeof json.fallback === "object") return withFallbacks(json.fallback);
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, withFallbacks(value)]));
}
