import { beside, types, walking } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { said, Talk } from "./talk";

const letter = "Dzień dobry. W sobotę zgubiłem telefon. Kod nie działa. Kto mi pomoże?";
const at = (step: string, data: object = {}) =>
  new Talk({ ...linked, frame: frameAt("escalate", step, { text: letter, ...data }) });
const textOf = (talk: Talk) => talk.frame.data["text"];

describe("a correction", () => {
  test.each([
    ["a nie w sobotę, tylko w piątek, popraw", "W piątek zgubiłem"],
    ["oj nie w sobotę a w niedzielę, pomyliłam się", "W niedzielę zgubiłem"],
    ["sorry, not w sobotę but w piątek", "W piątek zgubiłem"],
    ["ні, не w sobotę а w niedzielę, треба поправити", "W niedzielę zgubiłem"],
  ])("«%s» puts as many words as it denies", (text, now) => {
    const talk = at("review");
    expect(said(types(talk, text))).toContain("escalate.changed");
    expect([talk.at, textOf(talk)]).toEqual(["escalate.review", letter.replace("W sobotę zgubiłem", now)]);
  });

  test.each([
    "nie w poniedziałek tylko we wtorek, popraw to",
    "not on Monday but on Tuesday, please correct it",
    "не в понеділок а у вівторок, виправте",
  ])("of words that are not there is left to the student: «%s»", (text) => {
    const talk = at("review");
    expect(said(types(talk, text))).toContain("escalate.editHere");
    expect([talk.at, textOf(talk)]).toEqual(["escalate.describe", letter]);
  });

  test.each(["Nie działa mi też aparat, tylko ekran", "nie dziala mi nic w aplikacji"])(
    "is not heard in «%s», which tells more about the problem",
    (text) => {
      const talk = at("review");
      types(talk, text);
      expect([talk.at, textOf(talk)]).toEqual(["escalate.review", `${letter}\n${text}`]);
    },
  );

  test.each([
    'Replace "zgubiłem telefon. Kod" with "zgubiłem telefon! Kod", please',
    "„zgubiłem telefon. Kod” lepiej zamień na „zgubiłem telefon! Kod”",
    "«zgubiłem telefon. Kod» краще замініть на «zgubiłem telefon! Kod», прошу",
  ])("of quoted words is exact, whatever stands in them: «%s»", (text) => {
    const talk = at("review");
    expect(said(types(talk, text))).toContain("escalate.changed");
    expect(textOf(talk)).toBe(letter.replace("telefon. Kod", "telefon! Kod"));
  });

  test.each([
    'Change "Kod nie działa" to "QR nie działa". And add that I have an iPhone 7',
    "«Kod nie działa» краще замініть на «QR nie działa». І допишіть, що I have an iPhone 7",
  ])("and an addition are both made: «%s»", (text) => {
    const talk = at("review");
    types(talk, text);
    expect(textOf(talk)).toBe(`${letter.replace("Kod nie", "QR nie")}\nI have an iPhone 7`);
  });

  test.each(["та ні, прибери слово telefon, там має бути tablet", "nie, usuń telefon, tam ma być tablet"])(
    "is made instead of being asked about, while another text is: «%s»",
    (text) => {
      const talk = at("which", { pending: "a co ze zniżką" });
      types(talk, text);
      expect([talk.at, textOf(talk), talk.frame.data["pending"]]).toEqual([
        "escalate.review",
        letter.replace("telefon", "tablet"),
        undefined,
      ]);
    },
  );
});

describe("a greeting or a signature in quotation marks", () => {
  test.each([
    ["Could you add a polite opening like 'Dear Sir or Madam,' at the top?", "Dear Sir or Madam,"],
    ["dodaj na początku „Szanowni Państwo,”", "Szanowni Państwo,"],
    ["допиши на початку «Шановні пані та панове»", "Шановні пані та панове"],
  ])("goes to the top by «%s»", (text, line) => {
    const talk = at("review");
    types(talk, text);
    expect(textOf(talk)).toBe(`${line}\n${letter}`);
  });

  test.each([
    ["Sign it off with 'Kind regards, Zofia' too.", "Kind regards, Zofia"],
    ["podpisz: „Z poważaniem, Ola”", "Z poważaniem, Ola"],
    ["в кінці напиши «З повагою, Оля»", "З повагою, Оля"],
  ])("goes to the end by «%s»", (text, line) => {
    const talk = at("review");
    types(talk, text);
    expect(textOf(talk)).toBe(`${letter}\n${line}`);
  });
});

