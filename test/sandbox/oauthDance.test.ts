import { signIn } from "../../sandbox";
import type { KeyAndSecret } from "./apiClient";
import { admin, type Bench, startBench } from "./bench";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.sandbox.close());

const callback = "http://127.0.0.1:9/linked?state=1";

async function requestToken(scopes = "cards|offline_access", to = callback): Promise<KeyAndSecret> {
  const answer = await bench.call("oauth/request_token", { oauth_callback: to, scopes });
  const form = answer.form();
  expect(form["oauth_callback_confirmed"]).toBe("true");
  return { key: form["oauth_token"]!, secret: form["oauth_token_secret"]! };
}

/**
 * Presses a button of the sign-in page. By default this happens on the page itself; `origin` can name another page, or null for no browser at all.
 */
function press(body: URLSearchParams, origin: string | null = new URL(bench.sandbox.url).origin): Promise<Response> {
  const headers = origin === null ? {} : { origin };
  return fetch(bench.url("oauth/authorize"), { method: "POST", body, headers, redirect: "manual" });
}

const authorizeUrl = (token: KeyAndSecret, more = ""): string =>
  `${bench.url("oauth/authorize")}?oauth_token=${token.key}${more}`;

async function exchange(token: KeyAndSecret, verifier: string): Promise<KeyAndSecret> {
  const answer = await bench.call("oauth/access_token", { oauth_verifier: verifier }, { token, http: "POST" });
  const form = answer.form();
  return { key: form["oauth_token"]!, secret: form["oauth_token_secret"]! };
}

async function dance(scopes?: string, student = "anna"): Promise<KeyAndSecret> {
  const token = await requestToken(scopes);
  const back = new URL(await signIn(authorizeUrl(token), student));
  return exchange(token, back.searchParams.get("oauth_verifier")!);
}

test("the whole dance ends in a token that acts for the student", async () => {
  const token = await requestToken();
  const back = new URL(await signIn(authorizeUrl(token), "oksana"));
  expect(back.href.startsWith(callback)).toBe(true);
  expect(back.searchParams.get("oauth_token")).toBe(token.key);

  const access = await exchange(token, back.searchParams.get("oauth_verifier")!);
  const answer = await bench.call("users/user", { fields: "first_name|student_status" }, { token: access });
  expect(answer.json()).toEqual({ first_name: "Oksana", student_status: 2 });
});

test("with oob the page shows a PIN that serves as the verifier", async () => {
  const token = await requestToken("cards", "oob");
  const pin = await signIn(authorizeUrl(token), "anna");
  expect(pin).toMatch(/^\d{8}$/);
  expect((await exchange(token, pin)).key).toBeTruthy();
});

test("the sign-in page names the application and its scopes, and lists the students as buttons", async () => {
  const token = await requestToken();
  const page = await (await fetch(authorizeUrl(token))).text();
  for (const { id, firstName, lastName } of bench.sandbox.control.students()) {
    expect(page).toMatch(new RegExp(`<button name="student" value="${id}">\\s*${firstName} ${lastName}`));
  }
  const body = new URLSearchParams({ oauth_token: token.key, student: "anna" });
  const consent = await (await press(body)).text();
  expect(consent).toContain("Anna Przykładna");
  expect(consent).toContain("<strong>Legitka</strong>");
  expect(consent).toContain("<code>cards</code>");
  expect(consent).toContain("<code>offline_access</code>");
});

test("denying sends the student back without a verifier, and the request token is spent", async () => {
  const token = await requestToken();
  const back = new URL(await signIn(authorizeUrl(token), "anna", "deny"));
  expect(back.searchParams.has("oauth_verifier")).toBe(false);
  await expect(signIn(authorizeUrl(token), "anna")).rejects.toThrow("400");
});

test("a wrong verifier, an unauthorized and a used request token get no access token", async () => {
  const token = await requestToken();
  const asking = (verifier: string) => bench.call("oauth/access_token", { oauth_verifier: verifier }, { token });
  expect((await asking("anything")).status).toBe(401);
  const verifier = new URL(await signIn(authorizeUrl(token), "anna")).searchParams.get("oauth_verifier")!;
  expect((await asking("wrong")).status).toBe(401);
  expect((await asking(verifier)).status).toBe(200);
  expect((await asking(verifier)).status).toBe(401);
});

