import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { request, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHttpServer } from "../../src/compose/httpServer";
import { startProduct, type Product } from "../../src/compose/product";
import { readConfig } from "../../src/config/config";
import { silentLog } from "../../src/ops/log";
import { listenSlack, type ListeningSlack } from "../../sandbox";
import { catalog } from "../conversation/people";
import { root } from "../support/root";
import { notFuzzed } from "./fuzzed";
import { emulated, production, slack, staff, teams } from "./production";

interface Answer {
  readonly asked: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

interface Sent {
  readonly body?: string;
  readonly type?: string;
}

async function ask(base: string, method: string, path: string, { body, type }: Sent = {}): Promise<Answer> {
  const { hostname, port } = new URL(base);
  const headers =
    body === undefined ? {} : { "content-type": type ?? "application/json", "content-length": Buffer.byteLength(body) };
  // The path is sent unchanged: a malformed address would not survive being parsed.
  const asking = request({ host: hostname, port, path, method, headers, agent: false });
  asking.on("error", () => undefined); // an answer that came before the end of the body counts
  asking.end(body);
  const [answer] = (await once(asking, "response")) as [IncomingMessage];
  answer.destroy();
  return { asked: `${method} ${path}`, status: answer.statusCode ?? 0, headers: answer.headers };
}

/** The routes that contain nothing about a person and may be cached. */
const mayBeKept = /^(GET|HEAD) \/((teams\/sign-in|(teams|slack)\/guide)\/|staff\/style\.css$)/;
/** The routes that clients of Teams and Slack show on pages of their own. */
const isShownElsewhere = /^(GET|HEAD) \/((teams|slack)\/guide|teams\/qr)\//;
const ofSandbox = / \/sandbox\b/;
/** Pages whose forms must be told from foreign ones by their origin, which browsers hide together with the referrer. */
const hasForms = / \/staff\b/;

/** Everything that is wrong with the headers of an answer. */
function faults({ asked, status, headers }: Answer, isHttps: boolean): string[] {
  const policy = String(headers["content-security-policy"]);
  const wanted: Readonly<Record<string, boolean>> = {
    nosniff: headers["x-content-type-options"] === "nosniff",
    "a policy of its own": policy.startsWith("default-src 'none'") && policy.includes("frame-ancestors 'none'"),
    "no script but ours": !/script-src (?!'self')/.test(policy),
    "no frame": headers["x-frame-options"] === "DENY",
    "no referrer":
      ofSandbox.test(asked) ||
      headers["referrer-policy"] === "no-referrer" ||
      (hasForms.test(asked) && headers["referrer-policy"] === "same-origin"),
    "not kept": headers["cache-control"] === "no-store" || (status === 200 && mayBeKept.test(asked)),
    "https from now on": headers["strict-transport-security"] === (isHttps ? "max-age=31536000" : undefined),
    "its own window":
      headers["cross-origin-opener-policy"] === (/ \/link\//.test(asked) ? "unsafe-none" : "same-origin") ||
      (status === 404 && headers["cross-origin-opener-policy"] === "same-origin"),
    "not for other pages":
      headers["cross-origin-resource-policy"] === "same-origin" ||
      (isShownElsewhere.test(asked) && headers["cross-origin-resource-policy"] === "cross-origin"),
    "nobody's name": headers["server"] === undefined && headers["x-powered-by"] === undefined,
  };
  return Object.entries(wanted).flatMap(([what, holds]) => (holds ? [] : [`${asked} (${status}): ${what}`]));
}

const unknown = ["/", "/nothing", "/nothing/deeper?x=1", "/link", "/link/x/y/z", "/teams/guide/none.png", "/%zz"];

/** Every route with every method it has, addresses and methods that nothing answers, and bodies that are refused. */
async function walk({ address, routes }: Product): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const route of routes) {
    const [method = "", pattern = ""] = route.split(" ");
    const path = pattern
      .replace(/:file\b/, "welcome.png")
      .replace(/:\w+/g, "whatever-1")
      .replace("*", "whatever");
    answers.push(await ask(address, method, path, method === "POST" ? { body: "{}" } : {}));
    if (method !== "POST") continue;
    answers.push(await ask(address, method, path, { body: "<no/>", type: "text/xml" }));
    answers.push(await ask(address, method, path, { body: `{"a":"${"x".repeat(600_000)}"}` }));
    answers.push(await ask(address, "DELETE", path));
  }
  for (const path of unknown)
    for (const method of ["GET", "POST", "OPTIONS", "TRACE"]) answers.push(await ask(address, method, path));
  return answers;
}

