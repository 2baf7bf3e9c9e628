import { types } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { asked, effects, said, Talk } from "./talk";

const atMenu = (): Talk => new Talk({ ...linked, frame: frameAt("menu", "main") });

test.each([
  ["lostPhone", "brat sprzedał mój telefon razem z legitymacją, ktoś jej użyje?"],
  ["lostPhone", "my old phone was sold and the card is on it, can they use it?"],
  ["lostPhone", "телефон продали, а квиток там лишився"],
  ["order", "no dobra, to zamawiam"],
  ["order", "okay then order it, of course"],
  ["order", "ну то беру"],
])("«%s» is what opens for «%s»", (dialog, text) => {
  const talk = atMenu();
  types(talk, text);
  expect(talk.frame.dialog).toBe(dialog);
});

test.each([
  ["bankProfile", "what if i only have a german bank"],
  ["bankProfile", "nie mam polskiego konta w banku, co wtedy"],
  ["bankProfile", "а без польського банку можна?"],
  ["appLanguage", "can I switch mObywatel to English"],
  ["appLanguage", "czy mObywatel jest po ukraińsku"],
  ["phoneRequirements", "must I have a Polish SIM card"],
  ["phoneRequirements", "чи потрібен польський номер"],
  ["whoEntersPesel", "ale ja mam PESEL, dostałam w maju"],
  ["whoEntersPesel", "no, I already have a PESEL since May"],
  ["whoEntersPesel", "у мене є PESEL уже рік"],
  ["foreigner", "mam pesel, a jestem cudzoziemcem"],
  ["officeContact", "jaki jest numer telefonu do dziekanatu chemii"],
  ["officeContact", "what phone number has the dean's office"],
  ["officeContact", "дайте номер телефону деканату"],
  ["trainOver26", "skończyłam 40 lat, jest dla mnie jakaś zniżka?"],
  ["trainOver26", "I am 31 years old, is there a discount for me"],
  ["trainOver26", "мені 35 років, знижка є?"],
])("the answer «%s» is given to «%s», in the language it is asked in", (about, text) => {
  const talk = atMenu();
  const outputs = types(talk, text);
  expect([talk.at, talk.frame.data["about"]]).toEqual(["advice.look", about]);
  expect(said(outputs)).not.toContain("language.changed");
});

describe("a lost phone", () => {
  const lost = (): Talk => new Talk({ ...linked, frame: frameAt("lostPhone", "which") });

  test.each(["blokujemy teraz, nic więcej", "just block it today", "тільки заблокувати"])(
    "is blocked by «%s»",
    (text) => {
      const talk = lost();
      expect(effects(types(talk, text))).toEqual([]);
      expect(talk.frame.dialog).toBe("revoke");
    },
  );

  test.each(["zablokować teraz czy lepiej czekać?", "should I block it now or wait?", "блокувати зараз чи почекати?"])(
    "should be blocked now, is the advice to «%s»",
    (text) => {
      const outputs = types(lost(), text);
      expect(said(outputs)).toContain("lostPhone.now");
      expect(asked(outputs)).toEqual(["lostPhone.which"]);
    },
  );
});

test.each(["nie mam już siły. do widzenia", "Thank you for everything. Good evening.", "не маю сил, до побачення"])(
  "«%s» is a goodbye",
  (text) => {
    expect(said(types(atMenu(), text)).some((it) => it.startsWith("says.bye"))).toBe(true);
  },
);

test.each(["можна українською?", "po ukraińsku proszę", "ukrainian please"])(
  "«%s» in a Ukrainian conversation changes nothing, and the student is told so",
  (text) => {
    const talk = new Talk({
      ...linked,
      lang: "uk",
      langChosen: true,
      frame: frameAt("advice", "look", { about: "price" }),
    });
    expect(said(types(talk, text))).toEqual(["language.already"]);
    expect([talk.at, talk.person.lang]).toEqual(["advice.look", "uk"]);
  },
);

test.each(["a to dni czy tygodnie?", "so is it days or weeks?", "а це дні чи тижні?"])(
  "«%s» after a letter was sent is about support's answer",
  (text) => {
    const talk = new Talk({ ...linked, frame: frameAt("escalate", "sent", { ticket: "L-1" }) });
    expect(said(types(talk, text))).toEqual(["escalate.whoAnswers"]);
  },
);
