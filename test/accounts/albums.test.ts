import { Albums } from "../../src/accounts/albums";
import { openWorld, type World } from "../support/world";
import { accountId, institutionOf } from "../support/institution";

let world: World;
let albums: Albums;
beforeEach(async () => {
  world = await openWorld();
  albums = new Albums(world.store);
});
afterEach(() => world.close());

const albumId = accountId("900101");
const found = () => albums.accountOf(institutionOf().id, "900101");
const records = async () => {
  const all: string[] = [];
  for await (const { key } of world.store.scan("album")) all.push(key.partition);
  return all;
};

test("an account can be found by album number from the sign-in until everything is erased", async () => {
  const ola = world.student();
  await ola.signsInAs("anna");
  expect(await found()).toMatch(new RegExp(`^${accountId("")}`));
  await ola.says("usuń moje dane");
  await ola.presses("erase");
  await ola.presses("confirm");
  expect(await found()).toBeUndefined();
  expect(await records()).toEqual([]);
});

test("accounts from a version without the index are added to it once", async () => {
  await world.student().signsInAs("anna");
  await world.store.commit({
    partition: `album:${albumId}`,
    delete: [{ kind: "album", partition: `album:${albumId}` }],
  });
  expect(await found()).toBeUndefined();
  await albums.catchUp();
  expect(await found()).toMatch(new RegExp(`^${accountId("")}`));
});
