import { openSlackWorld } from "../channels/slack/slackWorld";
import { openTeamsWorld } from "../channels/teams/teamsWorld";
import { openWebWorld } from "../channels/web/webWorld";
import type { ChatStudent } from "../support/chatStudent";
import { copy } from "../support/copy";
import { openWorld, type World } from "../support/world";

const minute = 60_000;

interface Chat {
  readonly world: World;
  readonly anna: ChatStudent<unknown>;
}

const chats: Readonly<Record<string, () => Promise<Chat>>> = {
  async "the simplest chat there can be"() {
    const world = await openWorld();
    return { world, anna: world.student() };
  },
  async "the chat page"() {
    const world = await openWebWorld();
    return { world, anna: world.webStudent() };
  },
  async "Microsoft Teams"() {
    const world = await openTeamsWorld({ registered: true });
    return { world, anna: world.teamsStudent("29:anna", { name: "Anna Przykładna" }) };
  },
  async Slack() {
    const world = await openSlackWorld();
    return { world, anna: world.slackStudent("anna") };
  },
};

describe.each(Object.entries(chats))("in %s", (_, open) => {
  let world: World;
  let anna: ChatStudent<unknown>;
  beforeEach(async () => {
    ({ world, anna } = await open());
  });
  afterEach(() => world.close());

  test("a student signs in, orders, sees the code when it is ready, and revokes the order", async () => {
    expect(await anna.signsInAs("anna")).toContain(copy("link.done", { name: "Anna" }));
    expect(await anna.presses("place")).toContain(copy("order.placed"));
    const { control } = world.sandbox;
    const codes = () => control.orders("anna").map(({ id }) => control.secrets(id)?.distributionPass ?? "");

    await world.pass(3 * minute);
    expect(anna.seesAll).toContain(copy("push.readyTitle"));
    const [code = ""] = codes();
    expect(await anna.isShown(code)).toBe(true);

    await anna.says("anuluj zamówienie mLegitymacji");
    expect(await anna.presses("cancelOrder")).toContain(copy("revoke.order.done"));
    expect(control.log("anna").map(({ kind }) => kind)).toEqual(["ordered", "revoked"]);
    expect(await anna.isShown(code)).toBe(false);
  });

  test("a student writes to staff in a card's field, and reads the letter again before it is sent", async () => {
    await anna.signsInAs("anna");
    await anna.says("pomoc człowieka");
    expect(await anna.submits("Kod nie działa od wczoraj.")).toContain("Kod nie działa od wczoraj.");
    expect(world.inbox.messages()).toEqual([]);
    expect(await anna.presses("send")).toContain(copy("escalate.sent"));
    await world.settle();
    expect(world.inbox.messages()).toHaveLength(1);
  });
});
