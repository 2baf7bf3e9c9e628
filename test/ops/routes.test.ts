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
    // Names only: a figure may hold any digits.
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
