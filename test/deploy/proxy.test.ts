import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { request } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../faults/productProcess";
import { root } from "../support/world";
import { caddy, obtainTool } from "./obtainTool";

const file = join(root, "deploy/proxy/Caddyfile");

/** A process as the proxy sees one; it says what it was asked. */
class Process {
  readonly heard: string[] = [];
  ready = true;
  answer: (request: IncomingMessage, response: ServerResponse) => void = (_, it) => it.end(this.name);
  private readonly server: Server;
  port = 0;

  constructor(readonly name: string) {
    this.server = createServer((request, response) => {
      if (request.url === "/readyz") return void response.writeHead(this.ready ? 200 : 503).end();
      this.heard.push(`${request.method ?? ""} ${request.url ?? ""}`);
      request.resume().once("end", () => this.answer(request, response));
    });
  }
  async open(port = 0): Promise<void> {
    this.server.listen(port, "127.0.0.1");
    await once(this.server, "listening");
    this.port = (this.server.address() as AddressInfo).port;
  }
  async close(): Promise<void> {
    this.server.closeAllConnections();
    if (!this.server.listening) return;
    this.server.close();
    await once(this.server, "close");
  }
}

describe("the proxy", () => {
  let dir: string;
  let port: number;
  let proxy: ChildProcess | undefined;
  let log = "";
  const processes = [new Process("first"), new Process("second")] as const;
  const [first, second] = processes;

  beforeAll(async () => {
    const executable = obtainTool(caddy);
    dir = mkdtempSync(join(tmpdir(), "legitka-proxy-"));
    await Promise.all(processes.map((it) => it.open()));
    port = await freePort();
    const env = {
      ...{ PATH: process.env["PATH"], HOME: dir, XDG_DATA_HOME: dir, XDG_CONFIG_HOME: dir },
      ...{ LEGITKA_HOST: "localhost", HTTPS_PORT: String(port), HTTP_PORT: String(await freePort()) },
      LEGITKA_UPSTREAMS: processes.map((it) => `127.0.0.1:${it.port}`).join(" "),
    };
    const started = spawn(executable, ["run", "--config", file, "--adapter", "caddyfile"], { env });
    proxy = started;
    await new Promise<void>((resolve, reject) => {
      started.stderr.on("data", (it: Buffer) => {
        log += it.toString();
        if (log.includes("certificate obtained successfully")) resolve();
      });
      started.once("exit", () => reject(new Error(log)));
    });
  }, 120_000);
  afterAll(async () => {
    if (proxy?.exitCode === null) {
      proxy.kill();
      await once(proxy, "close");
    }
    await Promise.all(processes.map((it) => it.close()));
    rmSync(dir, { recursive: true, force: true });
  });
  beforeEach(() => {
    for (const it of processes) {
      it.heard.length = 0;
      it.answer = (_, response) => response.end(it.name);
    }
  });

  /** Over a connection of its own; the certificate is the proxy's own, for nobody vouches for localhost. */
  async function ask(method: string, path: string, body = ""): Promise<{ status: number; text: string }> {
    const options = { port, host: "localhost", path, method, rejectUnauthorized: false, agent: false } as const;
    const asked = request({ ...options, headers: { "content-length": Buffer.byteLength(body) } });
    asked.on("error", () => undefined); // what was answered before counts
    asked.end(body);
    const [answer] = (await once(asked, "response")) as [IncomingMessage];
    let text = "";
    for await (const part of answer) text += String(part);
    return { status: answer.statusCode ?? 0, text };
  }
  /** Asks until the proxy has noticed. */
  async function until(holds: (it: { status: number; text: string }) => boolean): Promise<void> {
    for (const end = Date.now() + 15_000; Date.now() < end;) if (holds(await ask("GET", "/poll"))) return;
    throw new Error("the proxy has noticed nothing");
  }

  it("shares the work between the processes", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask("GET", "/link/x")));
    expect(new Set(answers.map((it) => it.text))).toEqual(new Set(["first", "second"]));
  });

  it("lets neither metrics nor health out, however they are written", async () => {
    for (const path of ["/metrics", "/healthz", "/readyz", "/METRICS", "/%6detrics"])
      expect((await ask("GET", path)).status).toBe(404);
    expect([...first.heard, ...second.heard]).toEqual([]);
    // What arrives of these is no address of theirs for Legitka either.
    for (const path of ["//metrics", "/x/../metrics", "/metrics/"]) await ask("GET", path);
    expect([...first.heard, ...second.heard].filter((it) => /^GET \/metrics$/i.test(it))).toEqual([]);
  });

  it("takes as much as Slack sends at once, and no more", async () => {
    expect((await ask("POST", "/slack/events", "x".repeat(512 * 1024))).status).toBe(200);
    expect((await ask("POST", "/slack/events", "x".repeat(1024 * 1024))).status).toBe(413);
  });

  it("passes an event stream on as it is written, and keeps it open", async () => {
    let more: ServerResponse | undefined;
    for (const it of processes)
      it.answer = (_, response) => {
        response.writeHead(200, { "content-type": "text/event-stream" }).write("data: 1\n\n");
        more = response;
      };
    const asked = request({ port, host: "localhost", path: "/events", rejectUnauthorized: false, agent: false });
    asked.end();
    const [stream] = (await once(asked, "response")) as [IncomingMessage];
    expect(String((await once(stream, "data"))[0])).toBe("data: 1\n\n");
    more?.write("data: 2\n\n");
    expect(String((await once(stream, "data"))[0])).toBe("data: 2\n\n");
    more?.end();
    stream.resume();
    await once(stream, "end");
  });

  it("asks another process when one dies over a GET, and nobody again when it dies over a POST", async () => {
    const dies = (request: IncomingMessage): void => void request.socket.destroy();
    let deaths = 0;
    for (const it of processes)
      it.answer = (request, response) => ((deaths += 1) === 1 ? dies(request) : response.end(it.name));
    expect((await ask("GET", "/tickets/pictures/1")).status).toBe(200);
    expect(deaths).toBe(2);
    // The one that died is left alone for a while; both are back first.
    await until(() => first.heard.includes("GET /poll") && second.heard.includes("GET /poll"));
    for (const it of processes) it.answer = dies;
    const posts = (): number => [...first.heard, ...second.heard].filter((it) => it.startsWith("POST")).length;
    expect((await ask("POST", "/api/messages", "{}")).status).toBe(502);
    expect(posts()).toBe(1);
  }, 60_000);

  it("sends nobody to a process that is not ready, and a POST that reached none to the other one", async () => {
    first.ready = false;
    let inARow = 0;
    await until(({ text }) => (inARow = text === "second" ? inARow + 1 : 0) === 3);
    first.heard.length = 0;
    await Promise.all(Array.from({ length: 10 }, () => ask("POST", "/api/messages", "{}")));
    expect(first.heard).toEqual([]);
    first.ready = true;
    await until(({ text }) => text === "first");
    const { port: old } = second;
    await second.close();
    // By then the proxy knows that its kept connections to it are gone; that nobody listens there it finds out now.
    await ask("GET", "/poll");
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask("POST", "/api/messages", "{}")));
    expect(new Set(answers.map((it) => `${it.status} ${it.text}`))).toEqual(new Set(["200 first"]));
    await second.open(old);
  }, 60_000);
});
