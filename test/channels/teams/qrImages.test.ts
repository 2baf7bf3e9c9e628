import { chatNamed } from "../../support/ids";
import { createQrImages } from "../../../src/channels/teams/qrImages";
import { aSecret } from "../../support/views";

const whose = { person: chatNamed("teams:29:ola"), secretOf: "7", showing: "m1" };
const open = (sealed: string) =>
  sealed.startsWith("good") ? whose : sealed === "other" ? { ...whose, showing: "m2" } : undefined;
const addresses = { seal: () => "sealed", open };

test("simultaneous requests for an image share one fetch", async () => {
  let fetched = 0;
  const images = createQrImages(addresses, () => Promise.resolve(++fetched).then(() => aSecret()));
  const all = await Promise.all(Array.from({ length: 100 }, () => images.get("good")));
  expect(fetched).toBe(1);
  expect(new Set(all)).toEqual(new Set([aSecret().qrPng]));
});

test("an address that is requested in a loop causes at most forty calls to USOS, and other addresses still work", async () => {
  let fetched = 0;
  const images = createQrImages(addresses, () => Promise.resolve(++fetched).then(() => aSecret()));
  const answers: unknown[] = [];
  for (let n = 0; n < 100; n++) answers.push(await images.get("good"));
  expect(fetched).toBe(40);
  expect(answers.filter((it) => it === "busy").length).toBe(60);
  expect(await images.get("other")).toEqual(aSecret().qrPng);
});

test("an address that is spelled differently each time causes no more calls to USOS", async () => {
  let fetched = 0;
  const images = createQrImages(addresses, () => Promise.resolve(++fetched).then(() => aSecret()));
  for (let n = 0; n < 300; n++) await images.get(`good.${n}`);
  expect(fetched).toBe(40);
});

test("an invalid or expired address causes no call", async () => {
  const images = createQrImages(addresses, () => Promise.reject(new Error("asked")));
  expect(await images.get("bad")).toBeNull();
});

test("a failed fetch is not reused for the next request", async () => {
  let fetched = 0;
  const images = createQrImages(addresses, () =>
    ++fetched === 1 ? Promise.reject(new Error("USOS is away")) : Promise.resolve(null),
  );
  await expect(images.get("good")).rejects.toThrow("USOS is away");
  expect(await images.get("good")).toBeNull();
});
