import { cardProblems } from "../../support/cardSchema";
import { execute, text } from "./activities";
import { actionsOf, isExecute, ofType, textOf, urlsOf } from "../readCard";
import type { Json } from "./farEnd";
import { openTeamsWorld, type TeamsWorld } from "./teamsWorld";
import type { TeamsStudent } from "./teamsStudent";
import { copy, copyPattern } from "../../support/copy";

let world: TeamsWorld;
let ola: TeamsStudent;
beforeEach(async () => {
  world = await openTeamsWorld();
  ola = world.teamsStudent();
});
afterEach(() => world.close());

/** The first lines of the messages that still offer a choice or a field. */
const answerable = (): string[] =>
  ola.screen
    .filter(({ activity }) =>
      actionsOf(activity).some((it) => isExecute(it) && String((it["data"] as Json)["button"]).startsWith("c/")),
    )
    .map(({ activity }) => textOf(activity).split("\n")[0] ?? "");

describe("a pressed card", () => {
  test("is replaced by the same card without buttons, and with a tick at the pressed one", async () => {
    await ola.says("menu");
    const card = await ola.pressesFor("activate");
    expect(textOf(card)).toMatch(copyPattern("menu.welcome"));
    expect(textOf(card)).toContain(`✓ ${copy("menu.activate")}`);
    // The link to the page with the privacy notice stays on the card.
    expect(actionsOf(card).map(({ title }) => title)).toEqual([copy("privacy.notice")]);
    expect(cardProblems(card)).toEqual([]);
  });

  test("is also without buttons in the conversation, so that a reopened chat shows it like that", async () => {
    await ola.says("menu");
    await ola.presses("activate");
    expect(ola.screen.length).toBe(2);
    expect(textOf(ola.screen[0]!.activity)).toContain(`✓ ${copy("menu.activate")}`);
    expect(answerable()).toEqual([copy("activate.title")]);
  });

  test("keeps its field while its question is open: a wrong code can be typed again", async () => {
    await ola.says("menu");
    await ola.presses("link");
    const digits = await ola.sixDigits("anna");
    const wrong = digits === "000000" ? "111111" : "000000";
    const card = await ola.pressesFor(copy("link.confirm"), wrong);
    expect(ola.sees).toContain(copy("link.wrongCode", { left: 4 }));
    expect(textOf(card)).toContain(`[${copy("link.confirm")}]`);
    expect(ofType(card, "Input.Text").length).toBe(1);
    await ola.submits(digits);
    expect(ola.seesAll).toContain(copy("link.done", { name: "Anna" }));
  });

  test("that the product no longer knows is answered nevertheless", async () => {
    await ola.says("menu");
    const { data } = ola.button("more");
    const answer = await ola.does(execute(ola.writer, { ...data, card: "another" }));
    expect(answer.body).toEqual({ statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "✓" });
    expect(ola.sees).toContain(copy("menu.moreText"));
  });

  test("counts as pressed once when it is pressed twice in quick succession, or when Teams sends the press twice", async () => {
    await ola.says("menu");
    const { data } = ola.button("activate");
    const press = execute(ola.writer, data);
    await Promise.all([world.post(press), world.post(press), world.post(execute(ola.writer, data))]);
    await world.settle();
    expect(ola.screen.length).toBe(2);
  });

  test("sends the same as a message in a client that does not support Action.Execute", async () => {
    await ola.says("menu");
    const { data } = ola.button("activate");
    const [action] = actionsOf(ola.screen[0]!.activity).filter(isExecute);
    expect(action!["fallback"]).toMatchObject({
      type: "Action.Submit",
      title: action!["title"],
      data: action!["data"],
    });
    await ola.does(text(ola.writer, "", { text: null, attachments: null, value: data }));
    expect(ola.sees).toContain(copy("activate.title"));
  });
});

describe("old buttons", () => {
  test("disappear as soon as a typed word has led on", async () => {
    await ola.says("menu");
    await ola.says("język");
    await ola.says("menu");
    expect(answerable()).toEqual([copy("menu.title")]);
  });

  test("that could not be removed lead to no wrong place", async () => {
    await ola.says("jak dodać legitymację do mObywatela?");
    const { data } = ola.button("android");
    world.farEnd.answer("PUT", { status: 500 });
    await ola.says("menu");
    expect(answerable().length).toBe(2);
    await ola.does(execute(ola.writer, data));
    expect(ola.seesAll).toContain(copy("problem.oldButton"));
  });

  test("that only open a dialog stay, and open it from a card of any age", async () => {
    await ola.says("asdf qwer");
    await ola.says("menu");
    await ola.presses("human");
    expect(ola.sees).toContain(`<${copy("escalate.label")}>`);
  });
});

test("a card's note from a newer version costs only the ticks, and neither a further message nor a button", async () => {
  await ola.says("menu");
  const key = { kind: "teamsCard", partition: "teams:29:ola" };
  await world.store.commit({ partition: key.partition, put: [{ key, value: { v: 99, it: {} } }] });
  await world.restart();
  await ola.says("język");
  await world.pass(10 * 60_000);
  expect(ola.screen.length).toBe(2);
  await ola.presses("en");
  expect(ola.seesAll).toMatch(copyPattern("menu.welcome", {}, "en"));
});

describe("a message that is sent", () => {
  test("has a line for the notification, a text to be read aloud, and a text for clients that draw no cards", async () => {
    await ola.says("menu");
    const { activity } = ola.screen[0]!;
    expect(activity["summary"]).toBe(copy("menu.title"));
    const card = (activity["attachments"] as { content: Json }[])[0]!.content;
    expect(card["speak"]).toMatch(copyPattern("menu.welcome"));
    expect(card["fallbackText"]).toBe(card["speak"]);
  });

  test("shows the drawings of the walkthrough from an address that serves them", async () => {
    await ola.says("menu");
    const [image] = ofType(ola.screen[0]!.activity, "Image");
    const answer = await fetch(String(image!["url"]));
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/png"]);
    const other = String(image!["url"]).replace("welcome.png", "..%2f..%2f..%2fpackage.json");
    expect((await fetch(other)).status).toBe(404);
  });

  test("shows a student's words as written, not as Markdown", async () => {
    await ola.says("menu");
    await ola.presses("human");
    await ola.submits("**pilne** [klik](https://zly.example) <b>x</b>");
    const blocks = ofType(ola.screen.at(-1)!.activity, "TextBlock").map((it) => String(it["text"]));
    expect(blocks.join("\n")).toContain("\\*\\*pilne\\*\\*");
    expect(blocks.join("\n")).not.toContain("[klik](");
  });

  test("with a copy of all data links to it and contains none of it, however much there is", async () => {
    await ola.signsInByHand("anna");
    for (let n = 0; n < 3; n++) {
      await ola.says("menu");
      await ola.presses("human");
      await ola.submits("ż€😀".repeat(500));
      await ola.presses("send");
    }
    await ola.says("moje dane");
    await ola.presses("export");
    expect(ola.sees).toMatch(copyPattern("copy.ready", { minutes: 15 }));
    expect(ola.sees).not.toContain("ż€😀");
    const url = urlsOf(ola.last.activity).find((it) => it.includes("/copy/"));
    expect((await fetch(url ?? "")).status).toBe(200);
  });
});
