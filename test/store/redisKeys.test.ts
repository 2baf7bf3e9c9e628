import { bucketOf, buckets, createKeys } from "../../src/store/redis/keys";

describe("the keys in Redis", () => {
  test("spread people evenly over the buckets, however similar their names are", () => {
    for (const nameOf of [
      (n: number) => `slack:T0001:U${100_000 + n}`,
      (n: number) => `opole:${20_000 + n}`,
      (n: number) => `teams:29:${(n * 7_919).toString(36)}`,
    ]) {
      const counts = new Array<number>(buckets).fill(0);
      for (let n = 0; n < 64_000; n++) counts[bucketOf(nameOf(n))]! += 1;
      expect(Math.min(...counts)).toBeGreaterThan(800);
      expect(Math.max(...counts)).toBeLessThan(1_200);
    }
  });

  test("never change: data is found in the buckets that these numbers name", () => {
    expect(["opole:1001", "slack:T1:U1", "żółć", "desk", "audit"].map(bucketOf)).toMatchInlineSnapshot(`
     [
       63,
       50,
       31,
       21,
       37,
     ]
    `);
  });

  test("can be parsed back into a record's key, even with a prefix that contains special characters", () => {
    const keys = createKeys("a.b*[c]");
    for (const key of [
      { kind: "k:r:", partition: "p{1}" },
      { kind: "k", partition: "p", id: "i:d" },
    ])
      expect(keys.parse(keys.record(key))).toEqual(key);
    expect(keys.parse(keys.ids("k", "p"))).toBeUndefined();
    expect(createKeys("other").parse(keys.record({ kind: "k", partition: "p" }))).toBeUndefined();
  });
});
