import { accountSchema, type Account } from "../../src/accounts/account";
import { nextNudge } from "../../src/orders/nudges";

const rules = { reminderDays: [30, 7, 1], timeZone: "Europe/Warsaw" };
const at = (day: string): number => Date.parse(`${day}T11:00:00Z`);

/** An account with a card that came into the phone on a day and ends on 31 March. */
const withCard = (collected: string): Account =>
  accountSchema.parse({
    ...{ usosId: "1", firstName: null, studentNumber: null, token: null, chats: [], ordering: null, lastTrouble: null },
    orders: {
      "7001": {
        ...{ id: "7001", phase: "collected", status: null, orderedAt: null, expiresAt: "2027-03-31" },
        since: at(collected),
      },
    },
    reminders: { on: true, snoozedUntil: 0, sent: [] },
    extension: { order: "7001", askedAt: at(collected), isAllowed: false, allowedSince: null },
  });

test("a card that comes into the phone shortly before its end is not followed by a reminder that was due before", () => {
  const next = nextNudge(withCard("2027-03-10"), rules, at("2027-03-10") + 60_000);
  expect(next?.id).toBe("7001:2027-03-31:7");
  expect(next?.at).toBe(Date.parse("2027-03-24T08:00:00Z"));
});

test("a card that has been there for long is, also when the product was not running on that day", () => {
  const next = nextNudge(withCard("2026-11-23"), rules, at("2027-03-10"));
  expect(next).toMatchObject({ id: "7001:2027-03-31:30", at: at("2027-03-10") });
});
