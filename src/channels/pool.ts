import { Agent, type Dispatcher } from "undici";

/** One pool for everything this process sends to a chat. `answerMs`: an answer that stays out is given up after this. */
export const keptConnections = (answerMs: number): Dispatcher =>
  new Agent({
    connections: 128,
    // Shorter than the other end keeps an idle connection: a message that meets its closing would be sent again.
    keepAliveTimeout: 20_000,
    connect: { timeout: 5_000 },
    headersTimeout: answerMs,
    bodyTimeout: answerMs,
  });
