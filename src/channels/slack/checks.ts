import type { Check } from "../../ops/checkUp";
import { z } from "zod";
import type { Trouble } from "../../ops/troubles";
import type { SlackApi } from "./api";
import { scopes } from "./scopes";
import { scopesTrouble, slackUnreachable } from "./trouble";

const granted = z.object({ granted_scopes: z.string() });

/** The app may have been made with an older manifest, so that some calls would be refused only when a student needs them. */
function missingScopes(data: unknown): Trouble | undefined {
  const its = granted
    .safeParse(data)
    .data?.granted_scopes.split(",")
    .map((it) => it.trim());
  const missing = its ? scopes.filter((it) => !its.includes(it)) : [];
  return missing.length > 0 ? scopesTrouble(missing) : undefined;
}

/** Checks the bot token of the only workspace, and its scopes. A refusal is reported elsewhere, where failing messages reveal it too. */
export const checkToken =
  (api: SlackApi): Check =>
  async () => {
    const called = await api.call("", "auth.test", {});
    if (called.ok) return missingScopes(called.data) ?? "works";
    return /^(?:broken_off|http_\d+|unreadable)$/.test(called.code) ? slackUnreachable : undefined;
  };
