import { checkTeamsHelpdesk, teamsHelpdeskMends } from "../../../../src/channels/teams/helpdesk/check";
import { createConnector, type Connector } from "../../../../src/channels/teams/connector";
import { startFarEnd, type FarEnd } from "../farEnd";

let farEnd: FarEnd;
let connector: Connector;
beforeEach(async () => {
  farEnd = await startFarEnd();
  connector = createConnector({
    token: () => Promise.resolve("a-token"),
    pauses: { clock: Date.now, random: () => 0.5, sleep: () => Promise.resolve(), longestMs: 1_000 },
    trusts: () => true,
    dispatcher: farEnd.instead,
  });
});
afterEach(() => farEnd.close());

const [team, channel] = ["19:team@thread.tacv2", "19:helpdesk@thread.tacv2"];
const check = (named = channel) => checkTeamsHelpdesk(connector, { team, channel: named })();
const isIn = () => (farEnd.team = { id: team, channels: [team, channel], pageSize: 50, members: [{ id: "29:marta" }] });

test("a team with the bot in it and the channel is found to work", async () => {
  isIn();
  expect(await check()).toBe("works");
});

test.each([
  ["notInTeam", () => undefined],
  ["noSuchTeam", () => farEnd.answer("GET", { status: 404 })],
  ["noSuchChannel", () => void (farEnd.team = { ...isIn(), channels: [team] })],
])("%s is told in one line with its mend", async (word, wrong) => {
  wrong();
  const found = await check();
  expect(found).toMatchObject({ code: `helpdesk.${word}`, next: teamsHelpdeskMends[word] });
  expect((found as { message: string }).message).toMatch(/^teams: the helpdesk (team|channel) 19:.* cannot be used \(/);
});

test("Teams being away says nothing about the channel", async () => {
  farEnd.answer("GET", { status: 503 });
  expect(await check()).toBeUndefined();
});
