/* eslint-disable no-console -- what the SDK writes to the console is part of what is tested */
import { installed, text, type Writer } from "./activities";
import {
  confused,
  forged,
  goodClaims,
  notForTeams,
  serviceUrl,
  tenantId,
  tokenOf,
  unknownKey,
  unsigned,
} from "./keyServer";
import { openTeamsWorld, type TeamsWorld } from "./teamsWorld";

let world: TeamsWorld;
let shouted: unknown[][];
const { error } = console;
beforeEach(async () => {
  shouted = [];
  // This replaces the console before the product starts, so that the product and the SDK use it.
  console.error = (...said: unknown[]) => void shouted.push(said);
  world = await openTeamsWorld({ registered: true });
});
afterEach(async () => {
  await world.close();
  console.error = error;
  // Standard error may contain only the log's JSON lines.
  expect(shouted).toEqual([]);
});

const writer: Writer = { serviceUrl, tenant: tenantId };
const message = () => text(writer, "cześć");
const hour = 3600;
const seconds = () => Math.floor(Date.now() / 1000);

/** Checks that nothing was taken in and that nothing was said. */
async function nothingDone(): Promise<void> {
  await world.settle();
  expect(world.farEnd.calls).toEqual([]);
  const people = [];
  for await (const person of world.store.scan("person")) people.push(person);
  expect(people).toEqual([]);
}

const refusals = (): string[] =>
  world.logLines
    .map((line) => JSON.parse(line) as { refused?: string })
    .flatMap(({ refused }) => (refused === undefined ? [] : [refused]));

test("a message with the token of Teams' service is taken in and answered with a token of our own", async () => {
  expect((await world.post(message())).status).toBe(200);
  await world.settle();
  const { calls } = world.farEnd;
  expect(calls.map(({ method }) => method)).toContain("POST");
  for (const { authorization } of calls) expect(authorization).toBe("Bearer a-token-of-the-bot");
  expect(refusals()).toEqual([]);
});

const good = goodClaims();
test.each<[string, string | null, string]>([
  ["no token", null, "no token"],
  ["a word that is no token", "Bearer nonsense", "not a bearer token"],
  ["another scheme", `Basic ${tokenOf(good)}`, "not a bearer token"],
  ["a token that expired", `Bearer ${tokenOf({ ...good, exp: seconds() - hour })}`, "expired"],
  ["a token for later", `Bearer ${tokenOf({ ...good, nbf: seconds() + hour })}`, "not yet valid"],
  ["a token without an expiry", `Bearer ${tokenOf({ ...good, exp: undefined })}`, "claims missing"],
  ["a stranger's key under the service's name", `Bearer ${forged(good)}`, "signature"],
  ["a key nobody publishes", `Bearer ${unknownKey(good)}`, "signature"],
  ["a key of the service that does not vouch for Teams", `Bearer ${notForTeams(good)}`, "signature"],
  ["another bot's audience", `Bearer ${tokenOf({ ...good, aud: "11111111-2222-4333-8444-555555555555" })}`, "audience"],
  ["another issuer", `Bearer ${tokenOf({ ...good, iss: "https://sts.windows.net/somebody/" })}`, "issuer"],
  [
    "the issuer of the Emulator",
    `Bearer ${tokenOf({ ...good, iss: "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0", ver: "2.0", azp: good["aud"] })}`,
    "issuer",
  ],
  ["no signature and the algorithm «none»", `Bearer ${unsigned(good)}`, "not a bearer token"],
  ["no signature but something in its place", `Bearer ${unsigned(good)}AAAA`, "algorithm"],
  ["the published key used as a shared secret", `Bearer ${confused(good)}`, "algorithm"],
  [
    "the token of another service address",
    `Bearer ${tokenOf({ ...good, serviceurl: "https://smba.trafficmanager.net/amer/" })}`,
    "service address",
  ],
])("%s is answered with 401, nothing is done, and the log has one line", async (_, authorization, why) => {
  expect(await world.post(message(), authorization)).toEqual({ status: 401, body: undefined });
  await nothingDone();
  expect(refusals()).toEqual([why]);
  expect(world.logLines.join("\n")).not.toContain("eyJ");
});

test("a token that expired a few minutes ago is still accepted, because clocks differ", async () => {
  expect((await world.post(message(), `Bearer ${tokenOf({ ...good, exp: seconds() - 120 })}`)).status).toBe(200);
});

test("a body that names another channel does not choose another way of authentication", async () => {
  for (const channelId of ["AseChannel", "emulator", "webchat", null])
    expect((await world.post({ ...message(), channelId })).status).toBe(401);
  await nothingDone();
});

test("a person of another tenant is refused although the token is valid", async () => {
  const elsewhere = text({ serviceUrl, tenant: "another-tenant" }, "cześć");
  expect((await world.post(elsewhere)).status).toBe(403);
  await nothingDone();
  expect(refusals()).toEqual(["tenant"]);
});

test.each([
  "https://smba.trafficmanager.net.evil.example/emea/",
  "https://evil.trafficmanager.net/emea/",
  "http://smba.trafficmanager.net/emea/",
  "https://user@smba.trafficmanager.net/emea/",
  "https://smba.trafficmanager.net:8443/emea/",
  "http://127.0.0.1:9/",
  "https://evilbotframework.com/",
])("nothing is sent to %s, even when the token names it", async (address) => {
  const activity = { ...message(), serviceUrl: address };
  expect((await world.post(activity, `Bearer ${tokenOf({ ...good, serviceurl: address })}`)).status).toBe(403);
  await nothingDone();
});

test("while the keys cannot be fetched, Teams is asked to try again, and the next try succeeds", async () => {
  world.keys.isUp = false;
  expect((await world.post(message())).status).toBe(503);
  await nothingDone();
  world.keys.isUp = true;
  expect((await world.post(message())).status).toBe(200);
});

test("the keys are fetched once for many messages", async () => {
  for (let n = 0; n < 5; n++) await world.post(message());
  expect(world.keys.asked()).toBe(1);
});

test("invented tenants in invalid tokens leave nothing behind in the SDK", async () => {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- what the archived SDK keeps is looked at where it keeps it
  const { EmulatorValidation } = await import("botframework-connector");
  const issuers = EmulatorValidation.ToBotFromEmulatorTokenValidationParameters.issuer as string[];
  const before = issuers.length;
  for (let n = 0; n < 50; n++)
    await world.post(
      message(),
      `Bearer ${forged({ ...good, iss: `https://sts.windows.net/${n}/`, tid: `tenant-${n}` })}`,
    );
  expect(issuers.length).toBe(before);
});

test("an installation needs a valid token, as a message does", async () => {
  expect((await world.post(installed(writer), null)).status).toBe(401);
  await nothingDone();
});
