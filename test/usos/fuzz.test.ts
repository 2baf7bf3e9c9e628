import fc from "fast-check";
import { createUsosAdminClient, createUsosClient, type UsosAdminClient, type UsosClient } from "../../src/usos";
import { createHastyClock } from "../support/hastyClock";
import { bounded, spoilt } from "../support/fuzz";

const token = { key: "tokenKey00000001", secret: "tokenSecret/+0001" };
const card = { id: "1", type: "student", expiration_date: "2027-03-31", student_number: "123456" };
const order = { id: "17", status: "do odbioru", date: "2026-11-23", token: "AAAA", distribution_pass: "123456" };

/** Every call, each with an answer as USOS gives it. */
const calls: Readonly<Record<string, readonly [unknown, (it: UsosClient & UsosAdminClient) => Promise<unknown>]>> = {
  requestToken: ["oauth_token=a&oauth_token_secret=b&oauth_callback_confirmed=true", (it) => it.requestToken("oob")],
  accessToken: ["oauth_token=a&oauth_token_secret=b&user_id=7", (it) => it.accessToken(token, "123456")],
  revokeToken: [{ success: true }, (it) => it.revokeToken(token)],
  user: [{ id: "7", first_name: "Ola", last_name: "Nowak" }, (it) => it.user(token)],
  plasticCards: [[card], (it) => it.plasticCards(token)],
  mcard: [{ orders: ["17"], why_cannot_order: { pl: "a", en: "b" } }, (it) => it.mcard(token)],
  order: [order, (it) => it.order(token, "17")],
  orderSecret: [order, (it) => it.orderSecret(token, "17")],
  makeOrder: [{ success: true }, (it) => it.makeOrder(token)],
  revokeOrder: [{ success: true }, (it) => it.revokeOrder(token, "17")],
  now: ["2026-11-23 10:00:00", (it) => it.now()],
  installation: [{ mcards_support: true, version: "7.1" }, (it) => it.installation()],
  installations: [[{ base_url: "https://usosapps.uni.opole.pl/", name: { pl: "Opole" } }], (it) => it.installations()],
  methodReference: [
    { name: "services/cards/mcard", arguments: [] },
    (it) => it.methodReference("services/cards/mcard"),
  ],
  checkOrdersStatus: [{ 17: "ready" }, (it) => it.checkOrdersStatus(["17"])],
  userCards: [[card], (it) => it.userCards("7")],
  card: [card, (it) => it.card("1")],
};

const statuses = fc.constantFrom(200, 200, 200, 201, 204, 301, 400, 401, 403, 404, 429, 500, 503);
const types = fc.constantFrom("application/json", "text/html", "application/x-www-form-urlencoded", "");

test.each(Object.entries(calls))(
  "whatever USOS answers to %s is a value or a refusal, and never thrown",
  async (_, [answer, call]) => {
    const bodies = fc.oneof(
      { weight: 4, arbitrary: spoilt(answer).map((it) => (typeof it === "string" ? it : JSON.stringify(it ?? null))) },
      {
        weight: 1,
        arbitrary: spoilt({ message: "x", error: "method_forbidden", reason: "y" }).map((it) => JSON.stringify(it)),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom("", "<html><body>Proxy</body></html>", "{", "\u0000", "[".repeat(5_000)),
      },
    );
    await fc.assert(
      fc.asyncProperty(bodies, statuses, types, async (body, status, type) => {
        const fetch = (): Promise<Response> =>
          Promise.resolve(
            new Response(status === 204 ? null : body, {
              status,
              headers: type === "" ? {} : { "content-type": type },
            }),
          );
        const options = {
          baseUrl: "http://127.0.0.1:9/",
          consumer: { key: "k", secret: "s" },
          clock: createHastyClock(),
          fetch,
          limits: { retries: 1, perSecond: 100_000, concurrent: 8 },
        };
        const client = { ...createUsosAdminClient(options), ...createUsosClient(options) };
        const result = await call(client);
        expect(result).toMatchObject({ ok: expect.any(Boolean) as boolean });
      }),
      bounded(60),
    );
  },
);
