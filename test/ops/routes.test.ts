import { openWorld, type World } from "../support/world";

describe("what an operator asks the server", () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  const get = (path: string): Promise<Response> => fetch(`${world.publicUrl}${path}`);

  test("is alive, and ready while the store works and nobody stops it", async () => {
    expect((await get("/healthz")).status).toBe(200);
    expect((await get("/readyz")).status).toBe(200);
    await world.app.stop();
    expect((await get("/healthz")).status).toBe(200);
    expect((await get("/readyz")).status).toBe(503);
  });

  test("is not ready when the store cannot be reached, but alive: nobody should kill it for that", async () => {
    world.store.check = () => Promise.reject(new Error("disk gone"));
    const answer = await get("/readyz");
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toContain("disk gone");
    expect((await get("/healthz")).status).toBe(200);
    const text = await (await get("/metrics")).text();
    expect(text).toMatch(/^legitka_store_up 0$/m);
    expect(text).toMatch(/^legitka_ready 0$/m);
  });

  test("counts turns, queues and failures, and names nobody", async () => {
    const ola = world.student();
    await ola.signsInAs("anna");
    world.channel.failNext(new Error("502"));
    await ola.presses("place");
    const text = await (await get("/metrics")).text();
    expect(text).toMatch(/^legitka_turn_seconds_count\{kind="text"\} 1$/m);
    expect(text).toMatch(/^legitka_queue_depth\{queue="follow"\} 1$/m);
    expect(text).toMatch(/^legitka_queue_lag_seconds\{queue="follow"\} 0$/m);
    expect(text).toMatch(/^legitka_job_failures_total\{queue="outbox"\} 1$/m);
    // Only the names are searched, because a figure may contain any digits.
    const names = text.replace(/ \S+$/gm, "");
    for (const it of [ola.user, "Anna", "900101", "1001"]) expect(names).not.toContain(it);
  });

  test("times requests by what they are for, not by their address, which may hold a secret", async () => {
    await get("/tickets/pictures/secret-of-the-picture?from=ola");
    await get("/no-such-secret");
    const text = await (await get("/metrics")).text();
    expect(text).toMatch(
      /^legitka_http_seconds_count\{method="GET",route="\/tickets\/pictures\/\S*",status="404"\} 1$/m,
    );
    expect(text).toMatch(/^legitka_http_seconds_count\{method="any",route="unknown",status="404"\} 1$/m);
    expect(text).not.toContain("secret-of");
    expect(text).not.toContain("no-such");
  });
});

describe("with a token for the metrics", () => {
  const token = "f3a9c1d27b804e6e9d15a2c4b6e80713";
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ metricsToken: token });
  });
  afterEach(() => world.close());

  const get = (path: string, authorization?: string): Promise<Response> =>
    fetch(`${world.publicUrl}${path}`, authorization === undefined ? {} : { headers: { authorization } });

  test("whoever shows it reads them", async () => {
    for (const shown of [`Bearer ${token}`, `bearer  ${token}`]) {
      const answer = await get("/metrics", shown);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain("legitka_ready 1");
    }
  });

  test.each([
    ["shows nothing", undefined],
    ["shows another", `Bearer ${token.replace("f", "e")}`],
    ["shows its beginning", `Bearer ${token.slice(0, -1)}`],
    ["shows more than it", `Bearer ${token}0`],
    ["shows an empty one", "Bearer "],
    ["shows it in another way", `Basic ${Buffer.from(`prometheus:${token}`).toString("base64")}`],
    ["shows it bare", token],
  ])("whoever %s reads nothing", async (_, shown) => {
    const answer = await get("/metrics", shown);
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    expect(await answer.text()).not.toMatch(/legitka_/);
  });

  test("health needs none, for it says nothing about anybody, and the token is in no line of the log", async () => {
    expect((await get("/healthz")).status).toBe(200);
    expect((await get("/readyz")).status).toBe(200);
    await get("/metrics", `Bearer ${token}`);
    await get(`/metrics?token=${token}`);
    expect(world.logLines.join("\n")).not.toContain(token.slice(0, 8));
  });
});
