import { slackRoutes } from "../channels/slack/examples";
import { teamsRoutes } from "../channels/teams/examples";
import { webRoutes } from "../channels/web/examples";
import { staffRoutes } from "../staff/examples";

/** The routes whose input the fuzz tests spoil. */
const fuzzed = new Set([...webRoutes, ...slackRoutes, ...teamsRoutes, ...staffRoutes]);

/** The routes of a product that no fuzz test knows. HEAD is answered by GET's own code, and the sandbox is no part of production. */
export const notFuzzed = (routes: readonly string[]): string[] =>
  routes.filter((it) => !it.startsWith("HEAD ") && !/ \/sandbox(\/|$)/.test(it) && !fuzzed.has(it));
