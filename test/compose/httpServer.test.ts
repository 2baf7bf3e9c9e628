import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createHttpServer } from "../../src/compose/httpServer";
import { createLog, silentLog } from "../../src/ops/log";
import { catalog } from "../conversation/people";
import { root } from "../support/root";

describe("the server behind a proxy", () => {
  test.each(["one that listens already", "one of its own"])(
    "keeps an idle connection for longer than the proxy, so that no POST is sent on one that is just ending: %s",
    async (whose) => {
      const kept = /keepalive (\d+)m\s/.exec(readFileSync(join(root, "deploy/proxy/Caddyfile"), "utf8"))?.[1];
      let http: Server | undefined;
      if (whose === "one that listens already") await once((http = createServer()).listen(0, "127.0.0.1"), "listening");
      const { server, acceptRequests } = createHttpServer(http, catalog, silentLog);
      server.get("/", () => "here");
      await server.ready();
      acceptRequests();
      if (!http) await server.listen({ port: 0, host: "127.0.0.1" });
      const { port } = server.server.address() as AddressInfo;
      const answer = await fetch(`http://127.0.0.1:${port}/`);
      await server.close();
      http?.close();
      const promised = /timeout=(\d+)/.exec(answer.headers.get("keep-alive") ?? "")?.[1];
      expect(Number(promised)).toBeGreaterThan(Number(kept) * 60);
    },
  );
});

describe("a request that fails", () => {
  test.each([
    ["in its route", "/broken"],
    ["before there is a route", "/%zz"],
  ])("gets an answer and one line in the log: %s", async (_, path) => {
    const http = createServer();
    await once(http.listen(0, "127.0.0.1"), "listening");
    const lines: string[] = [];
    const log = createLog("warn", { write: (line) => void lines.push(line) });
    const fail = (): never => {
      throw new Error("the reason");
    };
    const failing = { ...catalog, say: fail };
    const { server, acceptRequests } = createHttpServer(http, failing, log);
    server.get("/broken", fail);
    server.get("/", () => "here");
    await server.ready();
    acceptRequests();
    const { port } = http.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain("the reason");
    expect(lines).toEqual([expect.stringContaining("the reason")]);
    await server.close();
    http.close();
  });
});
