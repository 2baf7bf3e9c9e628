import type { webApi } from "@slack/bolt";
import type { Log } from "../../ops/log";
import { createSlackLogger } from "./logger";
import { answerMs, fetchBy, type Transport } from "./transport";

export interface ClientParts {
  readonly log: Log;
  readonly transport: Transport;
  /** Left out, Slack's own. Ends in a slash. */
  readonly apiUrl?: string | undefined;
}

/**
 * How Slack's own client is to behave where Bolt uses it (installations, Socket Mode): left alone it would try ten times
 * within half an hour, and keep everything else waiting while Slack asks for a pause.
 */
export function clientOptions({ log, transport, apiUrl }: ClientParts): webApi.WebClientOptions {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    logger: createSlackLogger(log),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: answerMs,
    // A method's name never comes from outside; were it ever to, no token may follow it.
    allowAbsoluteUrls: false,
    fetch: fetchBy(transport),
  };
}
