import { helpdeskConfig } from "../../src/config/helpdesk";

const read = (env: Record<string, string>) => {
  const problems: string[] = [];
  return { it: helpdeskConfig(env, problems), problems };
};

describe("the helpdesk's configuration", () => {
  test("has sensible hours and no administrative key when nothing is set", () => {
    expect(read({})).toEqual({
      it: {
        usosAdmin: undefined,
        digestHour: 8,
        remindMs: 3_600_000,
        hasWeekly: true,
        auditMs: 730 * 86_400_000,
        letters: "untaken",
      },
      problems: [],
    });
  });

  test("accepts the administrative key only with its secret, and repeats neither", () => {
    expect(read({ USOS_ADMIN_KEY: "k", USOS_ADMIN_SECRET: "s" }).it.usosAdmin).toEqual({ key: "k", secret: "s" });
    expect(read({ USOS_ADMIN_KEY: "k1234" }).problems).toEqual([
      "USOS_ADMIN_SECRET: set it with USOS_ADMIN_KEY, or neither",
    ]);
    expect(read({ USOS_ADMIN_SECRET: "s1234" }).problems).toEqual([
      "USOS_ADMIN_KEY: set it with USOS_ADMIN_SECRET, or neither",
    ]);
  });

  test("takes the helpdesk's channel in Slack or in Teams, and says so when both are set", () => {
    const [slack, teams] = [{ SLACK_HELPDESK_CHANNEL: "C1" }, { TEAMS_HELPDESK_CHANNEL: "19:b@thread.tacv2" }];
    expect(read(slack).problems).toEqual([]);
    expect(read(teams).problems).toEqual([]);
    expect(read({ ...slack, ...teams }).problems).toEqual([
      "TEAMS_HELPDESK_CHANNEL: the helpdesk is in one place; leave out either this or SLACK_HELPDESK_CHANNEL",
    ]);
  });
});
