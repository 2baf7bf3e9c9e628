import type { webApi } from "@slack/bolt";
import type { Log } from "../../ops/log";
import { createSlackLogger } from "./logger";
import { answerMs, fetchBy, type Transport } from "./transport";

export interface ClientDeps {
  readonly log: Log;
  readonly transport: Transport;
  /** The base URL of the API, ending in a slash; Slack's own by default. */
  readonly apiUrl?: string | undefined;
  /**
   * Called with Slack's error code when Slack starts to refuse a workspace's token, and with undefined when Slack accepts it
   * again.
   */
  readonly onToken?: ((team: string, code: string | undefined) => void) | undefined;
}

/**
 * The options for Slack's own client where Bolt uses it (installations, Socket Mode). By default it would make ten attempts
 * within half an hour, and hold back all other calls while Slack asks for a pause.
 */
export function clientOptions({ log, transport, apiUrl }: ClientDeps): webApi.WebClientOptions {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    logger: createSlackLogger(log),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: answerMs,
    // Method names never come from outside. If one ever did, the token must not be sent to another host.
    allowAbsoluteUrls: false,
    fetch: fetchBy(transport),
  };
}
