import { listenSandbox, type ListeningSandbox, type OrdersShape, signIn } from "../../sandbox";
import { createGate, createUsosAdminClient, createUsosClient, type Token, type UsosClient } from "../../src/usos";
import { createHastyClock, type HastyClock } from "../support/hastyClock";
import { until } from "../support/waiting";

const consumer = { key: "bot", secret: "bot-secret" };
const adminKey = { key: "staff", secret: "staff-secret" };
const callback = "https://bot.example/link/callback";

let sandbox: ListeningSandbox;
let usos: UsosClient;
let clock: HastyClock;
beforeEach(async () => {
  sandbox = await listenSandbox({
    consumers: { bot: { secret: consumer.secret }, staff: { secret: adminKey.secret, administrative: true } },
    readyAfterMs: 3_600_000,
  });
  clock = createHastyClock(Date.now());
  usos = createUsosClient({ baseUrl: sandbox.usosUrl, consumer, clock });
});
afterEach(() => sandbox.close());

/** The value of an answer that must contain one. */
function valueOf<T>(answer: { ok: true; value: T } | { ok: false; refusal: unknown }): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.value;
}

async function link(student: string): Promise<Token> {
  const request = valueOf(await usos.requestToken(callback));
  const back = new URL(await signIn(usos.authorizeUrl(request.key), student));
  expect(back.searchParams.get("oauth_token")).toBe(request.key);
  return valueOf(await usos.accessToken(request, back.searchParams.get("oauth_verifier") ?? ""));
}

test.each<OrdersShape>(["ids", "numericIds", "objects"])(
  "a student signs in, orders, gets the code, revokes and signs out (orders as %s)",
  async (ordersShape) => {
    sandbox.control.settings({ ordersShape });
    const token = await link("anna");
    expect(valueOf(await usos.user(token))).toMatchObject({ firstName: "Anna", studentStatus: 2, hasPhoto: true });
    expect(valueOf(await usos.plasticCards(token))).toMatchObject([{ type: "student" }]);
    expect(valueOf(await usos.mcard(token))).toMatchObject({ whyCannotOrder: null, orderIds: [] });

    expect(valueOf(await usos.makeOrder(token))).toBe(true);
    const { orderIds, whyCannotOrder } = valueOf(await usos.mcard(token));
    const [orderId = ""] = orderIds;
    expect(orderIds).toHaveLength(1);
    expect(whyCannotOrder?.pl).toBeTruthy();
    expect(await usos.makeOrder(token)).toMatchObject({ ok: false, refusal: { code: "refused" } });

    expect(valueOf(await usos.order(token, orderId))).toMatchObject({ id: orderId, ready: false });
    expect(valueOf(await usos.orderSecret(token, orderId))).toBeNull();
    sandbox.control.advance("anna");
    const ready = valueOf(await usos.order(token, orderId));
    expect(ready).toMatchObject({ ready: true, studentNumber: "900101" });
    expect(ready.expirationDate).toMatch(/^\d{4}-\d\d-\d\d$/);
    const secret = valueOf(await usos.orderSecret(token, orderId));
    expect(secret).toEqual(sandbox.control.secrets(orderId));
    expect(JSON.stringify(ready)).not.toContain(secret!.token);

    sandbox.control.collect("anna");
    expect(valueOf(await usos.orderSecret(token, orderId))).toBeNull();
    expect(valueOf(await usos.revokeOrder(token, orderId))).toBe(true);
    expect(await usos.revokeOrder(token, orderId)).toMatchObject({ ok: false, refusal: { code: "refused" } });

    expect(valueOf(await usos.revokeToken(token))).toBe(true);
    // A token only counts as gone beside another student's that is accepted.
    expect(valueOf(await usos.user(await link("piotr")))).toMatchObject({ firstName: "Piotr" });
    expect(valueOf(await usos.revokeToken(token))).toBe(true);
    expect(await usos.mcard(token)).toMatchObject({ ok: false, refusal: { code: "signedOut" } });
  },
);

