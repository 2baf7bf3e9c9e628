import { createUsosAdminClient } from "../../src/usos";
import { createHastyClock } from "../support/hastyClock";
import { type FarEnd, startFarEnd } from "../support/usosFarEnd";

const consumer = { key: "adminKey00000001", secret: "adminSecret00001" };

let far: FarEnd;
beforeEach(async () => {
  far = await startFarEnd();
  far.secrets.set(consumer.key, consumer.secret);
});
afterEach(async () => {
  for (const request of far.arrived) {
    expect(request).toMatchObject({ verb: "POST", signedWell: true, url: `/sandbox/usos/${request.service}` });
    expect(request.oauth).not.toHaveProperty("oauth_token");
  }
  await far.close();
});

const admin = () => createUsosAdminClient({ baseUrl: far.baseUrl, consumer, clock: createHastyClock() });
const plastic = { id: "3", type: "student", studentNumber: "99", expirationDate: null, dateOfIssue: null };

test("statuses of orders are read, with null for orders that USOS does not report", async () => {
  far.script("services/cards/check_orders_status", { body: { 17: "ready", 99: "other" } });
  const answer = await admin().checkOrdersStatus(["17", "18"]);
  expect(answer).toEqual({ ok: true, value: { 17: "ready", 18: null } });
  expect(far.arrived[0]!.form.get("order_ids")).toBe("17|18");
});

test("without orders, no request is sent", async () => {
  expect(await admin().checkOrdersStatus([])).toEqual({ ok: true, value: {} });
  expect(far.arrived).toHaveLength(0);
});

test("the cards of a user and a single card are read", async () => {
  far.script("services/cards/user_cards", { body: [{ id: 3, type: "student", student_number: 99 }] });
  far.script("services/cards/card", {
    body: { id: 3, type: "student", student_number: 99, user: { first_name: "x" } },
  });
  expect(await admin().userCards("7")).toEqual({ ok: true, value: [plastic] });
  expect(await admin().card("3")).toEqual({ ok: true, value: plastic });
});

test("a card without any number is not a valid answer", async () => {
  far.script("services/cards/card", { body: {} });
  expect(await admin().card("3")).toMatchObject({ ok: false, refusal: { code: "unavailable" } });
});

test("the record of an extension is sent once, whatever the answer", async () => {
  far.script("services/cards/mark_student_card_prolonged", { status: 500, body: "oops" }, { body: { success: true } });
  const first = await admin().markStudentCardProlonged("3", "2027-03-31");
  expect(first).toMatchObject({ ok: false, refusal: { code: "unavailable" } });
  expect(far.arrived).toHaveLength(1);
  expect(await admin().markStudentCardProlonged("3", "2027-03-31")).toEqual({ ok: true, value: true });
  expect(far.arrived[1]!.form.get("expiration_date")).toBe("2027-03-31");
});

test("a key that is not administrative is refused, and nobody is signed out", async () => {
  far.script("services/cards/user_cards", { status: 401, body: { message: "no" } });
  expect(await admin().userCards("7")).toMatchObject({ ok: false, refusal: { code: "refused" } });
});
