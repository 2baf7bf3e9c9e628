import { atCodes, types, walking } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { cardOf, effects, opensOf, said, Talk } from "./talk";

const refusals = {
  oldCode: ["mLegitymacja nie istnieje", "it says the card does not exist", "мЛегітимація не існує"],
  wrongCode: [
    "kod nieprawidłowy",
    "pisze że kod jest niepoprawny",
    "invalid code",
    "it says wrong code",
    "the app doesn't accept the code",
    "nie przyjmuje kodu",
    "код недійсний",
    "пише неправильний код",
  ],
  expiredCode: ["kod wygasł", "the code has expired", "code expired", "код прострочений", "код застарів"],
} as const;
const all = Object.entries(refusals).flatMap(([key, texts]) => texts.map((text) => [text, key] as const));

const places: Readonly<Record<string, () => Talk>> = {
  "the step that scans": () => walking("scan", 8),
  "the help of the step that types the code": () =>
    new Talk({
      ...linked,
      cardState: "ready",
      frame: frameAt("activate", "help", { phone: "android", layout: "newer", helpAt: "code" }),
    }),
  "the help of the step that scans": () =>
    new Talk({
      ...linked,
      cardState: "ready",
      frame: frameAt("activate", "help", { phone: "android", layout: "newer", helpAt: "scan" }),
    }),
  "the codes": () => atCodes({ shown: "yes" }, { cardState: "ready" }),
  "the codes that were shown at once": () =>
    new Talk({ ...linked, cardState: "ready", frame: frameAt("code", "shown", { shown: "yes" }) }),
};

describe.each(Object.entries(places))("at %s", (_, at) => {
  test.each(all)("«%s» is answered by its own help", (text, key) => {
    const talk = at();
    const before = talk.at;
    const outputs = types(talk, text);
    expect(said(outputs)).toContain(`says.${key}`);
    expect(talk.at).toBe(before);
    const opens = opensOf(outputs).map(({ dialog }) => dialog);
    expect(opens.filter((it) => it === "newPhone" || it === "escalate")).toEqual(["newPhone", "escalate"]);
    // The codes are on a button, or on the screen.
    expect(opens.includes("code") || effects(outputs).includes("secret.show")).toBe(true);
    const labels = opensOf(outputs).map(({ label }) => JSON.stringify(label));
    expect(labels).not.toContain(JSON.stringify({ key: "menu.newPhone" }));
    expect(new Set(labels).size).toBe(labels.length);
  });

  test.each(["kod wygasł, ale ktoś patrzy", "the code has expired, but someone is watching"])(
    "«%s» shows no code",
    (text) => {
      expect(effects(types(at(), text))).toEqual([]);
    },
  );
});

describe("at the step that types the code", () => {
  test.each(refusals.wrongCode.slice(0, -2))(
    "«%s» is answered by the help of the step, which shows the codes, too",
    (text) => {
      const talk = walking("code", 9);
      const { choices } = cardOf(types(talk, text));
      expect([talk.at, talk.frame.data["helpAt"]]).toEqual(["activate.help", "code"]);
      expect(choices).toEqual(expect.arrayContaining(["again", "code", "newPhone", "human"]));
    },
  );

  test.each([...refusals.oldCode, ...refusals.expiredCode])("«%s» is answered by its own help", (text) => {
    const talk = walking("code", 9);
    expect(said(types(talk, text)).some((it) => it === "says.oldCode" || it === "says.expiredCode")).toBe(true);
    expect(talk.at).toBe("activate.code");
  });
});

test.each(["kiedy wygaśnie kod?", "how long until the code is expired?", "скільки діє код?"])(
  "«%s» asks how long a code lives",
  (text) => {
    const talk = walking("code", 9);
    types(talk, text);
    expect(talk.frame.data).toMatchObject({ about: "codeLifetime" });
  },
);