test("USOS's own words say why a student may not order", async () => {
  const token = await link("lucia");
  const { whyCannotOrder } = valueOf(await usos.mcard(token));
  expect(whyCannotOrder?.pl).toContain("PESEL");
  expect(whyCannotOrder?.en).toContain("PESEL");
});

test("another student's order is refused, and so is one that does not exist", async () => {
  const token = await link("anna");
  const [theirs] = sandbox.control.orders("filip");
  expect(await usos.orderSecret(token, theirs!.id)).toMatchObject({ ok: false, refusal: { code: "refused" } });
  expect(await usos.order(token, "no such order")).toMatchObject({ ok: false, refusal: { code: "refused" } });
});

test("an order whose answer never comes is sent once, and mcard tells that it was placed", async () => {
  const token = await link("anna");
  sandbox.control.fault({ kind: "silentAfterOrder", times: 1 });
  const answer = usos.makeOrder(token);
  await until("the order to be placed", () => sandbox.control.orders("anna").length > 0, 0);
  clock.advance(8_000);
  expect(await answer).toMatchObject({ ok: false, refusal: { code: "timeout" } });
  expect(sandbox.control.calls("cards/make_mcard_order")).toBe(1);
  expect(valueOf(await usos.mcard(token)).orderIds).toHaveLength(1);
});

test.each([
  ["maintenance", "maintenance"],
  ["spamLock", "busy"],
  ["unauthorized", "unauthorized"],
  ["garbage", "unavailable"],
] as const)("the fault %s is understood as %s", async (kind, code) => {
  const token = await link("anna");
  sandbox.control.fault({ kind });
  expect(await usos.mcard(token)).toMatchObject({ ok: false, refusal: { code } });
});

test("a read survives a broken connection and a broken answer", async () => {
  const token = await link("anna");
  sandbox.control.fault({ kind: "reset", times: 1 });
  sandbox.control.fault({ kind: "garbage", times: 1 });
  expect(await usos.mcard(token)).toMatchObject({ ok: true });
});

test("an unknown status is kept unchanged", async () => {
  const token = await link("filip");
  sandbox.control.fault({ kind: "unknownStatus", status: "Nieznany-status 7" });
  const [orderId = ""] = valueOf(await usos.mcard(token)).orderIds;
  expect(valueOf(await usos.order(token, orderId))).toMatchObject({ status: "Nieznany-status 7", ready: true });
});

test("the public calls work without a signature", async () => {
  expect(valueOf(await usos.now())).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/);
  expect(valueOf(await usos.installation())).toMatchObject({ mcardsSupport: true });
  expect(valueOf(await usos.installations())).toHaveLength(1);
  expect(valueOf(await usos.methodReference("services/cards/mcard_order"))).toMatchObject({
    name: "services/cards/mcard_order",
  });
});

test("the administrative key reads and extends; the other key is refused", async () => {
  const gate = createGate();
  const admin = createUsosAdminClient({ baseUrl: sandbox.usosUrl, consumer: adminKey, gate });
  const [order] = sandbox.control.orders("filip");
  const filip = sandbox.control.students().find(({ handle }) => handle === "filip");
  expect(valueOf(await admin.checkOrdersStatus([order!.id, "0"]))).toEqual({ [order!.id]: "ready", 0: null });
  const [card] = valueOf(await admin.userCards(filip!.id));
  expect(valueOf(await admin.markStudentCardProlonged(card!.id, "2031-03-31"))).toBe(true);
  expect(valueOf(await admin.card(card!.id))).toEqual({ ...card, expirationDate: "2031-03-31" });
  const other = createUsosAdminClient({ baseUrl: sandbox.usosUrl, consumer, gate });
  expect(await other.userCards(filip!.id)).toMatchObject({ ok: false, refusal: { code: "refused" } });
});
