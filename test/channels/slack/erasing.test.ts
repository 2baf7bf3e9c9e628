import { openSlackWorld, type SlackWorld } from "./slackWorld";
import { copy } from "../../support/copy";

let world: SlackWorld;
beforeEach(async () => {
  world = await openSlackWorld({ readyAfterMs: 60_000 });
});
afterEach(() => world.close());

test.each(["chat.update", "files.delete"])(
  "everything is erased only when the codes are off the screen, also when Slack limits %s just then",
  async (method) => {
    const anna = world.slackStudent("anna");
    await anna.signsInAs("anna");
    await anna.presses("place");
    await world.pass(3 * 60_000);
    const { control } = world.sandbox;
    const { distributionPass } = control.secrets(control.orders("anna").at(-1)!.id)!;
    expect(anna.seesAll).toContain(distributionPass);

    await anna.says("moje dane");
    await anna.presses("erase");
    world.slack.answer(method, { retryAfter: 30 }, { retryAfter: 30 });
    await anna.presses("confirm");
    expect(anna.seesAll).not.toContain(copy("privacy.erased"));
    await world.pass(5 * 60_000);
    expect(anna.seesAll).toContain(copy("privacy.erased"));
    expect(anna.seesAll).not.toContain(distributionPass);
    expect(anna.screen.flatMap(({ files = [] }) => files)).toEqual([]);
    for (const kind of ["person", "account", "shown", "ticket"])
      for await (const left of world.store.scan(kind)) expect(left).toBeUndefined();
  },
);
