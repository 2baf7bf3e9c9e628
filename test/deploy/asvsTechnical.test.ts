import { readdirSync, readFileSync } from "node:fs";
import { connect, type AddressInfo } from "node:net";
import { join } from "node:path";
import { DEFAULT_MIN_VERSION } from "node:tls";
import { text } from "node:stream/consumers";
import { parse } from "yaml";
import { z } from "zod";
import { createHttpServer } from "../../src/compose/httpServer";
import { createIds } from "../../src/foundation/ids";
import { silentLog } from "../../src/ops/log";
import { catalog } from "../conversation/people";
import { root } from "../support/root";

/** Rows of deploy/asvs.md that say what is nowhere done. */
const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((it) => /\.(ts|js|html)$/.test(it))
  .map((it) => ({ file: it, text: readFileSync(join(root, "src", it), "utf8") }));
const holding = (pattern: RegExp): string[] =>
  sources.filter(({ text: it }) => pattern.test(it)).map(({ file }) => file);
const caddyfile = readFileSync(join(root, "deploy/proxy/Caddyfile"), "utf8");

test("3.5.4: only the proxy, with the product behind it, is served at the host's name", () => {
  const compose = z.object({ services: z.record(z.string(), z.object({ ports: z.array(z.string()).default([]) })) });
  const { services } = compose.parse(parse(readFileSync(join(root, "deploy/compose.yaml"), "utf8"), { merge: true }));
  const open = Object.entries(services).filter(([, { ports }]) => ports.some((it) => !it.startsWith("127.0.0.1:")));
  expect(open.map(([name]) => name)).toEqual(["proxy"]);
});

test("3.7.1: no page uses a plugin or a technology that browsers have given up", () => {
  expect(
    holding(
      /<(embed|applet|frameset|marquee)\b|<object\s+(data|type|classid)=|document\.write\(|application\/x-(shockwave|java)/,
    ),
  ).toEqual([]);
});

test("4.2.1: a request that two servers could read differently is refused, and the strict parser is switched off nowhere", async () => {
  expect(holding(/insecureHTTPParser|insecure-http-parser/)).toEqual([]);
  const { server } = createHttpServer(undefined, catalog, silentLog);
  await server.listen({ port: 0, host: "127.0.0.1" });
  try {
    const { port } = server.server.address() as AddressInfo;
    for (const lines of ["Content-Length: 4\r\nTransfer-Encoding: chunked", "Content-Length: 4\r\nContent-Length: 5"]) {
      const socket = connect(port, "127.0.0.1");
      socket.write(`POST / HTTP/1.1\r\nHost: a\r\n${lines}\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n`);
      const answer = await text(socket);
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    }
  } finally {
    await server.close();
  }
});

test("11.5.1: what must not be guessed has 128 random bits", () => {
  const ids = createIds();
  const made = Array.from({ length: 1_000 }, ids);
  expect(new Set(made).size).toBe(1_000);
  for (const it of made) expect(Buffer.from(it, "base64url")).toHaveLength(16);
  expect(holding(/Math\.random\(\)\s*\.toString|randomBytes\([1-9]\)/)).toEqual([]);
});

test("12.1.1 and 12.1.2: neither the lowest TLS nor the ciphers of Node and Caddy are changed", () => {
  expect(DEFAULT_MIN_VERSION).toBe("TLSv1.2");
  expect(
    holding(/minVersion|secureProtocol|\bciphers\b|tls-min|DEFAULT_MIN_VERSION|rejectUnauthorized:\s*false/),
  ).toEqual([]);
  expect(caddyfile).not.toMatch(/\b(protocols|ciphers|curves)\b/);
});

test("14.3.3: no page stores anything in the browser", () => {
  expect(holding(/\b(localStorage|sessionStorage|indexedDB|caches\.open)\b/)).toEqual([]);
});
