import { mkdtempSync, rmSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProduct } from "../../src/compose/product";
import { readConfig } from "../../src/config/config";
import { listenSlack, type ListeningSlack } from "../../sandbox";
import { isReachedThroughIngress } from "../deploy/ingressPaths";
import { root } from "../support/root";
import { askUnsigned, openHidingProxy } from "./askRoutes";
import { notFuzzed } from "./fuzzed";
import { emulated, production, slack, staff, teams } from "./production";

/** The routes that anybody may call: the operator's addresses, and pictures and scripts without anything about a person. */
const forEverybody = [
  "GET /healthz",
  "GET /readyz",
  "GET /metrics",
  "GET /teams/sign-in/teams-js.js",
  "GET /teams/sign-in/hand-back.js",
  "GET /slack/install",
  "GET /notice",
];
/** What stays inside: for the operator's probes and for Prometheus. */
const ofOperator = ["/healthz", "/metrics", "/readyz"];
/** Of the staff pages strangers see the sign-in, to which everything else sends them. */
const ofStaffForEverybody = ["GET /staff/sign-in", "GET /staff/style.css"];
const always = [
  "/healthz",
  "/link/:id",
  "/link/:id/back",
  "/link/:id/confirm",
  "/metrics",
  "/notice",
  "/readyz",
  "/calendar/*",
  "/copy/*",
  "/tickets/pictures/*",
];
const ofTeams = [
  "/api/messages",
  "/teams/guide/:file",
  "/teams/qr/*",
  "/teams/sign-in/hand-back.js",
  "/teams/sign-in/teams-js.js",
];
/** How staff sign in depends on what is connected: with a link from Slack, or at the university's provider. */
const signIns = {
  none: [],
  link: ["/sign-in/link/:secret"],
  oidc: ["/sign-in/oidc", "/sign-in/oidc/back"],
};
const ofStaff = (signIn: readonly string[]): string[] =>
  [
    "",
    "/sign-in",
    ...signIn,
    "/sign-out",
    "/style.css",
    "/numbers",
    "/numbers/:part",
    "/texts",
    "/texts/edit/:key",
    "/texts/export",
    "/texts/export/:name",
    "/texts/files/:name",
    "/texts/guide/:name",
    "/texts/preview",
    "/texts/publish/:key",
    "/texts/revert/:key",
  ].map((it) => `/staff${it}`);
const ofSlack = {
  none: [],
  workspace: ["/slack/events", "/slack/guide/:file"],
  "a helpdesk": ["/slack/events", "/slack/guide/:file"],
  "several workspaces": ["/slack/events", "/slack/guide/:file", "/slack/install", "/slack/oauth_redirect"],
  "Socket Mode": ["/slack/guide/:file"],
  "Socket Mode with a helpdesk": ["/slack/guide/:file"],
};

/** Browsers tell where a form was sent from only if a page of the staff lets them. */
const isStaffPage = (route: string, { "content-type": type = "" }: IncomingHttpHeaders): boolean =>
  / \/staff(\/|$)/.test(route) && type.startsWith("text/html");

/** The protections that an answer lacks: a browser could run, frame, guess, cache or pass on what it was sent. */
function openIn(route: string, headers: IncomingHttpHeaders, body: string): string[] {
  const policy = String(headers["content-security-policy"]);
  const type = headers["content-type"] ?? "";
  const told = {
    "strict-transport-security": headers["strict-transport-security"] === "max-age=31536000",
    "what may be loaded": policy.startsWith("default-src 'none';") && policy.includes("base-uri 'none'"),
    "who may frame it": policy.includes("frame-ancestors 'none'"),
    "x-content-type-options": headers["x-content-type-options"] === "nosniff",
    "referrer-policy": headers["referrer-policy"] === (isStaffPage(route, headers) ? "same-origin" : "no-referrer"),
    "cache-control": /^(no-store|public, max-age=\d+)$/.test(headers["cache-control"] ?? ""),
    "that cookies are this host's alone": (headers["set-cookie"] ?? []).every((it) =>
      /^__Host-[^;]+; Secure; HttpOnly; Path=\/; /.test(it),
    ),
    "no page of another origin": headers["access-control-allow-origin"] === undefined,
    "content-type": body === "" || /^(image\/png$|[a-z]+\/[a-z-]+; (version=0\.0\.4; )?charset=utf-8$)/.test(type),
  };
  return Object.entries(told).flatMap(([name, isTold]) => (isTold ? [] : [name]));
}

