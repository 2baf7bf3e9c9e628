import type { Understood } from "../../src/understanding";
import { types } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { effects, opensOf, said, Talk } from "./talk";

const at = (dialog: string, step: string, data: Record<string, string> = {}, person = {}) =>
  new Talk({ ...linked, ...person, frame: frameAt(dialog, step, data) });
const atAnswer = (about: string): Talk => at("advice", "look", { about });
const aboutOf = (talk: Talk) => (talk.frame.dialog === "advice" ? talk.frame.data["about"] : talk.at);

describe("before an order", () => {
  test.each([
    ["pl", "nie zamawiaj jeszcze"],
    ["en", "don't order yet, let me think about it"],
    ["uk", "Зрозуміло. Тоді я ще подумаю, не замовляйте поки що, будь ласка."],
  ])("a withdrawal is told that nothing is ordered (%s)", (lang, text) => {
    const talk = at("order", "check", {}, { lang, langChosen: true });
    const outputs = types(talk, text);
    expect(said(outputs)).toEqual(["order.nothingOrdered"]);
    expect(effects(outputs)).toEqual([]);
  });

  test("«not now» is a button", () => {
    const talk = at("order", "check");
    const outputs = talk.chooses("notNow");
    expect([said(outputs), effects(outputs).filter((it) => it === "order.place"), talk.frame.dialog]).toEqual([
      ["order.nothingOrdered"],
      [],
      "menu",
    ]);
  });
});

const order = (phase: "placed" | "ready" | "collected") => ({
  id: "7001",
  phase,
  status: null,
  orderedAt: "2026-11-30",
  expiresAt: "2027-03-31",
});

describe.each([
  "zamów od nowa",
  "i think it stuck. can you order again from zero?",
  "скасуй і замов заново",
  "cancel it and do again",
])("«%s»", (text) => {
  const asks = (phase: "placed" | "ready" | "collected"): Talk => {
    const talk = at("status", "look");
    types(talk, text);
    const card = { orders: [order(phase)], whyCannotOrder: { pl: "W toku." }, whyCannotRevoke: null };
    talk.learns({ card });
    if (talk.frame.waiting) talk.learns({ card });
    return talk;
  };

  test("at an order being prepared says how far it is and offers to cancel it", () => {
    const talk = asks("placed");
    expect(talk.at).toBe("order.underWay");
    expect(talk.frame.offered).toEqual(["status", "cancelOrder", "menu"]);
  });

  test.each(["ready", "collected"] as const)(
    "at a card that is %s leads to a new one, which a press confirms",
    (phase) => {
      expect(asks(phase).frame.dialog).toBe("newPhone");
    },
  );
});

test("«давай нову» wants a new one", () => {
  const talk = atAnswer("codeLifetime");
  types(talk, "ладно давай нову");
  expect([talk.frame.dialog, talk.frame.data["anew"]]).toEqual(["order", "yes"]);
});

test.each([
  ["добре тоді просто анулюй її там я дуже боюся що хтось мої дані побачить", "revoke"],
  ["dobra to unieważnij ją, boję się że ktoś zobaczy moje dane", "revoke"],
  ["ok then block the card, i am scared somebody sees my data", "revoke"],
  ["ну виходь мене все одно", "unlink"],
  ["wyloguj mnie i tak", "unlink"],
  ["just log me out anyway", "unlink"],
  ["привіт слухай я вчора загубила телефон ну точніше його вкрали в трамваї і я не знаю що тепер робити", "lostPhone"],
  ["hej, wczoraj w autobusie ukradli mi telefon z legitymacją i nie wiem co teraz robić", "lostPhone"],
  ["hi, yesterday my phone was stolen on the tram with my student card and i don't know what to do now", "lostPhone"],
  ["zła jestem, dziś straciłam telefon i portfel naraz", "lostPhone"],
  ["awful day, I lost my wallet and my phone on the train", "lostPhone"],
  ["жах, в один день загубила гаманець і телефон", "lostPhone"],
])("«%s» leads to «%s», and nothing is done without a press", (text, dialog) => {
  const talk = at("menu", "main");
  const outputs = types(talk, text);
  expect(talk.frame.dialog).toBe(dialog);
  expect(effects(outputs).filter((it) => it.startsWith("order.") || it.startsWith("link."))).toEqual([]);
});

test.each([
  "Доброго дня! Мене звати Оксана Іванівна, я навчаюся заочно. Підкажіть, будь ласка, чи платна ця послуга?",
  "Dzień dobry! Nazywam się Anna i studiuję zaocznie. Proszę powiedzieć, czy ta usługa jest płatna?",
  "Good morning! My name is Ann and I study part-time. Could you tell me, is it free?",
])("the question at the end of «%s» is answered", (text) => {
  const talk = new Talk();
  types(talk, text);
  expect(aboutOf(talk)).toBe("price");
});

test.each([
  "tell me a joke then",
  "слухай а футбол сьогодні хто виграє, ставлю на полонію)",
  "opowiedz mi jakiś dowcip",
  "whats ur favourite food haha",
  "and how is your day going? its raining here",
  "у мене дощ і я їм суп сама, а як твій вечір",
])("«%s» gets a friendly word and no guesses", (text) => {
  const outputs = types(at("menu", "main"), text);
  expect(said(outputs).at(-1)).toBe("says.smallTalk");
});

