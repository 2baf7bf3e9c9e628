import { chatKey, chatRecord } from "../../../src/conversation/chat";
import { chatIdOf } from "../../../src/channels/teams/address";
import { execute, text } from "./activities";
import type { TeamsStudent } from "./teamsStudent";
import { openTeamsWorld, type TeamsWorld } from "./teamsWorld";
import { copy } from "../../support/copy";

let world: TeamsWorld;
let ola: TeamsStudent;
beforeEach(async () => {
  world = await openTeamsWorld();
  ola = world.teamsStudent();
  await ola.says("menu");
});
afterEach(() => world.close());

const lastSeenAt = async (): Promise<number> =>
  chatRecord.read((await world.store.get(chatKey(chatIdOf(ola.writer.user))))!).lastSeenAt;

describe("an event that is taken in long after it happened", () => {
  test("counts from the time when it was written or pressed", async () => {
    const written = world.now() + 1_234;
    await world.pass(60_000);
    await ola.does(text(ola.writer, "menu", { timestamp: new Date(written).toISOString() }));
    expect(await lastSeenAt()).toBe(written);
    const pressed = written + 1_000;
    const { data, message } = ola.button(copy("menu.link"));
    await ola.does(execute(ola.writer, data, { replyToId: message.id, timestamp: new Date(pressed).toISOString() }));
    expect(await lastSeenAt()).toBe(pressed);
  });
});
