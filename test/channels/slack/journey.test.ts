import jsQR from "jsqr";
import { PNG } from "pngjs";
import { openSlackWorld, type SlackWorld } from "./slackWorld";
import type { SlackStudent } from "./slackStudent";
import { copy, copyPattern } from "../../support/copy";

let world: SlackWorld;
beforeEach(async () => {
  world = await openSlackWorld();
});
afterEach(() => world.close());

const secretsOf = (student: string) => {
  const { control } = world.sandbox;
  return control.secrets(control.orders(student).at(-1)!.id)!;
};

/** The words that a phone reads from the QR codes in a conversation. */
function scanned({ screen }: SlackStudent): string[] {
  return screen
    .flatMap(({ files = [] }) => files)
    .flatMap(({ id }) => world.slack.file(id) ?? [])
    .flatMap((png) => {
      const { data, width, height } = PNG.sync.read(png);
      return jsQR(new Uint8ClampedArray(data), width, height)?.data ?? [];
    });
}

test("a student goes from the first word to the card in mObywatel without leaving Slack", async () => {
  const anna = world.slackStudent("anna");
  await anna.signsInAs("anna");
  expect(anna.seesAll).toContain(copy("link.done", { name: "Anna" }));
  await anna.presses("place");
  expect(anna.seesAll).toContain(copy("order.placed"));

  // The news that the code is ready comes later, without anybody having written.
  await world.pass(3 * 60_000);
  expect(anna.seesAll).toContain(copy("push.readyTitle"));
  const order = secretsOf("anna");
  expect(anna.seesAll).toContain(order.distributionPass);
  expect(scanned(anna)).toEqual([order.token]);

  await anna.presses(copy("button.walkthrough"));
  await anna.presses("android");
  await anna.presses("next");
  expect(anna.sees).toContain(copy("activate.open-android.text"));
  await anna.says("nie działa");
  await anna.presses("human");
  await anna.submits("Nie widzę przycisku Dodaj.");
  expect(anna.sees).toContain("Nie widzę przycisku Dodaj.");
  await anna.presses("send");
  expect(anna.seesAll).toMatch(copyPattern("push.ticketDelivered"));
  expect(JSON.stringify(world.inbox.messages())).toContain("Nie widzę przycisku Dodaj.");

  world.sandbox.control.collect("anna");
  await world.pass(60_000);
  expect(anna.sees).toContain(copy("push.collectedTitle"));
  expect(anna.seesAll).not.toContain(order.distributionPass);
  expect(scanned(anna)).toEqual([]);

  const refused = world.slack.calls().filter(({ outcome }) => outcome !== "ok");
  expect(refused).toEqual([]);
});

test("the code and the QR are in the private chat and nowhere else, and no notification contains them", async () => {
  const anna = world.slackStudent("anna");
  await anna.signsInAs("anna");
  await anna.presses("place");
  await world.pass(3 * 60_000);
  const { token, distributionPass } = secretsOf("anna");
  expect(anna.seesAll).toContain(distributionPass);

  const stored: unknown[] = [];
  for (const kind of ["person", "account", "shown", "slackCard", "ticket", "ceremony", "linking"])
    for await (const record of world.store.scan(kind)) stored.push(record);
  expect(stored.length).toBeGreaterThan(3);
  const botToken = world.slack.calls().length > 0 ? /xoxb-\w+/ : /^$/;
  for (const written of [JSON.stringify(stored), world.logLines.join("\n"), JSON.stringify(world.inbox.messages())]) {
    expect(written).not.toContain(token);
    expect(written).not.toContain(distributionPass);
    expect(written).not.toMatch(botToken);
  }
  // A new message notifies the student. A code is therefore put only into a message that exists already, and never into its plain text.
  for (const { method, args } of world.slack.calls()) {
    if (method === "chat.postMessage") expect(JSON.stringify(args)).not.toContain(distributionPass);
    expect(JSON.stringify(args["text"] ?? "")).not.toContain(distributionPass);
  }
});
