import { asking, types } from "./inTheWalkthrough";

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
