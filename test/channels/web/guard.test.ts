import { request } from "node:http";
import type { FastifyRequest } from "fastify";
import { createLoopbackGuard } from "../../../src/channels/loopback";
import { startWeb, type Web } from "./support";

let web: Web;
beforeEach(async () => {
  web = await startWeb();
});
afterEach(() => web.close());

interface Asked {
  readonly method?: string;
  readonly url?: string;
  readonly payload?: string;
  readonly headers?: Record<string, string>;
}

/** Sends a request without the restrictions of browsers and `fetch` on headers: the tests need a `host` that differs from the address. */
async function ask({ method = "GET", url = "/chat/", payload, headers }: Asked) {
  const { port } = new URL(web.origin);
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    const asking = request({ host: "127.0.0.1", port, method, path: url, headers, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) });
      });
    });
    asking.on("error", reject);
    asking.end(payload);
  });
}
const json = ({ body }: { body: Buffer }): unknown => JSON.parse(body.toString());
const post = ({ headers, ...asked }: Asked) =>
  ask({
    method: "POST",
    url: "/chat/session",
    payload: JSON.stringify({ languages: ["uk-UA", "en"] }),
    ...asked,
    headers: { origin: web.origin, "content-type": "application/json", ...headers },
  });

const isFromHere = (remoteAddress: string): boolean => {
  const asked = { socket: { remoteAddress }, headers: { host: "localhost:3000" } };
  return createLoopbackGuard(["172.17.0.0/16"])(asked as FastifyRequest);
};

test.each(["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1", "172.17.0.1"])("the page opens from %s", (address) => {
  expect(isFromHere(address)).toBe(true);
});

test.each(["192.168.1.7", "172.18.0.1", "10.0.0.1", "::ffff:8.8.8.8", "2001:db8::1"])(
  "the page does not open from %s",
  (address) => {
    expect(isFromHere(address)).toBe(false);
  },
);

test.each(["localhost", "LOCALHOST:3000", "127.0.0.1:80", "[::1]:3000"])(
  "the host name %s is accepted as this machine",
  async (name) => {
    expect((await ask({ headers: { host: name } })).status).toBe(200);
  },
);

test.each([
  "zly.example",
  "localhost.zly.example",
  "127.0.0.1.zly.example",
  "localhost:3000:1",
  "localhost:99999",
  "192.168.1.7",
  "[::1",
])("the host name %s is refused, whatever it points to", async (name) => {
  expect((await ask({ headers: { host: name } })).status).toBe(403);
});

test.each(["x-forwarded-for", "forwarded"])("a request that a proxy passed on (%s) is refused", async (header) => {
  expect((await ask({ headers: { [header]: "203.0.113.9" } })).status).toBe(403);
});

test.each([
  ["/chat/", "GET"],
  ["/chat/page.js", "GET"],
  ["/chat/events", "GET"],
  ["/chat/secret?message=x", "GET"],
  ["/chat/guide/scan.png", "GET"],
  ["/chat/session", "POST"],
  ["/chat/messages", "POST"],
] as const)("%s is protected by the guard", async (url, method) => {
  expect((await ask({ url, method, headers: { host: "zly.example", origin: "http://zly.example" } })).status).toBe(403);
});

test.each([undefined, "null", "https://zly.example", "http://localhost:4000", "http://127.0.0.1:1"])(
  "a post from the origin %s is refused",
  async (origin) => {
    const answer = await ask({
      method: "POST",
      url: "/chat/session",
      payload: "{}",
      headers: origin ? { origin } : {},
    });
    expect(answer.status).toBe(403);
  },
);

test("the page's own post begins a session that scripts cannot read and other sites cannot use", async () => {
  const answer = await post({});
  expect(answer.status).toBe(200);
  expect(String(answer.headers["set-cookie"])).toMatch(
    /^legitka_chat=[\w-]{16,}; Path=\/chat; Max-Age=\d+; HttpOnly; SameSite=Strict$/,
  );
  expect(json(answer)).toMatchObject({ lang: "uk", strings: { pl: { send: "Wyślij" } } });
});

test("a browser with a session keeps it", async () => {
  const answer = await post({ headers: { cookie: "other=1; legitka_chat=0123456789abcdef0123" } });
  expect(answer.headers["set-cookie"]).toBeUndefined();
});

test("merely opening the page sets no cookie, so a link from elsewhere cannot replace a conversation", async () => {
  expect((await ask({})).headers["set-cookie"]).toBeUndefined();
});

test.each(["/chat/events", "/chat/secret?message=x"])("without a session %s is refused", async (url) => {
  expect((await ask({ url })).status).toBe(401);
});

test("the page may load only its own files, and may not be shown inside another page", async () => {
  const { headers } = await ask({});
  const policy = String(headers["content-security-policy"]);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("style-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" });
});

test.each([
  ["not JSON", { payload: "{", type: "application/json", status: 400 }],
  ["JSON of another shape", { payload: '{"eventId":"12345678"}', type: "application/json", status: 400 }],
  ["an empty text", { payload: '{"eventId":"12345678","text":"  "}', type: "application/json", status: 400 }],
  [
    "two things at once",
    { payload: '{"eventId":"12345678","text":"a","hello":true}', type: "application/json", status: 400 },
  ],
  ["no event id", { payload: '{"text":"a"}', type: "application/json", status: 400 }],
  ["null", { payload: "null", type: "application/json", status: 400 }],
  ["a poisoned object", { payload: '{"__proto__":{"a":1}}', type: "application/json", status: 400 }],
  ["a form", { payload: "text=a", type: "application/x-www-form-urlencoded", status: 415 }],
  ["plain text", { payload: '{"eventId":"12345678","text":"a"}', type: "text/plain", status: 415 }],
  ["too much", { payload: JSON.stringify({ text: "a".repeat(70_000) }), type: "application/json", status: 413 }],
] as const)("a post that is %s is refused with a clear message", async (_, { payload, type, status }) => {
  const cookie = "legitka_chat=0123456789abcdef0123";
  const answer = await post({ url: "/chat/messages", payload, headers: { "content-type": type, cookie } });
  expect(answer.status).toBe(status);
  expect(json(answer)).toEqual({ error: expect.stringMatching(/^[A-Z][^{}\n]+\.$/) as string });
  expect(web.heard).toEqual([]);
});

test("the page's address without its slash leads to the page", async () => {
  const answer = await ask({ url: "/chat?a=1" });
  expect([answer.status, answer.headers.location]).toEqual([302, "/chat/?a=1"]);
});

test.each(["/chat/guide/scan.png"])("%s serves a drawing", async (url) => {
  const answer = await ask({ url });
  expect(answer.headers["content-type"]).toBe("image/png");
  expect(answer.body.subarray(1, 4).toString()).toBe("PNG");
});

test.each([
  "/chat/guide/none.png",
  "/chat/guide/..%2f..%2fpackage.json",
  "/chat/guide/sources.ts",
  "/chat/assets.ts",
  "/chat/..%2fassets.ts",
])("%s is not found", async (url) => {
  expect((await ask({ url })).status).toBe(404);
});

test("a mistake in the allowed addresses is reported at once", async () => {
  await expect(startWeb({ allowFrom: ["172.17.0.0/99"] })).rejects.toMatchObject({ code: "web.allowFrom" });
});
