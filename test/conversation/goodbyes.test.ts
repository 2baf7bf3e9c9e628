import { asking, types, walking } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { asked, effects, opensOf, said, Talk } from "./talk";

const stories = [
  "dzięki, udało się, lecę na wykład, miłego dnia",
  "ok thanks a lot, it worked, gotta run to class, have a nice day!",
  "дякую дуже, все вийшло, побігла на пари, гарного дня",
];

describe.each(stories)("the goodbye «%s»", (text) => {
  test("is answered warmly, and nothing is asked", () => {
    const talk = new Talk({ ...linked, frame: frameAt("status", "look") });
    const outputs = types(talk, text);
    expect(said(outputs)).toContain("says.byeGlad");
    expect([asked(outputs), effects(outputs), talk.at]).toEqual([[], [], "status.look"]);
  });

  test("keeps the place in the walkthrough and leads back to it", () => {
    const talk = walking("scan", 8);
    const outputs = types(talk, text);
    expect(said(outputs)).toEqual(expect.arrayContaining(["says.byeGlad", "says.placeKept"]));
    expect([talk.at, opensOf(outputs).at(-1)?.dialog]).toEqual(["activate.scan", "here"]);
  });

  test("neither joins a letter nor drops it, and says that the letter has not been sent", () => {
    const talk = new Talk({ ...linked, frame: frameAt("escalate", "review", { text: "Kod nie działa" }) });
    const outputs = types(talk, text);
    expect(said(outputs)).toContain("says.letterWaits");
    expect([talk.at, talk.frame.data["text"], effects(outputs)]).toEqual(["escalate.review", "Kod nie działa", []]);
  });

  test("while an order is in progress also says that the student will be told", () => {
    const talk = new Talk({ ...linked, frame: frameAt("order", "placed") });
    expect(said(types(talk, text))).toEqual(expect.arrayContaining(["says.byeGlad", "says.willTellThen"]));
  });

  test("does not leave the sign-in", () => {
    const talk = new Talk({ frame: frameAt("link", "code", { url: "https://usos.example" }) });
    types(talk, text);
    expect(talk.at).toBe("link.code");
  });
});

test.each(["na razie nie działa, dzięki", "thanks, bye, but the code does not scan", "miłego dnia, ale jak to dodać?"])(
  "«%s» is no goodbye",
  (text) => {
    const talk = asking("layout", ["newer", "older"]);
    expect(said(types(talk, text)).filter((it) => it.startsWith("says.bye"))).toEqual([]);
  },
);

test("a wish beside a goodbye is followed: «wyloguj mnie, miłego dnia»", () => {
  const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
  types(talk, "wyloguj mnie, miłego dnia");
  expect(talk.frame.dialog).toBe("unlink");
});
