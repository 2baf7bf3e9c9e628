import { parseRedisUrl, withoutSecrets } from "../../src/redis/address";

describe("the address of Redis", () => {
  test.each([
    ["redis://localhost", 1],
    ["rediss://user:pass@redis.example:6380/2", 1],
    ["redis://:p%40ss@a:1, redis://:p%40ss@b:2", 2],
  ])("can be %s", (text, count) => {
    expect(parseRedisUrl(text)).toMatchObject({ urls: { length: count } });
  });

  test.each([
    "",
    "localhost:6379",
    "http://localhost",
    "redis://",
    "redis://a/1,redis://b/1",
    "redis://[::1]:6379",
    "redis://a/abc",
  ])("is refused with the reason when it is «%s»", (text) => {
    expect(parseRedisUrl(text)).toHaveProperty("problem");
  });

  test("is shown without user and password, also in error messages", () => {
    const address = parseRedisUrl("rediss://somebody:secret@redis.example:6380");
    expect("urls" in address && withoutSecrets(address)).toBe("rediss://redis.example:6380");
    expect(JSON.stringify(parseRedisUrl("redis://somebody:secret@a/1,http://b"))).not.toMatch(/somebody|secret/);
  });
});
