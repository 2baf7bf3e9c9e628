import { isSignature } from "../../sandbox/oauth/signature";
import { callPlain, callSigned } from "./apiClient";
import { app, type Bench, startBench } from "./bench";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.sandbox.close());

const user = "users/user";
const anna = () => ({ token: bench.sandbox.control.grant(app.key, "anna") });

test.each(["header", "query", "form"] as const)("a signature in the %s is accepted", async (via) => {
  const answer = await bench.call(user, { fields: "first_name|titles[before|after]" }, { ...anna(), via });
  expect(answer.json()).toEqual({ first_name: "Anna", titles: { before: null, after: null } });
});

test("awkward characters are signed as RFC 5849 says", async () => {
  const answer = await bench.call("oauth/request_token", {
    oauth_callback: "http://localhost:1/zażółć?a=b c&d=%20+*'()!~[x]",
  });
  expect(answer.status).toBe(200);
});

test("repeated and empty query parameters are part of what is signed", async () => {
  const url = `${bench.url(user)}?a=2&a=1&empty=&plus=x%20y`;
  const token = anna();
  const call = (called: string) => callSigned(called, {}, { consumer: app, now: bench.now, ...token, signUrl: url });
  expect((await call(url)).status).toBe(200);
  expect((await call(url.replace("a=1", "a=3"))).status).toBe(401);
});

test("the photos example of OAuth Core 1.0 (appendix A.5) verifies", () => {
  const parameters = Object.entries({
    oauth_consumer_key: "dpf43f3p2l4k3l03",
    oauth_token: "nnch734d00sl2jdk",
    oauth_signature_method: "HMAC-SHA1",
    oauth_timestamp: "1191242096",
    oauth_nonce: "kllo9940pd9333jh",
    oauth_version: "1.0",
    file: "vacation.jpg",
    size: "original",
  });
  const request = { method: "GET", url: "http://photos.example.net/photos", parameters };
  const verified = (given: string) => isSignature(given, request, "kd94hf93k423kf44", "pfkkdhi9sl3r4s00");
  expect(verified("tR3+Ty81lMeYAr/Fid0kMTYa/WM=")).toBe(true);
  expect(verified("tR3+Ty81lMeYAr/Fid0kMTYa/WN=")).toBe(false);
});

test("a call without a signature is unauthorized, and says so in JSON", async () => {
  const answer = await callPlain(bench.url(user));
  expect(answer.status).toBe(401);
  expect(answer.json()).toEqual({ message: expect.stringContaining("signed") as string });
});

test.each([
  ["another consumer secret", () => ({ consumer: { ...app, secret: "wrong" }, ...anna() })],
  ["an unknown consumer", () => ({ consumer: { key: "nobody", secret: "x" } })],
  ["another token secret", () => ({ token: { ...anna().token, secret: "wrong" } })],
  ["an unknown token", () => ({ token: { key: "nothing", secret: "x" } })],
  ["another application's token", () => ({ token: bench.sandbox.control.grant("dziekanat", "anna") })],
  ["another address signed", () => ({ ...anna(), signUrl: bench.url(user).replace("127.0.0.1", "localhost") })],
  ["no timestamp", () => ({ ...anna(), override: { oauth_timestamp: "" } })],
])("%s is refused", async (_, signing) => {
  const answer = await bench.call(user, {}, signing());
  expect([400, 401]).toContain(answer.status);
  expect(answer.json()).toHaveProperty("message");
});

test("a changed parameter breaks the signature", async () => {
  const signUrl = `${bench.url(user)}?fields=id`;
  const good = await bench.call(user, { fields: "id" }, anna());
  const bad = await bench.call(user, { fields: "first_name" }, { ...anna(), signUrl });
  expect([good.status, bad.status]).toEqual([200, 401]);
});

test("a nonce is accepted once, even with a new timestamp", async () => {
  const signing = { ...anna(), nonce: "same" };
  expect((await bench.call(user, {}, signing)).status).toBe(200);
  expect((await bench.call(user, {}, signing)).status).toBe(401);
  expect((await bench.call(user, {}, { ...signing, now: bench.now + 1000 })).status).toBe(401);
});

test("a nonce whose signature failed is not used up", async () => {
  const signing = { ...anna(), nonce: "same" };
  const wrong = { ...signing, consumer: { ...app, secret: "wrong" } };
  expect((await bench.call(user, {}, wrong)).status).toBe(401);
  expect((await bench.call(user, {}, signing)).status).toBe(200);
});

test.each([
  [-301_000, 401],
  [-299_000, 200],
  [299_000, 200],
  [301_000, 401],
])("a timestamp %i ms off gives %i", async (off, status) => {
  const answer = await bench.call(user, {}, { ...anna(), now: bench.now + off });
  expect(answer.status).toBe(status);
});

test("another signature method and missing protocol parameters are malformed", async () => {
  const override = { oauth_signature_method: "PLAINTEXT" };
  expect((await bench.call(user, {}, { ...anna(), override })).status).toBe(400);
  expect((await bench.call(user, {}, { ...anna(), override: { oauth_nonce: "" } })).status).toBe(400);
});
