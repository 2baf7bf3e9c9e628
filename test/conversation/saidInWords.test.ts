import { digitsSaid } from "../../dialogs/kit/digits";
import { types } from "./inTheWalkthrough";
import { frameAt } from "./people";
import { said, Talk } from "./talk";

const signingIn = () => new Talk({ frame: frameAt("link", "code", { url: "https://usos.example", goodUntil: 1 }) });
const verified = (outputs: ReturnType<Talk["says"]>): string[] =>
  outputs.flatMap((it) => (it.kind === "do" && it.effect.kind === "link.verify" ? [it.effect.code] : []));

describe("the six digits of a sign-in", () => {
  test.each([
    ["jeden dwa trzy cztery pięć sześć", "123456"],
    ["jeden-dwa-trzy cztery-piec-szesc", "123456"],
    ["kod to jeden dwa trzy cztery pięć sześć", "123456"],
    ["sto dwadzieścia trzy, czterysta pięćdziesiąt sześć", "123456"],
    ["to jest 4 dwa siedem 8 9 zero", "427890"],
    ["one two three four five six", "123456"],
    ["it says oh five one double two nine", "051229"],
    ["one hundred and twenty three four hundred fifty six", "123456"],
    ["один два три чотири п'ять шість", "123456"],
    ["сто двадцять три чотириста п’ятдесят шість", "123456"],
    ["I found the paper at last, so here it is: one two three four five six", "123456"],
    ["odyn dva try chotyry pyat shist", "123456"],
  ])("may be said in words: «%s»", (text, code) => {
    expect(verified(types(signingIn(), text))).toEqual([code]);
  });

  test("may be said in two halves", () => {
    const talk = signingIn();
    expect(said(types(talk, "jeden dwa trzy"))).toEqual(["link.otherHalf"]);
    expect(verified(types(talk, "cztery pięć sześć"))).toEqual(["123456"]);
  });

  test("may be said in words after the conversation has gone elsewhere", () => {
    const talk = new Talk({ frame: frameAt("advice", "look", { about: "price" }) });
    expect(verified(types(talk, "jeden dwa trzy cztery pięć sześć"))).toEqual(["123456"]);
  });

  test.each(["mam jeden telefon i dwa konta i trzy kody", "i have one problem", "чому один код а не два"])(
    "are not heard in «%s»",
    (text) => {
      expect(verified(types(signingIn(), text))).toEqual([]);
    },
  );
});

describe("a question at the sign-in", () => {
  test.each([
    ["Czy Samsung z Androidem 9 się nada?", "phoneRequirements"],
    ["Zanim się zaloguję: czy ten stary telefon wystarczy? To Galaxy A10, Android 9", "phoneRequirements"],
    ["Sorry, before I log in: can the man with my stolen phone use my student card?", "stolenUse"],
    ["перш ніж увійду, чи підійде старий телефон? Android 9", "phoneRequirements"],
    ["boję się zalogować, czy to prawdziwa strona uczelni?", "signInSafe"],
  ])("is answered, and leads back to the sign-in: «%s»", (text, about) => {
    const talk = signingIn();
    types(talk, text);
    const isSafe = about === "signInSafe" && talk.frame.dialog === "link";
    expect(isSafe || [talk.frame.dialog, talk.frame.data["about"]]).toEqual(isSafe || ["advice", about]);
    if (talk.frame.dialog !== "advice") return;
    talk.chooses("back");
    expect(talk.frame.dialog).toBe("link");
  });

  test.each([
    "widzę cyfry, gdzie je wpisać?",
    "there are some digits, do I type them here",
    "якісь цифри, куди їх вводити",
  ])("about the digits keeps the sign-in on the screen: «%s»", (text) => {
    const talk = signingIn();
    types(talk, text);
    expect(talk.at).toBe("link.code");
  });

  test.each(["No, I never said order. Where does my data go?", "Ні! Я не просила замовляти. Куди йдуть мої дані?"])(
    "after a correction is answered instead of the sign-in: «%s»",
    (text) => {
      const talk = signingIn();
      types(talk, text);
      expect(talk.frame.dialog).toBe("privacy");
    },
  );
});

test.each([
  ["dwadzieścia jeden czterdzieści zero dziewięć", "214009"],
  ["sto dwadzieścia trzy tysiące pięćdziesiąt sześć", "123056"],
  ["dwieście siedemset", "200700"],
])("«%s» says %s", (text, digits) => {
  expect(digitsSaid(text)?.digits).toBe(digits);
});
