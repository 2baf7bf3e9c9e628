import fc from "fast-check";
import { copy } from "../../support/copy";
import { addressOf, bounded, spoilt } from "../../support/fuzz";
import { activities, teamsRoutes } from "./examples";
import { openTeamsWorld, type TeamsWorld } from "./teamsWorld";

let world: TeamsWorld;
beforeAll(async () => {
  world = await openTeamsWorld();
});
afterAll(() => world.close());

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

test("no address of a picture, however odd, causes a fault", async () => {
  const before = world.logLines.length;
  const routes = teamsRoutes.filter((it) => it.startsWith("GET"));
  await fc.assert(
    fc.asyncProperty(addressOf(routes), async (path) => {
      const answer = await fetch(new URL(path, world.publicUrl));
      await answer.body?.cancel();
      expect(answer.status).toBeLessThan(500);
    }),
    bounded(100),
  );
  expect(world.logLines.slice(before).filter((line) => /"level":(50|60)/.test(line))).toEqual([]);
});
