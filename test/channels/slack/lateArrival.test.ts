import { chatKey, chatRecord } from "../../../src/conversation/chat";
import type { SlackStudent } from "./slackStudent";
import { openSlackWorld, type SlackWorld } from "./slackWorld";

let world: SlackWorld;
let anna: SlackStudent;
beforeEach(async () => {
  world = await openSlackWorld();
  anna = world.slackStudent("anna");
  await anna.says("menu");
});
afterEach(() => world.close());

const lastSeenAt = async (): Promise<number> => chatRecord.read((await world.store.get(chatKey(anna.key)))!).lastSeenAt;
/** A time in the format of Slack's timestamps. */
const tsOf = (ms: number): string => `${ms / 1000}001`;

const envelope = () => ({ team_id: anna.person.team, api_app_id: "A1" });

describe("an event that is taken in long after it happened", () => {
  let doneAt: number;
  beforeEach(async () => {
    doneAt = world.now() + 1_234;
    await world.pass(60_000);
  });

  test("counts from the time when it was written", async () => {
    const { user, dm: channel } = anna;
    const event = { type: "message", channel_type: "im", channel, user, text: "menu", ts: tsOf(doneAt) };
    await anna.does(
      world.slack.bring({ type: "event_callback", ...envelope(), event_id: "Ev1", event_time: 1, event }),
    );
    expect(await lastSeenAt()).toBe(doneAt);
  });

  test("counts from the time when it was pressed", async () => {
    const elements = (anna.last.blocks as { elements?: Record<string, unknown>[] }[]).flatMap(
      (it) => it.elements ?? [],
    );
    const { value, action_id } = elements.find((it) => typeof it["value"] === "string") ?? {};
    const press = {
      type: "block_actions",
      ...envelope(),
      team: { id: anna.person.team, domain: "opole" },
      user: { id: anna.user, team_id: anna.person.team },
      trigger_id: "1.2.abc",
      container: { type: "message", channel_id: anna.dm, message_ts: anna.last.ts },
      channel: { id: anna.dm },
      actions: [{ type: "button", block_id: "b", action_id, value, action_ts: tsOf(doneAt) }],
    };
    await anna.does(world.slack.bring(press));
    expect(await lastSeenAt()).toBe(doneAt);
  });
});
