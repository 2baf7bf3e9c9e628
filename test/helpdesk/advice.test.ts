import type { Account, Followed } from "../../src/accounts/account";
import { adviceFor } from "../../src/helpdesk/advice";

const now = Date.parse("2026-11-23T09:00:00Z");
const today = "2026-11-23";
const order = (phase: Followed["phase"], more: Partial<Followed> = {}): Followed => ({
  id: "1",
  phase,
  status: null,
  orderedAt: "2026-11-20",
  expiresAt: "2027-03-31",
  since: now - 6e4,
  ...more,
});
const account = (orders: Followed[], more: Partial<Account> = {}): Account => ({
  usosId: "7",
  firstName: "Anna",
  studentNumber: "900101",
  token: "sealed",
  chats: [],
  orders: Object.fromEntries(orders.map((it) => [it.id, it])),
  ordering: null,
  placed: null,
  lastTrouble: null,
  codes: null,
  reminders: {
    on: true,
    snoozedUntil: 0,
    sent: [],
  },
  ...more,
});
const advice = (it: Account | undefined) => adviceFor(it, now, today);

test.each<[string, Account | undefined, string[]]>([
  ["nobody knows", undefined, ["neverLinked"]],
  ["has ordered nothing", account([]), ["order", "notExtended"]],
  ["has just ordered", account([order("placed")]), ["processing"]],
  ["has waited for days", account([order("processing", { since: now - 3 * 86_400_000 })]), ["longProcessing"]],
  ["has a code waiting", account([order("ready")]), ["codeWaiting"]],
  ["has the card", account([order("collected")]), ["collected", "newPhone"]],
  ["has an expired card", account([order("collected", { expiresAt: "2026-10-31" })]), ["extend"]],
  ["has an order that failed", account([order("failed")]), ["failed"]],
  ["has revoked the card", account([order("revoked")]), ["order", "notExtended"]],
  ["was signed out by USOS", account([order("ready")], { token: null }), ["signIn", "codeWaiting"]],
  [
    "meets USOS in maintenance",
    account([order("ready")], { lastTrouble: { code: "maintenance", at: now - 60_000 } }),
    ["usosDown", "codeWaiting"],
  ],
  [
    "met it long ago",
    account([order("ready")], { lastTrouble: { code: "maintenance", at: now - 86_400_000 } }),
    ["codeWaiting"],
  ],
])("the helpdesk has advice about a student who %s", (_, it, expected) => {
  expect(advice(it)).toEqual(expected.map((one) => `helpdesk.advice.${one}`));
});

const asked = (it: Account, own: Parameters<typeof adviceFor>[3]) => adviceFor(it, now, today, own);
const refused = { whyCannotOrder: { pl: "Brak zdjęcia" }, remedies: ["condition.photo.mend"] };

test("what USOS said is advised in the place of guesses, and nobody is told to order what USOS will not take", () => {
  expect(asked(account([]), refused)).toEqual(["condition.photo.mend"]);
  expect(asked(account([order("failed")]), refused)).toEqual(["condition.photo.mend"]);
  expect(asked(account([order("ready")]), { ...refused, remedies: [] })).toEqual(["helpdesk.advice.codeWaiting"]);
  expect(asked(account([]), { whyCannotOrder: null, remedies: [] })).toEqual(["helpdesk.advice.order"]);
});

test("USOS is not said to be down when it has just answered", () => {
  const troubled = account([order("ready")], { lastTrouble: { code: "maintenance", at: now - 60_000 } });
  expect(asked(troubled, { whyCannotOrder: null, remedies: [] })).toEqual(["helpdesk.advice.codeWaiting"]);
});