test("a request token is no access token, and the other way round", async () => {
  const token = await requestToken();
  expect((await bench.call("users/user", {}, { token })).status).toBe(401);
  const access = await dance();
  expect((await bench.call("oauth/access_token", { oauth_verifier: "x" }, { token: access })).status).toBe(401);
});

test("a token without offline_access ends after two hours, one with it does not", async () => {
  const short = await dance("cards");
  const long = await dance("cards|offline_access");
  const status = async (token: KeyAndSecret) => (await bench.call("users/user", {}, { token })).status;
  bench.now += 2 * 60 * 60 * 1000 - 1;
  expect([await status(short), await status(long)]).toEqual([200, 200]);
  bench.now += 1;
  expect([await status(short), await status(long)]).toEqual([401, 200]);
});

test("a token without the scope cards cannot ask for cards", async () => {
  const token = await dance("offline_access");
  const answer = await bench.call("cards/mcard", {}, { token });
  expect(answer.status).toBe(403);
  expect(answer.json()).toMatchObject({
    error: "method_forbidden",
    reason: "scope_missing",
    method_name: "services/cards/mcard",
    missing_scopes: ["cards"],
    user_messages: { generic_message: { pl: expect.any(String) as string, en: expect.any(String) as string } },
  });
});

test("a revoked token is gone; deauthorize takes the application's other tokens along", async () => {
  const [one, two, three] = [await dance(), await dance(), await dance()];
  const others = await dance(undefined, "piotr");
  const status = async (token: KeyAndSecret) => (await bench.call("users/user", {}, { token })).status;
  expect((await bench.call("oauth/revoke_token", {}, { token: one })).json()).toEqual({ success: true });
  expect([await status(one), await status(two)]).toEqual([401, 200]);
  await bench.call("oauth/revoke_token", { deauthorize: "true" }, { token: two });
  expect([await status(two), await status(three), await status(others)]).toEqual([401, 401, 200]);
});

test("minimal interactivity spares the second consent, confirm_user asks again", async () => {
  const first = await requestToken();
  const body = new URLSearchParams({ oauth_token: first.key, student: "anna", decision: "allow" });
  const signedIn = await press(body);
  const headers = { cookie: signedIn.headers.get("set-cookie")!.split(";")[0]! };
  const visit = (token: KeyAndSecret, more: string) =>
    fetch(authorizeUrl(token, more), { headers, redirect: "manual" });

  expect((await visit(await requestToken(), "&interactivity=minimal")).status).toBe(303);
  expect((await visit(await requestToken(), "&interactivity=confirm_user")).status).toBe(200);
  expect((await visit(await requestToken("cards|photo"), "&interactivity=minimal")).status).toBe(200);
});

test("another site cannot press «allow»", async () => {
  const token = await requestToken();
  const body = new URLSearchParams({ oauth_token: token.key, student: "anna", decision: "allow" });
  for (const origin of ["http://evil.invalid", null]) expect((await press(body, origin)).status).toBe(403);
});

test.each([
  [{}, "param_missing", "oauth_callback"],
  [{ oauth_callback: "javascript:alert(1)" }, "param_invalid", "oauth_callback"],
  [{ oauth_callback: "oob", scopes: "cards|everything" }, "param_invalid", "scopes"],
])("request_token refuses %j", async (parameters: Record<string, string>, error, param_name) => {
  const answer = await bench.call("oauth/request_token", parameters);
  expect([answer.status, answer.json()]).toEqual([400, expect.objectContaining({ error, param_name })]);
});

test("an administrative key signs without a token", async () => {
  const student = bench.sandbox.control.students().find(({ handle }) => handle === "tomasz")!;
  const card_id = student.els!.id;
  const byAdmin = (method: string, parameters: Record<string, string>) =>
    bench.call(method, parameters, { consumer: admin });
  expect((await byAdmin("cards/user_cards", { user_id: student.id })).json()).toMatchObject([{ id: card_id }]);
  const prolonged = { card_id, expiration_date: "2027-03-31" };
  expect((await byAdmin("cards/mark_student_card_prolonged", prolonged)).json()).toEqual({ success: true });
  expect((await byAdmin("cards/card", { card_id, fields: "expiration_date" })).json()).toEqual({
    expiration_date: "2027-03-31",
  });
  expect(await bench.as("tomasz", "cards/mcard", { fields: "why_cannot_order" })).toEqual({ why_cannot_order: null });
  const refused = await bench.call("cards/card", { card_id });
  expect([refused.status, refused.json()]).toMatchObject([403, { reason: "administrative_only" }]);
});
