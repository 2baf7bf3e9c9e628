import { chatNamed } from "../../support/ids";
import { chatKey } from "../../../src/conversation/chat";
import { copy } from "../../support/copy";
import { text } from "./activities";
import { tenantId } from "./keyServer";
import { openTeamsWorld, type TeamsWorld } from "./teamsWorld";

let world: TeamsWorld;
afterEach(() => world.close());
const open = async (alsoServes: Parameters<typeof openTeamsWorld>[0] = {}): Promise<void> =>
  void (world = await openTeamsWorld({ registered: true, ...alsoServes }));

const refused = copy("teams.notServed");
const stored = (user: string) => world.store.get(chatKey(chatNamed(`teams:${user}`)));

const outsiders = {
  "a guest by their role": [{ userRole: "guest" }, "guests"],
  "a guest by their principal name": [{ userPrincipalName: "jan_firma.pl#EXT#@uni.onmicrosoft.com" }, "guests"],
  "somebody of another tenant": [{ tenantId: "11111111-2222-4333-8444-555555555555" }, "otherOrganisations"],
  "somebody nobody vouches for": [{ userRole: "anonymous" }, "otherOrganisations"],
} as const;

describe.each(Object.entries(outsiders))("%s", (_, [member, name]) => {
  test("is told once that the assistant is not for them, and nothing they say is stored", async () => {
    await open();
    world.farEnd.member = member;
    const jan = world.teamsStudent("29:jan");
    await jan.installs();
    for (const text of ["cześć", "menu", "zaloguj"]) await jan.says(text);
    expect(jan.sees).toBe(refused);
    expect(await stored("29:jan")).toBeUndefined();
  });

  test("is served only where the institution's file names their kind", async () => {
    for (const it of ["guests", "otherOrganisations"] as const) {
      await open({ alsoServes: [it] });
      world.farEnd.member = member;
      const jan = world.teamsStudent("29:jan");
      await jan.says("menu");
      expect(jan.sees.includes(copy("menu.link"))).toBe(it === name);
      if (it === "guests") await world.close();
    }
  });
});

test("the buttons of old cards do nothing for a person who became a guest", async () => {
  await open();
  const ola = world.teamsStudent("29:ola");
  await ola.says("menu");
  await world.restart();
  world.farEnd.member = { userRole: "guest" };
  expect(await ola.presses(copy("menu.link"))).toBe(refused);
  expect(ola.sees).toBe(refused);
});

test("people of the tenant are served, whatever the case of its id, and Teams is asked about each only once", async () => {
  await open();
  world.farEnd.member = { userRole: "user", tenantId: tenantId.toUpperCase() };
  const ola = world.teamsStudent("29:ola");
  for (const text of ["menu", "pomoc", "menu"]) await ola.says(text);
  expect(ola.sees).toContain(copy("menu.link"));
  expect(world.farEnd.calls.filter(({ method }) => method === "GET")).toHaveLength(1);
});

test("a new person waits while Teams does not say who they are, and people who were served before are still served", async () => {
  await open();
  const [ola, jan] = [world.teamsStudent("29:ola"), world.teamsStudent("29:jan")];
  await ola.says("menu");
  await world.restart();
  world.farEnd.answer("GET", { status: 500 }, { status: 500 });
  expect((await ola.does(text(ola.writer, "menu"))).status).toBe(200);
  expect((await jan.does(text(jan.writer, "menu"))).status).toBe(503);
  expect((await jan.does(text(jan.writer, "menu"))).status).toBe(200);
  expect(jan.sees).toContain(copy("menu.link"));
});
