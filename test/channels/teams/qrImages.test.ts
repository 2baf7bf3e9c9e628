import { chatNamed } from "../../support/ids";
import { createVisits } from "../../../src/accounts/visits";
import { createQrImages, type QrImagesDeps } from "../../../src/channels/teams/qrImages";
import { openRedis } from "../../../src/redis/connection";
import { createSharedVisits } from "../../../src/redis/sharedVisits";
import { openRedisForTest } from "../../support/redis/redisForTest";
import { aSecret } from "../../support/views";

const whose = { person: chatNamed("teams:29:ola"), secretOf: "7", showing: "m1" };
const open = (sealed: string) =>
  sealed.startsWith("good") ? whose : sealed === "other" ? { ...whose, showing: "m2" } : undefined;
const qr = { seal: () => "sealed", open };
const shownMs = 60_000;
const imagesOf = (fetch: QrImagesDeps["fetch"], visits = createVisits(() => 0)) =>
  createQrImages({ qr, fetch, visits, shownMs });

test("simultaneous requests for an image share one fetch", async () => {
  let fetched = 0;
  const images = imagesOf(() => Promise.resolve(++fetched).then(() => aSecret()));
  const all = await Promise.all(Array.from({ length: 100 }, () => images.get("good")));
  expect(fetched).toBe(1);
  expect(new Set(all)).toEqual(new Set([aSecret().qrPng]));
});

test("an address that is requested in a loop causes at most forty calls to USOS, and other addresses still work", async () => {
  let fetched = 0;
  const images = imagesOf(() => Promise.resolve(++fetched).then(() => aSecret()));
  const answers: unknown[] = [];
  for (let n = 0; n < 100; n++) answers.push(await images.get("good"));
  expect(fetched).toBe(40);
  expect(answers.filter((it) => it === "busy").length).toBe(60);
  expect(await images.get("other")).toEqual(aSecret().qrPng);
});

test("an address that is spelled differently each time causes no more calls to USOS", async () => {
  let fetched = 0;
  const images = imagesOf(() => Promise.resolve(++fetched).then(() => aSecret()));
  for (let n = 0; n < 300; n++) await images.get(`good.${n}`);
  expect(fetched).toBe(40);
});

test("an invalid or expired address causes no call", async () => {
  const images = imagesOf(() => Promise.reject(new Error("asked")));
  expect(await images.get("bad")).toBeNull();
});

test("a failed fetch is not reused for the next request", async () => {
  let fetched = 0;
  const images = imagesOf(() => (++fetched === 1 ? Promise.reject(new Error("USOS is away")) : Promise.resolve(null)));
  await expect(images.get("good")).rejects.toThrow("USOS is away");
  expect(await images.get("good")).toBeNull();
});

test("ten thousand other showings do not let a loop begin anew", async () => {
  let fetched = 0;
  const many = { seal: () => "sealed", open: (sealed: string) => ({ ...whose, showing: sealed }) };
  const fetch = (): Promise<null> => Promise.resolve(++fetched).then(() => null);
  const images = createQrImages({ qr: many, fetch, visits: createVisits(() => 0), shownMs });
  for (let n = 0; n < 50; n++) await images.get("looped");
  for (let n = 0; n < 10_000; n++) await images.get(`other ${n}`);
  fetched = 0;
  expect(await images.get("looped")).toBe("busy");
  expect(fetched).toBe(0);
});

test("two processes over one Redis fetch a showing forty times together", async () => {
  const redis = await openRedisForTest();
  const connections = await Promise.all([1, 2].map(() => openRedis({ address: { urls: [redis.url] } })));
  let fetched = 0;
  const processes = connections.map(({ run }) =>
    imagesOf(() => Promise.resolve(++fetched).then(() => aSecret()), createSharedVisits({ run, prefix: redis.prefix })),
  );
  for (let n = 0; n < 50; n++) for (const it of processes) await it.get("good");
  expect(fetched).toBe(40);
  await Promise.all(connections.map((it) => it.close()));
  await redis.close();
});