/** The answer to a connection that sends no valid request. */
async function rawAnswer(address: string, sent: string): Promise<Answer> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.write(sent);
  let text = "";
  for await (const part of socket) text += String(part);
  const [first = "", ...lines] = (text.split("\r\n\r\n")[0] ?? "").split("\r\n");
  const headers = Object.fromEntries(lines.map((it) => it.split(/: (.*)/).slice(0, 2) as [string, string]));
  return { asked: sent.slice(0, 20), status: Number(first.split(" ")[1]), headers };
}

describe("every answer has its protective headers", () => {
  let dir: string;
  let product: Product | undefined;
  let emulator: ListeningSlack | undefined;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "legitka-headers-"));
  });
  afterEach(async () => {
    await product?.stop();
    await emulator?.close();
    [product, emulator] = [undefined, undefined];
    rmSync(dir, { recursive: true, force: true });
  });

  test("over https, with Teams and Slack", async () => {
    emulator = await listenSlack({ requestUrl: () => "http://127.0.0.1:9", ...emulated });
    const chats = { ...teams.registered, ...slack["several workspaces"], SLACK_API_URL: emulator.apiUrl };
    // With so few calls to USOS a second, one address may open only a few sign-in pages.
    const env = { ...production, ...chats, USOS_PER_SECOND: "1", DATA_DIR: dir };
    product = await startProduct(readConfig(env, root), root);
    const { address } = product;
    const answers = await walk(product);
    for (let page = 0; page < 31; page++) answers.push(await ask(address, "GET", "/link/whatever-1"));
    for (const sent of ["GET / HTTP/1.1\r\nno header\r\n\r\n", `GET / HTTP/1.1\r\na: ${"x".repeat(20_000)}\r\n\r\n`])
      answers.push(await rawAnswer(address, sent));
    expect(answers.flatMap((it) => faults(it, true))).toEqual([]);
    const statuses = new Set(answers.map(({ status }) => status));
    for (const status of [200, 400, 401, 404, 410, 413, 415, 429, 431]) expect(statuses).toContain(status);
    expect(answers.filter((it) => it.status === 200 && mayBeKept.test(it.asked)).length).toBeGreaterThan(3);
  });

  test("over https, with a helpdesk in Socket Mode and staff at an OIDC provider", async () => {
    emulator = await listenSlack({ requestUrl: () => "http://127.0.0.1:9", ...emulated });
    const chats = { ...slack["Socket Mode with a helpdesk"], ...staff["an OIDC provider"] };
    const env = { ...production, ...chats, SLACK_API_URL: emulator.apiUrl, DATA_DIR: dir };
    product = await startProduct(readConfig(env, root), root);
    const answers = await walk(product);
    expect(answers.flatMap((it) => faults(it, true))).toEqual([]);
    const asked = answers.map((it) => it.asked);
    expect(asked).toEqual(expect.arrayContaining(["GET /staff/sign-in/oidc", "GET /staff/sign-in/link/whatever-1"]));
  });

  test("over http on this machine, including the chat page, its events and the sandbox", async () => {
    product = await startProduct(readConfig({ PORT: "0", DATA_DIR: dir, LOG_LEVEL: "silent" }, root), root);
    const answers = await walk(product);
    expect(answers.flatMap((it) => faults(it, false))).toEqual([]);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(20);
    expect(notFuzzed(product.routes)).toEqual([]);
  });
});

test.each([500, 503])("even with status %d, and when a library writes the answer by itself", async (status) => {
  const { server } = createHttpServer(undefined, catalog, silentLog, { isHttps: true });
  server.get("/fails", () => {
    throw Object.assign(new Error("it broke"), { statusCode: status });
  });
  server.get("/itself", (_, reply) => {
    reply.hijack();
    reply.raw.writeHead(status, { "content-type": "text/plain" }).end();
  });
  await server.listen({ port: 0, host: "127.0.0.1" });
  const base = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const answers = await Promise.all(["/fails", "/itself"].map((path) => ask(base, "GET", path)));
  await server.close();
  expect(answers.map((it) => it.status)).toEqual([status, status]);
  expect(answers.flatMap((it) => faults(it, true))).toEqual([]);
});
