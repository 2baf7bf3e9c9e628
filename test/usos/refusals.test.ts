import { createUsosClient, type UsosClient } from "../../src/usos";
import { createHastyClock } from "../support/hastyClock";
import { type Canned, endTokens, type FarEnd, type Script, startFarEnd } from "../support/usosFarEnd";

const consumer = { key: "consumerKey0001", secret: "consumerSecret01" };
const token = { key: "tokenKey00000001", secret: "tokenSecret00001" };
const clock = createHastyClock();

let far: FarEnd;
let usos: UsosClient;
beforeEach(async () => {
  far = await startFarEnd();
  usos = createUsosClient({ baseUrl: far.baseUrl, consumer, clock, limits: { retries: 0 } });
});
afterEach(() => far.close());

async function refusalOf(script: Script) {
  far.script("services/cards/mcard", script);
  const answer = await usos.mcard(token);
  if (answer.ok) throw new Error("expected a refusal");
  return answer.refusal;
}

test("401s in a student's name that have stood for hours, while our own key is accepted, mean signed out", async () => {
  endTokens(far);
  const invalid = { status: 401, body: { message: "Invalid access token." } };
  expect(await refusalOf(invalid)).toMatchObject({ code: "unauthorized" });
  clock.advance(4 * 3_600_000);
  expect(await refusalOf(invalid)).toMatchObject({ code: "signedOut" });
});

test.each<[string, Canned]>([
  ["a proxy's page", { headers: { "www-authenticate": 'Basic realm="prace serwisowe"' }, body: "<h1>401</h1>" }],
  ["JSON that is no object", { body: ["401"] }],
])("a 401 from a system in front of USOS says nothing about the token: unavailable (%s)", async (_, script) => {
  endTokens(far);
  expect(await refusalOf({ status: 401, ...script })).toMatchObject({ code: "unavailable" });
});

test("a 401 to a call without a token is about our own key, so nobody is signed out", async () => {
  far.script("services/oauth/request_token", { status: 401, body: { message: "Invalid consumer." } });
  expect(await usos.requestToken("oob")).toMatchObject({ ok: false, refusal: { code: "refused" } });
});

test("503 with a page is maintenance, with the time it asks for", async () => {
  const page = "<html><body>Przerwa techniczna</body></html>";
  expect(await refusalOf({ status: 503, headers: { "retry-after": "120" }, body: page })).toEqual({
    code: "maintenance",
    detail: "HTTP 503",
    retryAfterMs: 120_000,
  });
  const date = new Date(clock.now() + 30_000).toUTCString();
  const refusal = await refusalOf({ status: 503, headers: { "retry-after": date }, body: { message: "x" } });
  expect(refusal.retryAfterMs).toBeGreaterThan(28_000);
  expect(await refusalOf({ status: 503, headers: { "retry-after": "soon" }, body: page })).not.toHaveProperty(
    "retryAfterMs",
  );
});

test.each([
  { message: "Spam prevention lock is active." },
  { message: "x", error: "method_forbidden", reason: "spam_lock" },
  { message: "x", error: "locked" },
])("the spam-prevention lock, however it looks: busy (%j)", async (body) => {
  expect(await refusalOf({ status: 400, headers: { "retry-after": "7" }, body })).toMatchObject({
    code: "busy",
    retryAfterMs: 7_000,
  });
});

test("a blocked card and a wrong clock are not the spam-prevention lock", async () => {
  expect(await refusalOf({ status: 400, body: { message: "The card is blocked; check your clock." } })).toMatchObject({
    code: "refused",
  });
});

test("429 means busy, with or without JSON", async () => {
  expect(await refusalOf({ status: 429, headers: { "retry-after": "3" }, body: "slow down" })).toMatchObject({
    code: "busy",
    retryAfterMs: 3_000,
  });
});

test("a refusal brings the words for the user and the codes for the log", async () => {
  const words = { pl: "Nie możesz zamówić.", en: "You cannot order." };
  const refusal = await refusalOf({
    status: 403,
    body: {
      message: "Order 1234567 of tokenKey00000001 (Jan, PESEL 44051401359) is forbidden: aB3dE5fG7hJ9kL1m.",
      error: "method_forbidden",
      reason: "scope_missing",
      param_name: "order_id",
      field_name: "status",
      method_name: "services/cards/mcard",
      missing_scopes: ["cards", "offline_access"],
      user_messages: { generic_message: words },
      unheard_of: { deep: [1] },
    },
  });
  expect(refusal.code).toBe("refused");
  expect(refusal.words).toEqual(words);
  for (const part of ["method_forbidden", "scope_missing", "order_id", "status", "services/cards/mcard", "cards"]) {
    expect(refusal.detail).toContain(part);
  }
  expect(refusal.detail).toContain("is forbidden");
  expect(refusal.detail).not.toMatch(/tokenKey|44051401359|1234567|aB3dE5fG7hJ9kL1m/);
});

test.each([{ error: 5, reason: [], user_messages: "no", missing_scopes: 3 }, {}, { user_messages: {} }])(
  "a refusal with odd parts is still a refusal (%j)",
  async (body) => {
    expect(await refusalOf({ status: 400, body })).toMatchObject({ code: "refused" });
  },
);

test.each<[string, Script]>([
  ["a server's fault", { status: 500, body: "<h1>oops</h1>" }],
  ["a gateway's fault", { status: 502, body: { message: "x" } }],
  ["a page instead of JSON", { body: "<html>" }],
  ["JSON of another shape", { body: [1, 2] }],
  ["a 404 page: not an address of USOS", { status: 404, body: "<html>" }],
  ["JSON that is no object in a 400", { status: 400, body: ["x"] }],
  ["a redirect", { status: 302, headers: { location: "/elsewhere" }, body: "" }],
  ["a broken connection", "reset"],
])("unavailable: %s", async (_, script) => {
  expect(await refusalOf(script)).toMatchObject({ code: "unavailable" });
  expect(far.arrived).toHaveLength(1);
});

test("an address where nothing listens is reported as unavailable, with the reason", async () => {
  await far.close();
  expect(await usos.mcard(token)).toEqual({ ok: false, refusal: { code: "unavailable", detail: "ECONNREFUSED" } });
});
