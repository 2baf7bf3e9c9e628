import { parseRedisUrl, withoutSecrets } from "../../src/redis/address";

describe("where Redis is", () => {
  test.each([
    ["redis://localhost", 1],
    ["rediss://user:pass@redis.example:6380/2", 1],
    ["redis://:p%40ss@a:1, redis://:p%40ss@b:2", 2],
  ])("takes %s", (text, count) => {
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
  ])("says what is wrong with «%s»", (text) => {
    expect(parseRedisUrl(text)).toHaveProperty("problem");
  });

  test("repeats no user and no password, neither in what people read nor in what is wrong", () => {
    const address = parseRedisUrl("rediss://somebody:secret@redis.example:6380");
    expect("urls" in address && withoutSecrets(address)).toBe("rediss://redis.example:6380");
    expect(JSON.stringify(parseRedisUrl("redis://somebody:secret@a/1,http://b"))).not.toMatch(/somebody|secret/);
  });
});
