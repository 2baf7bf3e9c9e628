import { chatNamed } from "../../support/ids";
import { createQrImages } from "../../../src/channels/teams/qrImages";
import { aSecret } from "../../support/views";

const whose = { person: chatNamed("teams:29:ola"), secretOf: "7", showing: "m1" };
const open = (sealed: string) =>
  sealed.startsWith("good") ? whose : sealed === "other" ? { ...whose, showing: "m2" } : undefined;
const addresses = { seal: () => "sealed", open };

test("those who ask for an image at the same time share one fetch", async () => {
  let fetched = 0;
  const images = createQrImages(addresses, () => Promise.resolve(++fetched).then(() => aSecret()));
  const all = await Promise.all(Array.from({ length: 100 }, () => images.get("good")));
  expect(fetched).toBe(1);
  expect(new Set(all)).toEqual(new Set([aSecret().qrPng]));
});

test("an address asked for in a loop makes us ask USOS forty times, not without end, and others none the less", async () => {
  let fetched = 0;
  const images = createQrImages(addresses, () => Promise.resolve(++fetched).then(() => aSecret()));
  const answers: unknown[] = [];
  for (let n = 0; n < 100; n++) answers.push(await images.get("good"));
  expect(fetched).toBe(40);
  expect(answers.filter((it) => it === "busy").length).toBe(60);
  expect(await images.get("other")).toEqual(aSecret().qrPng);
});

test("whoever spells an address anew each time has USOS asked no more often", async () => {
  let fetched = 0;
  const images = createQrImages(addresses, () => Promise.resolve(++fetched).then(() => aSecret()));
  for (let n = 0; n < 300; n++) await images.get(`good.${n}`);
  expect(fetched).toBe(40);
});

test("an address that is none, or over, asks nobody", async () => {
  const images = createQrImages(addresses, () => Promise.reject(new Error("asked")));
  expect(await images.get("bad")).toBeNull();
});

test("a fetch that failed is no answer for the next one", async () => {
  let fetched = 0;
  const images = createQrImages(addresses, () =>
    ++fetched === 1 ? Promise.reject(new Error("USOS is away")) : Promise.resolve(null),
  );
  await expect(images.get("good")).rejects.toThrow("USOS is away");
  expect(await images.get("good")).toBeNull();
});
