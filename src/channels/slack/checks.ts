import type { Check } from "../../ops/checkUp";
import type { SlackApi } from "./api";
import { slackUnreachable } from "./trouble";

/** Tries the bot's token of the only workspace. That it is refused is heard elsewhere, where messages find it out too. */
export const checkToken =
  (api: SlackApi): Check =>
  async () => {
    const called = await api.call("", "auth.test", {});
    if (called.ok) return "works";
    return /^(?:broken_off|http_\d+|unreadable)$/.test(called.code) ? slackUnreachable : undefined;
  };