test.each([
  "their website is all in polish, i understand nothing",
  "ta strona jest cała po angielsku i nic nie rozumiem",
  "той сайт весь польською, нічого не розумію",
])("«%s» changes no language", (text) => {
  const talk = new Talk({ ...linked, lang: "en", langChosen: true, frame: frameAt("menu", "main") });
  types(talk, text);
  expect(talk.person.lang).toBe("en");
});

test.each([
  "czy rozmawiam z żywym człowiekiem?",
  "nothing to send, I only asked if you are a machine",
  "скажіть, чи я розмовляю з живою людиною",
])("«%s» asks who writes, and calls nobody", (text) => {
  const talk = new Talk();
  types(talk, text);
  expect(aboutOf(talk)).toBe("bot");
});

test.each(["ok thank u i feel better now", "już mi lepiej, dzięki", "дякую, мені вже краще"])(
  "«%s» is thanks",
  (text) => {
    expect(said(types(at("menu", "main"), text))).toContain("says.thanks");
  },
);

test.each([
  "Nie, chciałem tylko podziękować. Do widzenia",
  "Actually that SIM is blocked by me already. I found from customer care. Ok. Bye sir have a nice day, God bless",
  "ок дякс, піду в деканат. сорі шо кричав",
])("«%s» is a goodbye", (text) => {
  expect(said(types(at("menu", "main"), text))).toContain("says.bye");
});

describe("what is not understood twice running", () => {
  test.each(["pl", "en", "uk"] as const)(
    "is not answered with guesses again, but with support, which gets the text (%s)",
    (lang) => {
      const talk = at("menu", "main", {}, { lang, langChosen: true });
      const unsure = (...guesses: string[]): Understood => ({ kind: "unsure", guesses });
      expect(said(talk.says("coś o kocie", unsure("reminders", "status", "extend")))).toEqual(["problem.unsure"]);
      const outputs = talk.says("a co z kotem", unsure("price", "status"));
      expect(said(outputs)).toEqual(["problem.perhaps"]);
      const opens = opensOf(outputs);
      expect(opens.map(({ dialog }) => dialog)).toEqual(["advice", "escalate", "menu"]);
      expect(opens.find(({ dialog }) => dialog === "escalate")?.data?.["text"]).toBe("a co z kotem");
    },
  );
});

describe("a phone that is gone", () => {
  test.each([
    ["lostPhone.notUsable", "czyli na skradzionym telefonie ona już nie działa, tak?"],
    ["lostPhone.notUsable", "so the thief can't use it?"],
    ["lostPhone.notUsable", "тобто злодій нею не скористається?"],
    ["lostPhone.wasThere", "Jak to nie mam, przecież pokazywałem ją w kinie w październiku!"],
    ["lostPhone.wasThere", "but i showed it at the cinema in october"],
    ["lostPhone.wasThere", "як це немає, я ж показувала її в кіно"],
  ])("with no card on it: %s is said to «%s»", (key, text) => {
    expect(said(types(at("lostPhone", "nothing"), text))).toContain(key);
  });

  test.each([
    "ale to bedzie dzialac na tym telefonie co zginal czy nie?",
    "will it still work on that phone?",
    "а на тому телефоні воно ще працюватиме?",
  ])("with the confirmation on the screen, «%s» is answered there", (text) => {
    const outputs = types(at("revoke", "confirm", { orderId: "7001", what: "order" }), text);
    expect(said(outputs)).toContain("revoke.worksNowhere");
    expect(effects(outputs)).not.toContain("order.revoke");
  });
});

test.each([
  [
    "newPhone",
    "nothing",
    "no ale mam ja na samsungu, widze ja, tylko pisze ze niewazna czy cos",
    "newPhone.invalidThere",
  ],
  ["newPhone", "confirm", "ясно тобто я просто вводжу ці самі коди завтра і все", "newPhone.sameCodes"],
  ["order", "cannot", "bro wtf im not a phd im 2nd year bachelor", "reason.doctoral.notOne"],
  ["eligibility", "mine", "nie jestem na doktoracie, robię licencjat", "reason.doctoral.notOne"],
])("at %s.%s «%s» is answered there", (dialog, step, text, key) => {
  expect(said(types(at(dialog, step), text))).toContain(key);
});

test.each(["tylko ten", "just this one", "тільки цей"])("«%s» at the sign-out names its button", (text) => {
  const outputs = types(at("unlink", "confirm"), text);
  expect(said(outputs)).toContain("problem.pressButton");
  expect(effects(outputs)).not.toContain("link.end");
});

test.each([
  ["pl", "nie, zostaw polski, ja uczę się"],
  ["en", "no, keep english please"],
  ["uk", "ні, залиш українську"],
])("the language that is kept is not asked for again (%s)", (lang, text) => {
  const talk = at("language", "choose", {}, { lang, langChosen: true });
  types(talk, text);
  expect([talk.frame.dialog, talk.person.lang]).toEqual(["menu", lang]);
});
