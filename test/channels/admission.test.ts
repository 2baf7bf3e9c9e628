import Fastify from "fastify";
import { admitting } from "../../src/channels/admission";

/** A server with one route, whose intake lets in as many requests at a time as there are places. */
function serverWith(places: number) {
  let free = places;
  const intake = {
    enter: () => (free > 0 ? ((free -= 1), () => void (free += 1)) : undefined),
    comeBackInSeconds: 3,
    noteLate: () => undefined,
    whenQuiet: () => undefined,
  };
  const server = Fastify();
  server.post("/events", { onRequest: admitting(intake, "slack") }, () => "taken");
  return { server, free: () => free };
}

test("a request that would wait in vain is told when to come back", async () => {
  const { server } = serverWith(0);
  const { statusCode, headers } = await server.inject({ method: "POST", url: "/events", payload: "{}" });
  expect([statusCode, headers["retry-after"], headers["connection"]]).toEqual([503, "3", "close"]);
});

test("a request that was answered no longer counts as waiting", async () => {
  const { server, free } = serverWith(1);
  for (let n = 0; n < 3; n++) {
    const { statusCode } = await server.inject({ method: "POST", url: "/events", payload: {} });
    expect(statusCode).toBe(200);
  }
  await new Promise(setImmediate);
  expect(free()).toBe(1);
});