describe("a request to remove", () => {
  test.each([
    "Usuń ostatnie pytanie i wyślij",
    "Drop my last question and then send it.",
    "прибери останнє питання, а тоді відправ",
  ])("the last question before sending is carried out, and nothing is sent: «%s»", (text) => {
    const talk = at("review");
    const outputs = types(talk, text);
    expect(said(outputs)).toEqual(["escalate.removed", "escalate.readyToSend"]);
    expect([talk.at, textOf(talk)]).toEqual(["escalate.review", letter.replace(" Kto mi pomoże?", "")]);
  });

  test.each(["usuń ostatnie dwa zdania", "take out the last two sentences", "видали останні два речення"])(
    "counts the sentences: «%s»",
    (text) => {
      const talk = at("review");
      types(talk, text);
      expect(textOf(talk)).toBe("Dzień dobry. W sobotę zgubiłem telefon.");
    },
  );

  test("a quoted piece of several sentences removes all of it", () => {
    const talk = at("describe", { anew: "yes" });
    types(talk, 'Remove "W sobotę zgubiłem telefon. Kod nie działa."');
    expect(textOf(talk)).toBe("Dzień dobry. Kto mi pomoże?");
  });
});

test.each([
  "No, I meant edit it, not append what I typed. Never mind, leave it as it was.",
  "zostaw tak jak było",
  "залиште як було",
])("«%s» keeps the letter and drops the other text", (text) => {
  const talk = at("which", { pending: "a co ze zniżką" });
  types(talk, text);
  expect([talk.at, textOf(talk)]).toEqual(["escalate.review", letter]);
});

test.each(["ok wyślij", "ok send it", "добре, надсилай"])("«%s» does not become a letter of its own", (text) => {
  const talk = new Talk({ ...linked, frame: frameAt("escalate", "describe", {}) });
  expect(said(types(talk, text))).toContain("escalate.stillListening");
  expect(textOf(talk)).toBeUndefined();
});

test.each(["a oni zobaczą moje nazwisko?", "will they see my name", "а вони побачать моє ім’я"])(
  "«%s» is answered and does not join the letter",
  (text) => {
    const talk = at("review");
    expect(said(types(talk, text))).toContain("escalate.whoReads");
    expect(textOf(talk)).toBe(letter);
  },
);

describe("a letter that was left for a side question", () => {
  const left = (about = "train") => beside(at("review"), "advice", "look", { about });

  test.each([
    "gdzie moja wiadomość do pomocy? oddaj ją",
    "chcę dokończyć tamtą wiadomość",
    "to przepadło? tyle pisałam, oddaj",
    "Where is my letter? I'd like to see it again.",
    "draft",
    "Send my message to support now",
    "No, the message to support I was writing. Take me back to it.",
    "Ні, ні, мій лист до підтримки! Де він є?",
    "Боже, то воно пропало? Я ж стільки писала! Поверніть, прошу",
    "ладно тоді вертаємось до листа я його відправлю",
  ])("is brought back by «%s»", (text) => {
    const talk = left();
    types(talk, text);
    expect([talk.at, textOf(talk)]).toEqual(["escalate.review", letter]);
  });

  test.each(["gdzie mój list z urzędu z peselem, mam go zanieść?", "i have a letter from the town hall with my pesel"])(
    "is not meant by «%s»",
    (text) => {
      const talk = beside(walking("add", 3), "advice", "look", { about: "noPesel" });
      types(talk, text);
      expect(talk.frame.dialog).not.toBe("escalate");
    },
  );

  test("is not brought back once it was sent", () => {
    const talk = beside(at("sent", { ticket: "L-ABC", text: undefined }), "advice", "look", { about: "train" });
    types(talk, "where is my letter?");
    expect(talk.frame.dialog).not.toBe("escalate");
  });
});
