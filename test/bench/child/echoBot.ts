/**
 * The peer: a bot that only echoes, as Microsoft's samples write it (BotBuilder-Samples, 02.echo-bot): a `CloudAdapter`
 * without credentials and one `sendActivity`. On bare `node:http`, so that no web framework counts against it.
 */
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  MessageFactory,
  type Response,
  type TurnContext,
} from "botbuilder";
import { readText } from "../teams/body";
import { serveBench } from "../teams/child";

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));

async function echo(context: TurnContext): Promise<void> {
  const said = `echo ${context.activity.text}`;
  await context.sendActivity(MessageFactory.text(said, said));
}

/** The part of Express's response that the adapter uses. */
class ExpressLike implements Response {
  readonly socket: unknown;

  constructor(private readonly response: ServerResponse) {
    this.socket = response.socket;
  }

  status(code: number): void {
    this.response.statusCode = code;
  }

  header(name: string, value: unknown): void {
    this.response.setHeader(name, String(value));
  }

  send(body: unknown): void {
    this.response.write(typeof body === "string" ? body : JSON.stringify(body));
  }

  end(): void {
    this.response.end();
  }
}

const server = createServer((request, response) => {
  readText(request, (text) => {
    const body = JSON.parse(text) as Record<string, unknown>;
    const { headers, method = "" } = request;
    void adapter.process({ headers, method, body }, new ExpressLike(response), echo);
  });
});

void serveBench(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
});
