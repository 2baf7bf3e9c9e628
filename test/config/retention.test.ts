import { retentionConfig } from "../../src/config/retention";

const day = 86_400_000;

test("records are kept for a semester or a year by default, and otherwise for as long as configured", () => {
  expect(retentionConfig({})).toEqual({
    conversationMs: 180 * day,
    accountMs: 365 * day,
    ticketMs: 365 * day,
    statisticsMs: 730 * day,
    hour: 3,
  });
  const said = {
    CONVERSATION_DAYS: "30",
    ACCOUNT_DAYS: "200",
    TICKET_DAYS: "90",
    STATISTICS_DAYS: "500",
    RETENTION_HOUR: "4",
  };
  expect(retentionConfig(said)).toEqual({
    conversationMs: 30 * day,
    accountMs: 200 * day,
    ticketMs: 90 * day,
    statisticsMs: 500 * day,
    hour: 4,
  });
});
