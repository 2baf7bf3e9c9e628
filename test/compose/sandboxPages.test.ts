import { once } from "node:events";
import { request, type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProduct, type Product } from "../../src/compose/product";
import { readConfig } from "../../src/config/config";
import { copy } from "../support/copy";
import { root } from "../support/root";
import { until } from "../support/waiting";

let product: Product;
let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "legitka-sandbox-pages-"));
  product = await startProduct(readConfig({ PORT: "0", DATA_DIR: dir, LOG_LEVEL: "silent" }, root), root);
});
afterAll(async () => {
  await product.stop();
  rmSync(dir, { recursive: true, force: true });
});

const routes = (method: string): string[] =>
  product.routes.filter((it) => it.startsWith(`${method} /sandbox`)).map((it) => it.replace(/^\w+ /, ""));

/** The APIs that only programs call and no browser; every other route is a page. */
const apis = /\/usos\/services\/(?!oauth\/authorize)|\/slack\/(api|actions|upload|files)/;

async function statusOf(method: string, pattern: string, headers: OutgoingHttpHeaders): Promise<number> {
  const url = new URL(pattern.replace(/:\w+/g, "1").replace("*", "1"), product.address);
  const hasBody = method === "POST" ? { "content-type": "application/x-www-form-urlencoded" } : {};
  const asking = request(url, { method, headers: { ...hasBody, ...headers }, agent: false });
  asking.end();
  const [answer] = (await once(asking, "response")) as [IncomingMessage];
  answer.resume();
  return answer.statusCode ?? 0;
}

/** The addresses at which the request was not refused. */
async function served(method: string, patterns: readonly string[], headers: OutgoingHttpHeaders): Promise<string[]> {
  const found: string[] = [];
  for (const it of patterns) if ((await statusOf(method, it, headers)) !== 403) found.push(it);
  return found;
}

describe("the sandbox's own pages", () => {
  test("are served on this machine", async () => {
    expect(routes("GET").length).toBeGreaterThan(5);
    expect(routes("POST").length).toBeGreaterThan(8);
    for (const path of ["/sandbox/", "/sandbox/mail/", "/sandbox/slack/"])
      expect(await statusOf("GET", path, {})).toBe(200);
  });

  test("cannot be read by a foreign page whose host name points to this machine", async () => {
    const { port } = new URL(product.address);
    for (const method of ["GET", "POST"])
      for (const host of [`evil.example:${port}`, "127.0.0.1.evil.example"])
        expect(await served(method, routes(method), { host, origin: `http://${host}` })).toEqual([]);
  });

  test("are not served through a proxy", async () => {
    for (const method of ["GET", "POST"])
      expect(await served(method, routes(method), { "x-forwarded-for": "203.0.113.7" })).toEqual([]);
  });

  test("lead to the staff pages, where whoever tries Legitka may publish", async () => {
    const { address } = product;
    const send = (path: string, form: Record<string, string>) =>
      fetch(new URL(path, address), {
        method: "POST",
        body: new URLSearchParams(form),
        headers: { origin: address },
        redirect: "manual",
      });
    const marta = "U0PERSON005";
    const channel = "C0HELPDESK1";
    await send("/sandbox/slack/do", { act: "say", as: marta, channel, text: "/mlegitymacja-staff" });
    let link = "";
    await until("the link is in Slack", async () => {
      const shown = await (await fetch(`${address}/sandbox/slack/?as=marta&at=${channel}`)).text();
      link = /\/staff\/sign-in\/link\/[\w-]+/.exec(shown)?.[0] ?? "";
      return link !== "";
    });
    const [cookie = ""] = (await send(link, {})).headers.getSetCookie();
    const start = await fetch(`${address}/staff`, { headers: { cookie: cookie.split(";")[0] ?? "" } });
    expect(await start.text()).toContain(copy("staff.role.publisher"));
  });

  test("accept nothing from a foreign page, and a form only from themselves", async () => {
    for (const origin of ["https://evil.example", "null", "http://127.0.0.1:1"])
      expect(await served("POST", routes("POST"), { origin })).toEqual([]);
    const pages = routes("POST").filter((it) => !apis.test(it));
    expect(pages).toContain("/sandbox/reset");
    expect(pages).toContain("/sandbox/usos/services/oauth/authorize");
    expect(await served("POST", pages, {})).toEqual([]);
    expect(await served("POST", pages, { origin: product.address })).toEqual(pages);
  });
});
