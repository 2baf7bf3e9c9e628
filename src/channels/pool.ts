import { Agent, type Dispatcher } from "undici";

/**
 * Creates the connection pool for everything this process sends to a chat platform.
 * @param answerMs after this many milliseconds without a response, a request fails
 */
export const keptConnections = (answerMs: number): Dispatcher =>
  new Agent({
    connections: 128,
    // Shorter than the time the server keeps an idle connection open: a message sent on a connection that is just being
    // closed would have to be sent again.
    keepAliveTimeout: 20_000,
    connect: { timeout: 5_000 },
    headersTimeout: answerMs,
    bodyTimeout: answerMs,
  });
