import { entraMends, tokenTrouble } from "../../../src/channels/teams/trouble";
import { Fault } from "../../../src/foundation/fault";
import { openTeamsWorld, type TeamsWorld } from "./teamsWorld";

let world: TeamsWorld;
afterEach(() => world.close());

const secretRefused =
  "invalid_client: 7000215 - [2026-11-24 09:00:00Z]: AADSTS7000215: Invalid client secret provided. Trace ID: 1f2e";

test("a secret that Microsoft refuses gives one line in the log with the remedy, however many messages wait for it", async () => {
  world = await openTeamsWorld({ registered: true, token: () => Promise.reject(new Error(secretRefused)) });
  for (const user of ["29:ola", "29:jan"]) await world.teamsStudent(user).says("menu");
  const told = world.logLines.filter((it) => it.includes('"part":"teams"'));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain("AADSTS7000215");
  expect(told[0]).toContain("copy the secret's value, not its id");
  expect(world.app.troubles.standing()).toMatchObject([{ part: "teams", code: "teams.AADSTS7000215" }]);
});

describe("the remedy for a refused token", () => {
  beforeEach(async () => {
    world = await openTeamsWorld();
  });

  test.each(Object.keys(entraMends))("is found for %s, wherever the code is in the error", (code) => {
    const causes = [
      new Error(`unauthorized_client: ${code}: something in English`),
      new Error("The token could not be got", { cause: new Error(`${code}: something`) }),
      Object.assign(new Error("ServerError"), { errorMessage: `${code}: something` }),
      new Error(`invalid_client: ${code.slice("AADSTS".length)} - [2026-11-24]: something`),
    ];
    for (const cause of causes)
      expect(tokenTrouble(cause)).toMatchObject({ code: `teams.${code}`, next: entraMends[code] });
  });

  test("names an unknown code as well", () => {
    const { code, next } = tokenTrouble(new Error("AADSTS50020: User account does not exist"));
    expect(code).toBe("teams.AADSTS50020");
    expect(next).toContain("https://login.microsoftonline.com/error");
  });

  test("does not repeat what Microsoft says besides the code", () => {
    expect(JSON.stringify(tokenTrouble(new Error(secretRefused)))).not.toContain("Trace ID");
    expect(new Fault(tokenTrouble(new Error(secretRefused))).cause).toBeUndefined();
  });

  test("names the connection as the problem when there is no code", () => {
    expect(tokenTrouble(Object.assign(new Error("getaddrinfo"), { code: "ENOTFOUND" })).code).toBe("teams.unreachable");
  });
});