interface Combination {
  readonly onTeams: keyof typeof teams;
  readonly onSlack: keyof typeof slack;
  readonly atProvider: keyof typeof staff;
}

const chats: readonly Combination[] = (["none", "registered"] as const).flatMap((onTeams) =>
  (["none", "workspace", "a helpdesk", "several workspaces", "Socket Mode"] as const)
    .filter((onSlack) => onTeams !== "none" || onSlack !== "none")
    .map((onSlack) => ({ onTeams, onSlack, atProvider: "none" })),
);
const combinations: readonly Combination[] = [
  ...chats,
  { onTeams: "registered", onSlack: "none", atProvider: "an OIDC provider" },
  { onTeams: "none", onSlack: "Socket Mode with a helpdesk", atProvider: "none" },
];

let emulator: ListeningSlack;
beforeAll(async () => {
  emulator = await listenSlack({
    requestUrl: () => "http://127.0.0.1:9",
    ...emulated,
  });
});
afterAll(() => emulator.close());

const named = "without the sandbox, with Teams $onTeams, Slack $onSlack and staff at $atProvider";
describe.each(combinations)(named, ({ onTeams, onSlack, atProvider }) => {
  const signIn = onSlack.endsWith("a helpdesk") ? "link" : atProvider === "none" ? "none" : "oidc";
  test("only registered chats have routes, no route serves a stranger, not even through a proxy that hides, and what is answered may do nothing in a browser", async () => {
    const dir = mkdtempSync(join(tmpdir(), "legitka-sandbox-off-"));
    const api = onSlack === "none" ? {} : { SLACK_API_URL: emulator.apiUrl };
    const env = { ...production, ...teams[onTeams], ...slack[onSlack], ...staff[atProvider], ...api, DATA_DIR: dir };
    const product = await startProduct(readConfig(env, root), root);
    const proxy = await openHidingProxy(product.address);
    try {
      const patterns = new Set(product.routes.map((it) => it.split(" ")[1]));
      const pages = signIn === "none" ? [] : ofStaff(signIns[signIn]);
      const expected = [...always, ...(onTeams === "none" ? [] : ofTeams), ...ofSlack[onSlack], ...pages];
      expect([...patterns].sort()).toEqual(expected.sort());
      // On Kubernetes, people reach everything else, and nothing of the operator's.
      expect(expected.filter((it) => !isReachedThroughIngress(it)).sort()).toEqual(ofOperator);
      expect(notFuzzed(product.routes)).toEqual([]);

      // The routes of unconnected chats and of the sandbox are called too.
      const sandbox = ["GET /", "POST /session", "POST /messages", "GET /events", "GET /secret", "GET /sandbox/"];
      const chats = ["POST /api/messages", "POST /slack/events", "GET /slack/install"];
      const outOfTheFolder = ["teams", "slack"].map((it) => `GET /${it}/guide/..%2F..%2Fpackage.json`);
      const odd = ["GET /no%zz", "TRACE /healthz", "OPTIONS /link/:id/confirm", ...outOfTheFolder];
      const all = [...new Set([...product.routes, ...sandbox, ...chats, ...odd])];
      for (const base of [product.address, proxy.url]) {
        const asked = await askUnsigned(base, all);
        const isSentToSignIn = ({ route, status, headers, body }: (typeof asked)[number]): boolean =>
          route.startsWith("GET /staff") && status === 303 && headers.location === "/staff/sign-in" && body === "";
        const answered = asked.filter((it) => it.status < 400 && !isSentToSignIn(it));
        const served = answered.map(({ route }) => route);
        const heads = forEverybody.map((it) => it.replace("GET", "HEAD"));
        const open = [...forEverybody, ...heads, ...(signIn === "none" ? [] : ofStaffForEverybody)];
        expect(served.filter((it) => !open.includes(it))).toEqual([]);
        expect(served).toContain("GET /healthz");
        expect(
          asked.flatMap(({ route, headers, body }) => openIn(route, headers, body).map((it) => `${route}: ${it}`)),
        ).toEqual([]);
      }
      const metrics = await (await fetch(`${product.address}/metrics`)).text();
      expect(metrics).toContain("legitka_turn_seconds");
      expect(metrics).not.toContain("legitka_turn_seconds_count{");
    } finally {
      proxy.close();
      await product.stop();
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
