import { asking, types } from "./inTheWalkthrough";
import { asked, said } from "./talk";

const answered = (step: "phone" | "layout", text: string) => {
  const talk = asking(step, step === "phone" ? ["android", "iphone", "menu"] : ["newer", "older", "neither", "menu"]);
  talk.person = { ...talk.person, frame: { ...talk.frame, data: step === "phone" ? {} : { phone: "android" } } };
  types(talk, text);
  return talk.frame.data;
};

describe("the phone is understood from", () => {
  test.each([
    ["mam szajsunga", "android"],
    ["motka", "android"],
    ["jedynka", "android"],
    ["realmi", "android"],
    ["iphnoe 13 mini", "iphone"],
    ["ten od appla", "iphone"],
    ["the latter", "iphone"],
    ["number two", "iphone"],
    ["айфончик", "iphone"],
  ])("«%s»", (text, phone) => {
    expect(answered("phone", text)).toMatchObject({ phone });
  });
});

describe("the look of mObywatel is understood from", () => {
  test.each([
    ["ten po lewej", "newer"],
    ["first picture", "newer"],
    ["внизу є додати", "newer"],
    ["the right one", "older"],
    ["та що справа", "older"],
  ])("«%s»", (text, layout) => {
    expect(answered("layout", text)).toMatchObject({ layout });
  });
});

test.each(["ani jeden ani drugi", "mine looks different", "жоден з них", "żaden"])(
  "«%s» chooses no look of mObywatel",
  (text) => {
    expect(answered("layout", text)).not.toHaveProperty("layout");
  },
);

/** Words of somebody who cannot answer, and of somebody who wants to find out. */
const unknowing = [
  "nie wiem",
  "a skąd mam wiedzieć?",
  "nie mam pojęcia",
  "jak to sprawdzić?",
  "no idea",
  "I don't know which one",
  "not sure",
  "не знаю",
  "без поняття",
  "як дізнатися?",
] as const;

describe("a person who cannot answer", () => {
  test.each(unknowing)("which phone it is, and types «%s», is told how to see it and is asked again", (text) => {
    const talk = asking("phone", ["android", "iphone", "menu"]);
    talk.person = { ...talk.person, frame: { ...talk.frame, data: {} } };
    const outputs = types(talk, text);
    expect(said(outputs)).toContain("activate.findOutPhone");
    expect(asked(outputs)).toEqual(["activate.phone"]);
    types(talk, "samsung");
    expect(talk.frame.data).toMatchObject({ phone: "android" });
  });

  test.each(unknowing)(
    "what mObywatel looks like, and types «%s», is told where to look and is asked again",
    (text) => {
      const talk = asking("layout", ["newer", "older", "neither", "menu"]);
      const outputs = types(talk, text);
      expect(said(outputs)).toContain("activate.neitherLayout");
      expect(asked(outputs)).toEqual(["activate.layout"]);
    },
  );

  test.each(["nie wiem, chyba samsung", "I don't know, android I think", "не знаю, мабуть андроїд"])(
    "but «%s» answers",
    (text) => {
      expect(answered("phone", text)).toMatchObject({ phone: "android" });
    },
  );

  test.each([
    ["nie wiem ile to kosztuje", "advice"],
    ["I don't know if I can order it", "eligibility"],
  ])("and «%s» asks something else", (text, dialog) => {
    const talk = asking("phone", ["android", "iphone", "menu"]);
    types(talk, text);
    expect(talk.frame.dialog).toBe(dialog);
  });
});
