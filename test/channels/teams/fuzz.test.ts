import fc from "fast-check";
import { copy } from "../../support/copy";
import { bounded, spoilt } from "../../support/fuzz";
import { anActivity, execute, installed, text, verifyState } from "./activities";
import { openTeamsWorld, type TeamsWorld } from "./teamsWorld";

let world: TeamsWorld;
beforeAll(async () => {
  world = await openTeamsWorld();
});
afterAll(() => world.close());

const writer = { user: "29:fuzz", serviceUrl: "http://127.0.0.1:9/_connector" };
const channel = { conversation: { id: "19:x", conversationType: "channel", tenantId: "tenant" } };
const activities = {
  "a message": text(writer, "menu"),
  "an edited message": anActivity(writer, {
    type: "messageUpdate",
    text: "x",
    channelData: { eventType: "editMessage" },
  }),
  "a mention in a channel": text(writer, "hej", channel),
  "a press": execute(writer, { button: "c/menu/1/link/x", input: "1", card: "1" }),
  "a press in a channel": execute(writer, { button: "x" }, channel),
  "an installation": installed(writer),
  "a removal": installed(writer, "remove"),
  "somebody who joined": anActivity(writer, { type: "conversationUpdate", membersAdded: [{ id: "28:bot" }] }),
  "six digits": verifyState(writer, "123456"),
  "a failed sign-in": anActivity(writer, { type: "invoke", name: "signin/failure", value: { code: "x" } }),
  "a file": anActivity(writer, { type: "message", attachments: [{ contentType: "image/png" }] }),
};

test.each(Object.entries(activities))(
  "%s, however malformed, is accepted or refused, and never causes a fault",
  async (_, it) => {
    await fc.assert(
      fc.asyncProperty(spoilt(it), async (activity) => {
        const before = world.logLines.length;
        const { status, body } = await world.post(JSON.stringify(activity ?? null));
        expect([200, 400, 403, 501]).toContain(status);
        expect(JSON.stringify(body ?? null)).not.toContain('"statusCode":500');
        expect(world.logLines.slice(before).filter((line) => /"level":(50|60)/.test(line))).toEqual([]);
      }),
      bounded(60),
    );
    const ola = world.teamsStudent();
    await ola.says("menu");
    expect(ola.sees).toContain(copy("menu.link"));
  },
);
