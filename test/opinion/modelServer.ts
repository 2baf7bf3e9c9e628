import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

/** The way in which the next requests are answered; the last one holds for all that follow. */
export type Manner =
  | { readonly says: string }
  | { readonly status: number }
  | { readonly body: string }
  | { readonly sends: "nothing" | "no end" | "half" }
  | { readonly redirectsTo: string };

/** The form of a request that an OpenAI-compatible server expects. */
const request = z.object({
  model: z.string().min(1),
  messages: z.array(z.object({ role: z.enum(["system", "user", "assistant"]), content: z.string() })).min(1),
  response_format: z.object({
    type: z.literal("json_schema"),
    json_schema: z.object({
      name: z.string().regex(/^[\w-]{1,64}$/),
      strict: z.boolean(),
      schema: z.object({
        type: z.literal("object"),
        additionalProperties: z.literal(false),
        required: z.array(z.string()),
      }),
    }),
  }),
});

export interface ModelServer {
  /** The value for UNDERSTANDING_URL. */
  readonly url: string;
  /** The requests that the server got: their text and their headers. */
  readonly received: {
    readonly body: string;
    readonly authorization: string | undefined;
    readonly messages: string[];
  }[];
  answers(...manners: Manner[]): void;
  /** The number of requests that wait for an answer and whose callers are still connected. */
  open(): number;
  close(): Promise<void>;
}

/** A server that speaks OpenAI's chat completions as vLLM and Ollama do, and behaves as badly as it is told to. */
export async function startModelServer(): Promise<ModelServer> {
  const received: { body: string; authorization: string | undefined; messages: string[] }[] = [];
  let manners: Manner[] = [];
  let waiting = 0;
  const server = createServer((incoming, response) => void respond(incoming, response));

  async function respond(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString("utf8");
    const asked = request.safeParse(JSON.parse(body));
    const { authorization } = incoming.headers;
    received.push({ body, authorization, messages: asked.data?.messages.map(({ content }) => content) ?? [] });
    if (incoming.method !== "POST" || incoming.url !== "/v1/chat/completions" || !asked.success) {
      response.writeHead(400).end(JSON.stringify({ error: { message: String(asked.error ?? incoming.url) } }));
      return;
    }
    waiting += 1;
    response.once("close", () => (waiting -= 1));
    const manner = manners.length > 1 ? manners.shift() : manners[0];
    if (manner) behave(manner, response);
    else response.writeHead(500).end();
  }

  function behave(manner: Manner, response: ServerResponse): void {
    if ("status" in manner) response.writeHead(manner.status).end(JSON.stringify({ error: { message: "no" } }));
    else if ("redirectsTo" in manner) response.writeHead(307, { location: manner.redirectsTo }).end();
    else if ("body" in manner) response.writeHead(200, { "content-type": "application/json" }).end(manner.body);
    else if ("says" in manner)
      response.writeHead(200, { "content-type": "application/json" }).end(completion(manner.says));
    else if (manner.sends === "half") response.writeHead(200, { "content-length": "500" }).write('{"choices":[');
    else if (manner.sends === "no end") {
      response.writeHead(200, { "content-type": "application/json" });
      const more = (): void => {
        if (!response.destroyed) response.write(" ".repeat(65_536), more);
      };
      more();
    }
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    received,
    open: () => waiting,
    answers: (...them) => void (manners = them),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

const completion = (content: string): string =>
  JSON.stringify({
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1764e6,
    model: "test",
    choices: [
      {
        index: 0,
        message: {
          role: "assistant",
          content,
        },
        finish_reason: "stop",
      },
    ],
    usage: {
      prompt_tokens: 900,
      completion_tokens: 9,
      total_tokens: 909,
    },
  });
