import fc from "fast-check";
import { actions } from "../../../src/channels/slack/buttons";
import { names } from "../../../src/channels/slack/helpdesk/deps";
import { copy } from "../../support/copy";
import { addressOf, asForm, bounded, spoilt } from "../../support/fuzz";
import { commands, events, interactions, slackRoutes } from "./examples";
import { openDeskWorld, type DeskWorld } from "./helpdesk/deskWorld";
import { postSigned } from "./rawRequest";
import { openSlackWorld } from "./slackWorld";
import { openSocketClient } from "./socketClient";

const signingSecret = "0123456789abcdef";
let desk: DeskWorld;
beforeAll(async () => {
  desk = await openDeskWorld({ config: { signingSecret }, emulator: { signingSecret }, staffPages: {} });
});
afterAll(() => desk.close());

/** Posts a body as Slack would; the product must answer it, and no fault of ours may be logged. */
async function holds(body: string, form: boolean): Promise<void> {
  const before = desk.world.logLines.length;
  const status = await postSigned(desk.world.publicUrl, signingSecret, { body, form });
  expect([200, 400]).toContain(status);
  const failures = desk.world.logLines.slice(before).filter((line) => /"level":(50|60)/.test(line));
  expect(failures).toEqual([]);
}

async function lives(): Promise<void> {
  const anna = desk.world.slackStudent("anna");
  await anna.says("menu");
  expect(anna.sees).toContain(copy("menu.link"));
}

test.each(Object.entries(events))(
  "%s, however malformed, is accepted or refused, and never causes a fault",
  async (_, it) => {
    await fc.assert(
      fc.asyncProperty(spoilt(it), (spoiled) => holds(JSON.stringify(spoiled ?? null), false)),
      bounded(40),
    );
    await lives();
  },
);

test.each(Object.entries(interactions))(
  "%s, however malformed, is accepted or refused, and never causes a fault",
  async (_, it) => {
    await fc.assert(
      fc.asyncProperty(spoilt(it), (spoiled) =>
        holds(new URLSearchParams({ payload: JSON.stringify(spoiled ?? null) }).toString(), true),
      ),
      bounded(40),
    );
    await lives();
  },
);

test.each(Object.entries(commands))(
  "%s, however malformed, is accepted or refused, and never causes a fault",
  async (_, command) => {
    await fc.assert(
      fc.asyncProperty(spoilt(command), (spoiled) => holds(asForm(spoiled), true)),
      bounded(20),
    );
    await lives();
  },
);

test("no frame of Socket Mode, however malformed, causes a fault", async () => {
  const { bring, lines, passed } = openSocketClient();
  const frames = [
    ...Object.values(events).map((payload) => ({ type: "events_api", envelope_id: "1", payload })),
    ...Object.values(interactions).map((payload) => ({ type: "interactive", envelope_id: "1", payload })),
    ...Object.values(commands).map((payload) => ({ type: "slash_commands", envelope_id: "1", payload })),
    { type: "hello", num_connections: 1, connection_info: { app_id: "A1" } },
    { type: "disconnect", reason: "warning" },
  ];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...frames).chain(spoilt), async (frame) => {
      await bring(frame ?? null);
      expect(lines).not.toContain("error");
    }),
    bounded(300),
  );
  expect(passed.length).toBeGreaterThan(0);
});

test("no address, however odd, causes a fault, not even while an administrator installs the app", async () => {
  const client = { clientId: "1.1", clientSecret: "the-secret-of-the-app" };
  const world = await openSlackWorld({ emulator: client, config: { from: { kind: "oauth", ...client } } });
  try {
    const routes = slackRoutes.filter((it) => it.startsWith("GET"));
    await fc.assert(
      fc.asyncProperty(addressOf(routes, ["code", "state", "error"]), async (path) => {
        const answer = await fetch(new URL(path, world.publicUrl), {
          redirect: "manual",
          headers: { cookie: "slack-app-oauth-state=x" },
        });
        await answer.body?.cancel();
        expect(answer.status).toBeLessThan(500);
      }),
      bounded(80),
    );
    expect(world.logLines.filter((line) => /"level":(50|60)/.test(line))).toEqual([]);
  } finally {
    await world.close();
  }
});

test("everything that can be pressed, sent or typed is among the examples", () => {
  const examples = JSON.stringify([events, interactions, commands]);
  const all = [...Object.values(actions), ...Object.values(names)];
  expect(all.filter((it) => !examples.includes(`"${it}`))).toEqual([]);
});
