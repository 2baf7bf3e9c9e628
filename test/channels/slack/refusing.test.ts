import { openSlackWorld, type SlackWorld } from "./slackWorld";
import { textOf, type SlackStudent } from "./slackStudent";
import { copy } from "../../support/copy";

let world: SlackWorld;
let anna: SlackStudent;
beforeEach(async () => {
  world = await openSlackWorld();
  anna = world.slackStudent("anna");
});
afterEach(() => world.close());

const warnings = (words: string): string[] =>
  world.logLines.filter((it) => it.includes(words) && /"level":(40|50)/.test(it));

describe("a Slack that refuses", () => {
  test.each(["cannot_dm_bot", "user_disabled", "messages_tab_disabled", "is_archived"])(
    "%s: the person gets no more messages until they write again",
    async (error) => {
      await anna.signsInAs("anna");
      await anna.presses("place");
      world.slack.closesConversation(anna.dm, error);
      await world.pass(3 * 60_000);
      const refusals = world.slack.calls().filter(({ outcome }) => outcome === error).length;
      expect(refusals).toBe(1);
      await world.pass(10 * 60_000, 60_000);
      expect(world.slack.calls().filter(({ outcome }) => outcome === error)).toHaveLength(1);
      world.slack.closesConversation(anna.dm, null);
      await anna.says("pokaż kod");
      await anna.presses("show");
      expect(anna.seesAll).toContain(
        world.sandbox.control.secrets(world.sandbox.control.orders("anna")[0]!.id)!.distributionPass,
      );
    },
  );

  test("for a while is tried again after the time it names, in order, and nothing is lost", async () => {
    await anna.says("menu");
    world.slack.answer("chat.postMessage", { retryAfter: 30 }, { status: 503 }, { error: "internal_error" });
    const before = anna.screen.length;
    await world.slack.says(anna.user, anna.dm, "status");
    await world.slack.says(anna.user, anna.dm, "pomoc");
    await world.settle();
    const asked = (): number => world.slack.calls().filter(({ method }) => method === "chat.postMessage").length;
    const limited = asked();
    await world.pass(20_000);
    expect(asked()).toBe(limited);
    await world.pass(60_000);
    const seen = anna.screen.slice(before).filter(({ user }) => user !== anna.user);
    expect(seen.length).toBeGreaterThanOrEqual(2);
    expect(world.logLines.join()).not.toContain("given up");
  });

  test("because the workspace's token is revoked gives one line in the log, and everything is sent when the token is valid again", async () => {
    await anna.signsInAs("anna");
    await anna.presses("place");
    world.slack.revoke(anna.person.team);
    await world.pass(10 * 60_000, 30_000);
    expect(warnings("token is refused")).toHaveLength(1);
    expect(world.logLines.join()).not.toContain("a job failed");
    world.slack.revoke(anna.person.team, false);
    await world.pass(12 * 60_000, 60_000);
    expect(anna.seesAll).toContain(copy("push.readyTitle"));
    expect(anna.seesAll).toContain(
      world.sandbox.control.secrets(world.sandbox.control.orders("anna")[0]!.id)!.distributionPass,
    );
  });

  test("to fetch a drawing gets the card without it", async () => {
    world.slack.answer("chat.postMessage", { error: "invalid_blocks" });
    await anna.says("menu");
    expect(anna.sees).toContain(copy("menu.imageAlt"));
    expect(JSON.stringify(anna.screen.at(-1))).not.toContain('"type":"image"');
    expect(anna.withButton("eligibility")).toBeDefined();
  });

  test("a card because of its blocks gets the plain text instead", async () => {
    world.slack.answer("chat.postMessage", { error: "invalid_blocks" }, { error: "msg_blocks_too_long" });
    await anna.says("menu");
    expect(anna.sees).toContain(copy("menu.link"));
    expect(anna.screen.at(-1)!.blocks ?? []).toEqual([]);
  });

  test("to remove the buttons of an old card causes no trouble", async () => {
    await anna.says("menu");
    const card = anna.withButton("eligibility");
    world.slack.removesMessage(anna.dm, card.ts);
    await anna.says("menu");
    expect(textOf(anna.screen.at(-1))).toContain(copy("menu.link"));
    expect(warnings("slack")).toEqual([]);
  });

  test("a method because of a missing scope is named in the log, with the remedy", async () => {
    world.slack.answer("chat.postMessage", { error: "missing_scope" });
    await anna.says("menu");
    expect(warnings("missing_scope").join()).toContain("manifest.yaml");
    await world.pass(60_000);
    expect(anna.seesAll).toContain(copy("menu.link"));
  });
});
