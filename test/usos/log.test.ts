import { inspect } from "node:util";
import { type CallEvent, createUsosClient } from "../../src/usos";
import { createHastyClock } from "../support/hastyClock";
import { type FarEnd, type Script, startFarEnd } from "../support/usosFarEnd";

const consumer = { key: "consumerKey0001", secret: "consumerSecret01" };
const token = { key: "tokenKey00000001", secret: "tokenSecret00001" };
const orderId = "order-4711-xyz";
const secret = { token: "qr-payload-AbCd1234", distribution_pass: "pass5678" };

let far: FarEnd;
beforeEach(async () => (far = await startFarEnd()));
afterEach(() => far.close());

test("what is logged of a whole run names methods, outcomes and times, and no secret", async () => {
  const clock = createHastyClock();
  const logged: unknown[] = [];
  const measured: CallEvent[] = [];
  const log = (...args: unknown[]) => logged.push(...args);
  const metrics = { call: (event: CallEvent) => measured.push(event) };
  const usos = createUsosClient({ baseUrl: far.baseUrl, consumer, clock, log, metrics });

  const gossip = { message: `${orderId} ${token.key} ${secret.token}`, error: "param_invalid" };
  const scripts: Script[] = [
    { body: { id: orderId, ...secret } },
    { status: 400, body: gossip },
    { status: 401, body: gossip },
    { status: 500, body: gossip },
  ];
  far.script("services/oauth/request_token", {
    body: `oauth_token=${token.key}&oauth_token_secret=${token.secret}&oauth_callback_confirmed=true`,
  });
  far.script("services/oauth/access_token", { body: `oauth_token=${token.key}&oauth_token_secret=${token.secret}` });
  await usos.requestToken("https://bot.example/callback");
  await usos.accessToken(token, "verifier4711");
  const refusals: unknown[] = [];
  for (const script of scripts) {
    far.script("services/cards/mcard_order", script);
    far.script("services/cards/revoke_mcard", script);
    refusals.push(await usos.order(token, orderId));
    const shown = await usos.orderSecret(token, orderId);
    if (!shown.ok) refusals.push(shown);
    refusals.push(await usos.revokeOrder(token, orderId));
  }

  expect(logged).toHaveLength(15);
  expect(logged).toEqual(measured);
  expect(logged).toContainEqual({
    method: "services/cards/mcard_order",
    purpose: "waiting",
    outcome: "ok",
    ms: 0,
    tries: 1,
  });
  expect(logged).toContainEqual(
    expect.objectContaining({ method: "services/cards/mcard_order", outcome: "unavailable", tries: 3 }),
  );
  const secrets = [...Object.values(consumer), ...Object.values(token), ...Object.values(secret), "verifier4711"];
  for (const word of [...secrets, orderId]) expect(inspect(logged, { depth: 9 })).not.toContain(word);
  // A refusal, which other code may log, contains none of them either.
  for (const word of secrets) expect(inspect(refusals, { depth: 9 })).not.toContain(word);
});
