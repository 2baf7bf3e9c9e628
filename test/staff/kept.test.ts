import { createRestoreRules } from "../../src/maintenance/restoreRules";
import { createAttempts } from "../../src/staff/oidc/attempts";
import { createSessions } from "../../src/staff/sessions";
import { sweepsAlone } from "../privacy/sweepsAlone";
import { openWorld, type World } from "../support/world";
import { servePages } from "./pagesProcess";

const minute = 60_000;
const kinds = ["staffLink", "staffAttempt", "staffSession"];
const marta = { id: "slack:T1:U1", name: "Marta", lang: "pl", email: null } as const;

describe("what is kept of a sign-in of staff", () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    const clock = world.now;
    const pages = await servePages(world);
    await pages.links.ask(marta, "e1");
    await pages.close();
    await createAttempts({ store: world.store, clock }).begin();
    await createSessions({ store: world.store, clock }).begin(marta);
  });
  afterEach(() => world.close());

  const kept = async (): Promise<string[]> => {
    const found: string[] = [];
    for (const kind of kinds) for await (const { key } of world.store.scan(kind)) found.push(key.kind);
    return found;
  };

  test("is swept when its time is over, and not before", async () => {
    const sweeps = sweepsAlone(world.store);
    const leftAfter = async (ms: number): Promise<string[]> => {
      for await (const _ of sweeps["staffSignIns"]!(world.now() + ms));
      return kept();
    };
    expect(await leftAfter(10 * minute - 1)).toEqual(kinds);
    expect(await leftAfter(10 * minute)).toEqual(["staffSession"]);
    expect(await leftAfter(8 * 60 * minute - 1)).toEqual(["staffSession"]);
    expect(await leftAfter(8 * 60 * minute)).toEqual([]);
  });

  test("is not restored from a backup, because it may have ended since", async () => {
    const rules = createRestoreRules(world.now());
    for (const kind of kinds)
      for await (const stored of world.store.scan(kind)) expect(rules.apply({ kind: "record", ...stored })).toEqual([]);
    expect(await kept()).toEqual(kinds);
  });
});
