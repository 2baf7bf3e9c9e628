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

test("while the key server takes requests and answers none, Teams is told to try again, and nothing is done later", async () => {
  keys.hangs = true;
  expect(await hear()).toMatchObject({ status: 503, refused: "keys unavailable" });
  expect(taken).toBe(0);
});

test("a crowd of forged tokens that wait for the keys is cut short, and makes no crowd of fetches without end", async () => {
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

test("what taking an activity throws is thrown on, and is no doubt of its proof", async () => {
  edge.close();
  edge = open(20_000);
  const thrown = edge.verified(`Bearer ${tokenOf(goodClaims())}`, activity, () =>
    Promise.reject(new Error("the store is away")),
  );
  await expect(thrown).rejects.toThrow("the store is away");
});
