import { request } from "undici";
import { anActivity, execute, text } from "./activities";
import { openTeamsWorld, type TeamsWorld } from "./teamsWorld";
import { copy } from "../../support/copy";

let world: TeamsWorld;
beforeEach(async () => {
  world = await openTeamsWorld();
});
afterEach(() => world.close());

const writer = () => world.teamsStudent().writer;
const refused = (): number => world.logLines.filter((it) => it.includes("teams: a request")).length;

/** Checks that the product still answers, and that it took in none of the earlier requests. */
async function unharmed(): Promise<void> {
  const people = [];
  for await (const person of world.store.scan("person")) people.push(person);
  expect(people).toEqual([]);
  const ola = world.teamsStudent();
  await ola.says("menu");
  expect(ola.screen.length).toBe(1);
}

test.each<[string, unknown, number]>([
  ["no object", "[]", 400],
  ["a number", "5", 400],
  ["null", "null", 400],
  ["no type", "{}", 400],
  ["a type that is no text", '{"type":5}', 400],
  ["no JSON", '{"type":', 400],
  ["nothing", "", 400],
])("%s instead of an activity is refused with one line in the log", async (_, body, status) => {
  expect((await world.post(body)).status).toBe(status);
  expect(refused()).toBe(1);
  await unharmed();
});

const nulls = [
  "from",
  "recipient",
  "conversation",
  "serviceUrl",
  "id",
  "text",
  "locale",
  "entities",
  "channelData",
  "attachments",
  "value",
];
test.each(nulls)("a message whose «%s» is null is refused or accepted, and never causes a crash", async (name) => {
  const { status } = await world.post({ ...text(writer(), "menu"), [name]: null });
  const needed = ["from", "recipient", "conversation", "serviceUrl"].includes(name);
  expect(status).toBe(needed ? (name === "serviceUrl" ? 403 : 400) : 200);
  expect(refused()).toBe(needed ? 1 : 0);
});

test.each<[string, Record<string, unknown>]>([
  ["members that are null", { type: "conversationUpdate", membersAdded: [null], membersRemoved: null }],
  ["fields of other types", { from: "29:ola", conversation: [], text: { a: 1 } }],
  ["an invoke nobody named", { type: "invoke", name: null, value: null }],
  ["an invoke of another kind", { type: "invoke", name: "composeExtension/query", value: {} }],
  ["a press without data", { type: "invoke", name: "adaptiveCard/action", value: { action: {} } }],
  [
    "a press of a button that is no text",
    { type: "invoke", name: "adaptiveCard/action", value: { action: { data: { button: 5 } } } },
  ],
  ["a sign-in without a state", { type: "invoke", name: "signin/verifyState", value: null }],
  ["a sign-in the person closed", { type: "invoke", name: "signin/verifyState", value: { state: "CancelledByUser" } }],
  ["a sign-in that failed", { type: "invoke", name: "signin/failure", value: { code: "x" } }],
  ["a text as long as a book", { type: "message", text: "nie działa ".repeat(18_000) }],
])("%s: answered without a fault, and the next message is answered as usual", async (_, fields) => {
  const { status } = await world.post(anActivity(writer(), { type: "message", ...fields }));
  expect([200, 400, 501]).toContain(status);
  await world.settle();
  const ola = world.teamsStudent();
  await ola.says("menu");
  expect(ola.sees).toContain(copy("menu.link"));
});

test.each<[string, unknown]>([
  ["nothing", undefined],
  ["null", null],
  ["no action", {}],
  ["an action that is null", { action: null }],
  ["no data", { action: {} }],
  ["a button that is no text", { action: { data: { button: 5 } } }],
  ["a button that is empty", { action: { data: { button: "" } } }],
  ["an answer that is far too long", { action: { data: { button: "x", input: "x".repeat(9_000) } } }],
])("a press with %s gets the protocol's error, and one line in the log", async (_, value) => {
  const pressed = { type: "invoke", name: "adaptiveCard/action", ...(value === undefined ? {} : { value }) };
  const answer = await world.post(anActivity(writer(), pressed));
  expect(answer).toEqual({
    status: 200,
    body: {
      statusCode: 400,
      type: "application/vnd.microsoft.error",
      value: { code: "BadRequest", message: copy("teams.tryAgain") },
    },
  });
  expect(world.logLines.filter((it) => it.includes("teams: a press was refused"))).toHaveLength(1);
  await unharmed();
});

test("a body of a megabyte is refused before it is read", async () => {
  const body = JSON.stringify({ ...text(writer(), "menu"), padding: "x".repeat(1_000_000) });
  expect((await world.post(body)).status).toBe(413);
  expect(refused()).toBe(1);
  await unharmed();
});

test("a body whose type is not JSON is refused", async () => {
  const answer = await fetch(`${world.publicUrl}/api/messages`, {
    method: "POST",
    body: JSON.stringify(text(writer(), "menu")),
  });
  expect(answer.status).toBe(415);
  await unharmed();
});

test("without a registration, nothing is sent to the address of another machine", async () => {
  for (const serviceUrl of [
    "http://10.0.0.1/",
    "https://smba.trafficmanager.net/emea/",
    "http://127.0.0.1.evil.example/",
    "file:///etc/passwd",
    "x",
  ])
    expect((await world.post(text({ ...writer(), serviceUrl }, "menu"))).status).toBe(403);
  await unharmed();
});

test("without a registration, a page whose own host name points to this machine is refused", async () => {
  const { statusCode } = await request(`${world.publicUrl}/api/messages`, {
    method: "POST",
    headers: { "content-type": "application/json", host: "evil.example" },
    body: JSON.stringify(text(writer(), "menu")),
  });
  expect(statusCode).toBe(403);
  await unharmed();
});

test("a button that was on no card, and a button from another person's card, do nothing", async () => {
  const ola = world.teamsStudent();
  await ola.signsInByHand("anna");
  const { data } = ola.button("place");
  const jan = world.teamsStudent("29:jan");
  await jan.says("menu");
  for (const button of ["x", "o/nowhere?", "o/unlink?x=1", "c/order/1/confirm/place/x", String(data["button"])])
    expect((await jan.does(execute(jan.writer, { ...data, button }))).status).toBe(200);
  expect(world.sandbox.control.log("anna")).toEqual([]);
  expect(ola.sees).toContain("[Zamawiam]");
});

test("while the store cannot be written, Teams is asked to try again, and a pressed card says so", async () => {
  const ola = world.teamsStudent();
  await ola.says("menu");
  const { data } = ola.button("link");
  await world.store.close();
  expect((await world.post(text(ola.writer, "menu"))).status).toBe(503);
  const answer = await world.post(execute(ola.writer, data));
  expect(answer).toMatchObject({
    status: 200,
    body: {
      statusCode: 500,
      type: "application/vnd.microsoft.error",
      value: { code: "TryAgain", message: copy("teams.tryAgain") },
    },
  });
});
