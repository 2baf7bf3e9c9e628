import { copy, copyIn, copyPattern } from "./copy";

describe("a text asked for by its key", () => {
  test("is what a person reads, in their language, with everything filled in", () => {
    expect(copy("tickets.count", { count: 3 })).toBe("Masz 3 zgłoszenia.");
    expect(copyIn("en", "link.done", { name: "Anna" })).toContain("Anna");
    expect(copyIn("uk", "plain", { value: { moment: "2026-11-23T09:00:00Z" } })).toContain("10:00");
  });

  test("throws when the key does not exist or a value is missing", () => {
    expect(() => copy("link.none")).toThrow("No text «link.none»");
    expect(() => copyPattern("link.none")).toThrow("No text «link.none»");
    expect(() => copy("link.done")).toThrow("name");
    expect(() => copyPattern("tickets.count")).toThrow("count");
  });

  test("can be turned into a pattern that matches it with any values, and matches no other text", () => {
    expect(copy("push.ticketDelivered", { ticket: "L-ABC234" })).toMatch(copyPattern("push.ticketDelivered"));
    expect(copy("push.ticketDelayed", { ticket: "L-ABC234" })).not.toMatch(copyPattern("push.ticketDelivered"));
    expect(copy("push.readyElsewhere", { chat: "Slack" })).not.toMatch(
      copyPattern("push.readyElsewhere", { chat: "Teams" }),
    );
    expect(() => copyPattern("plain")).toThrow("no words of its own");
  });
});
