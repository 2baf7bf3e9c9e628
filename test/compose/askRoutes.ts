import { createServer, request, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { once } from "node:events";
import type { AddressInfo } from "node:net";

export interface Asked {
  readonly route: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The bodies that a stranger would send to the route of each chat to be taken for one of its people. */
const bodies: Readonly<Record<string, readonly { readonly type: string; readonly body: string }[]>> = {
  "POST /api/messages": [
    {
      type: "application/json",
      body: JSON.stringify({
        type: "message",
        id: "1",
        text: "cześć",
        serviceUrl: "http://127.0.0.1:9/_connector",
        channelId: "msteams",
        from: { id: "29:mallory" },
        recipient: { id: "28:bot" },
        conversation: { id: "a", conversationType: "personal" },
      }),
    },
  ],
  "POST /slack/events": [
    {
      type: "application/json",
      body: JSON.stringify({
        type: "event_callback",
        team_id: "T1",
        event: { type: "message", channel_type: "im", channel: "D1", user: "U1", ts: "1.1", text: "cześć" },
      }),
    },
    { type: "application/x-www-form-urlencoded", body: "command=%2Fmlegitymacja&team_id=T1&user_id=U1&trigger_id=1" },
  ],
  "POST /messages": [{ type: "application/json", body: JSON.stringify({ eventId: "12345678", text: "cześć" }) }],
};

/** Calls every route without a signature and without a session, with bodies that look like the messages of its chat. */
export async function askUnsigned(base: string, routes: readonly string[]): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const route of routes) {
    const [method = "", pattern = ""] = route.split(" ");
    const path = pattern.replace(/:\w+/g, "whatever").replace("*", "whatever");
    for (const sent of bodies[route] ?? [{ type: "application/json", body: "{}" }])
      asked.push({ route, ...(await answerTo(base, method, path, sent)) });
  }
  return asked;
}

async function answerTo(base: string, method: string, path: string, sent: { type: string; body: string }) {
  const hasBody = method === "POST";
  const typed = hasBody ? { "content-type": sent.type, "content-length": Buffer.byteLength(sent.body) } : {};
  const headers = { ...typed, origin: "https://elsewhere.example" };
  const asking = request(new URL(path, base), { method, headers, agent: false });
  asking.end(hasBody ? sent.body : undefined);
  const [answer] = (await once(asking, "response")) as [IncomingMessage];
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) };
}

/** A proxy that hides that it is one: it sends none of the usual headers, and a loopback name for Host. */
export async function openHidingProxy(to: string): Promise<{ readonly url: string; close(): void }> {
  const { host, port } = new URL(to);
  const server = createServer((incoming, response) => {
    const headers = { ...incoming.headers, host };
    const passed = request({ host: "127.0.0.1", port, path: incoming.url, method: incoming.method, headers });
    passed.on("response", (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.on("error", () => response.destroy());
    incoming.pipe(passed);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
