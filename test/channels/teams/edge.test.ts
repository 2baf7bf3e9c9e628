import { createBotbuilderEdge } from "../../../src/channels/teams/botbuilder/edge";
import type { Edge } from "../../../src/channels/teams/edge";
import { text } from "./activities";
import { until } from "../../support/waiting";
import { appId, forged, goodClaims, serviceUrl, startKeyServer, tenantId, tokenOf, type KeyServer } from "./keyServer";

let keys: KeyServer;
let edge: Edge;
let taken: number;
const open = (provingMs: number): Edge =>
  createBotbuilderEdge({
    registration: { appId, tenantId, proof: { password: "x" } },
    clock: Date.now,
    cloud: keys.cloud,
    provingMs,
  });
beforeEach(async () => {
  keys = await startKeyServer();
  taken = 0;
  edge = open(1_500);
});
afterEach(async () => {
  edge.close();
  await keys.close();
});

const activity = { ...text({ serviceUrl, tenant: tenantId }, "menu"), type: "message" };
const hear = (token = tokenOf(goodClaims())) =>
  edge.verified(`Bearer ${token}`, activity, () => {
    taken += 1;
    return Promise.resolve(undefined);
  });

test("while the key server accepts requests and answers none, Teams is asked to try again, and nothing is done later", async () => {
  keys.hangs = true;
  expect(await hear()).toMatchObject({ status: 503, refused: "keys unavailable" });
  expect(taken).toBe(0);
});

test("many forged tokens that wait for the keys are given up after a while, and new requests can be checked again", async () => {
  keys.hangs = true;
  const crowd = Array.from({ length: 300 }, () => hear(forged(goodClaims())));
  const answers = await Promise.all(crowd);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
  // The requests that were given up no longer count, so others can be checked.
  keys.hangs = false;
  // On a busy machine one check of a token may exceed its time limit; Teams then tries again, and so does this test.
  await until("room for an activity that is proven", async () => (await hear()).status === 200);
  expect(taken).toBe(1);
});

test("an exception while an activity is taken in is passed on, and does not count as a failed authentication", async () => {
  edge.close();
  edge = open(20_000);
  const thrown = edge.verified(`Bearer ${tokenOf(goodClaims())}`, activity, () =>
    Promise.reject(new Error("the store is away")),
  );
  await expect(thrown).rejects.toThrow("the store is away");
});
