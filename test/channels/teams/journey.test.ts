import jsQR from "jsqr";
import { PNG } from "pngjs";
import { cardProblems } from "../../support/cardSchema";
import { ofType, textOf } from "../readCard";
import type { Json } from "./farEnd";
import { openTeamsWorld, type TeamsWorld } from "./teamsWorld";
import { copy, copyPattern } from "../../support/copy";

let world: TeamsWorld;
beforeEach(async () => {
  world = await openTeamsWorld({ registered: true });
});
afterEach(() => world.close());

const cardIn = (activity: Json): Json => (activity["attachments"] as { content: Json }[])[0]!.content;

/** The words that a phone reads from the image on a card. */
async function scanned(card: Json): Promise<string | undefined> {
  const url = ofType(card, "Image")
    .map((it) => String(it["url"]))
    .find((it) => it.includes("/teams/qr/"));
  const answer = await fetch(url ?? "");
  if (answer.status !== 200) return undefined;
  const { data, width, height } = PNG.sync.read(Buffer.from(await answer.arrayBuffer()));
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}

function secretsOf(student: string) {
  const { control } = world.sandbox;
  return control.secrets(control.orders(student).at(-1)!.id)!;
}

test("a student goes from the installation to the card in mObywatel without leaving Teams", async () => {
  const anna = world.teamsStudent("29:anna", { name: "Anna Przykładna" });
  await anna.signsInAs("anna");
  expect(anna.seesAll).toContain(copy("link.done", { name: "Anna" }));
  await anna.presses("place");
  expect(anna.seesAll).toContain(copy("order.placed"));

  // The news that the code is ready comes later, without anybody having written.
  await world.pass(3 * 60_000);
  expect(anna.seesAll).toContain(copy("push.readyTitle"));
  const order = secretsOf("anna");
  expect(anna.sees).toContain(order.distributionPass);
  const card = anna.screen.at(-1)!.activity;
  expect(await scanned(card)).toBe(order.token);

  await anna.presses(copy("button.walkthrough"));
  await anna.presses("android");
  await anna.presses("next");
  expect(anna.sees).toContain(copy("activate.open-android.text"));
  await anna.says("nie działa");
  await anna.presses("human");
  await anna.submits("Nie widzę przycisku Dodaj.");
  await anna.presses("send");
  expect(anna.seesAll).toMatch(copyPattern("push.ticketDelivered"));
  expect(JSON.stringify(world.inbox.messages())).toContain("Nie widzę przycisku Dodaj.");

  world.sandbox.control.collect("anna");
  await world.pass(60_000);
  expect(anna.sees).toContain(copy("push.collectedTitle"));
  expect(anna.seesAll).not.toContain(order.distributionPass);
  expect(await scanned(card)).toBeUndefined();

  for (const { activity } of anna.screen) expect(cardProblems(cardIn(activity))).toEqual([]);
});

test("the code and the QR are in one message of the private chat and nowhere else", async () => {
  const anna = world.teamsStudent("29:anna");
  await anna.signsInAs("anna");
  await anna.presses("place");
  await world.pass(3 * 60_000);
  const { token, distributionPass } = secretsOf("anna");
  const holding = world.farEnd.calls.filter(({ activity }) => JSON.stringify(activity).includes(distributionPass));
  expect(holding.map(({ method, conversation }) => [method, conversation])).toEqual([["PUT", anna.conversation]]);
  const { activity } = holding[0]!;
  const { speak, fallbackText } = cardIn(activity);
  for (const outside of [speak, fallbackText, activity["summary"], world.logLines, await everythingStored()]) {
    const written = JSON.stringify(outside);
    expect(written).not.toContain(token);
    expect(written).not.toContain(distributionPass);
  }
  // The message that notified the student contained no secret yet.
  const arrived = world.farEnd.calls.filter((it) => it.method === "POST").map((it) => textOf(it.activity));
  expect(arrived).toContain(copy("code.arriving"));
});

async function everythingStored(): Promise<unknown[]> {
  const kinds = ["person", "account", "shown", "teamsCard", "teamsPlace", "ticket", "ceremony", "linking"];
  const found: unknown[] = [];
  for (const kind of kinds) for await (const record of world.store.scan(kind)) found.push(record);
  expect(found.length).toBeGreaterThan(3);
  return found;
}
