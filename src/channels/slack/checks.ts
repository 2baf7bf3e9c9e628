import type { Check } from "../../ops/checkUp";
import type { SlackApi } from "./api";
import { slackUnreachable } from "./trouble";

/** Checks the bot token of the only workspace. A refusal is reported elsewhere, where failing messages reveal it too. */
export const checkToken =
  (api: SlackApi): Check =>
  async () => {
    const called = await api.call("", "auth.test", {});
    if (called.ok) return "works";
    return /^(?:broken_off|http_\d+|unreadable)$/.test(called.code) ? slackUnreachable : undefined;
  };
