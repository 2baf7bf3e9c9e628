import { held } from "./facts";
import { types } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { asked, effects, said, Talk } from "./talk";

const letter = "W USOS nie mam numeru albumu.";
const at = (step: string, data: object = {}) =>
  new Talk({ ...linked, frame: frameAt("escalate", step, { text: letter, ...data }) });
const atReview = (data: object = {}) => {
  const talk = at("review", data);
  talk.person = { ...talk.person, frame: { ...talk.frame, offered: ["send", "edit", "takeOut", "cancel"] } };
  return talk;
};
/** A preview whose last line was said to the assistant. */
const withLine = (line: string) => atReview({ text: `${letter}\n${line}`, added: line });
const textOf = (talk: Talk) => talk.frame.data["text"];

describe("at the preview, what is no plain statement does not join the letter", () => {
  test.each([
    ["Boję się że wyślę coś nie tak. A da się to potem cofnąć?", "escalate.canUndo"],
    ["can I take it back later if I got something wrong?", "escalate.canUndo"],
    ["боюся надіслати щось не те", "escalate.canUndo"],
    ["dobra fajnie a kiedy odpowiedzą", "escalate.whoReads"],
    ["ok nice and when will they answer", "escalate.whoReads"],
    ["добре, а коли відповідять", "escalate.whoReads"],
    [
      "Wait, does my name and phone number go with it? I would not like that the phone number is there.",
      "escalate.whatGoes",
    ],
    ["czy mój numer telefonu też tam pójdzie?", "escalate.whatGoes"],
    ["а мій номер телефону теж надсилається?", "escalate.whatGoes"],
    ["czy mogę dołączyć jeszcze swój numer telefonu", "escalate.addNow"],
    ["can I add my phone number", "escalate.addNow"],
    ["чи можна додати мій номер телефону", "escalate.addNow"],
    ["Wyślij, ale tylko jeśli odpowiedź przyjdzie też na maila", "escalate.notByMail"],
    ["will the answer come by email?", "escalate.notByMail"],
    ["а відповідь прийде на пошту?", "escalate.notByMail"],
  ])("«%s» is answered, and the letter stays", (text, answer) => {
    const talk = atReview();
    expect(said(types(talk, text))).toEqual([answer]);
    expect([talk.at, textOf(talk)]).toEqual(["escalate.review", letter]);
  });

  test.each([
    "добре тепер так і є можна слати",
    "dobrze, teraz jest jak trzeba, można wysłać",
    "good, it's all right now, you can send it",
  ])("«%s» lets it go, so the button is shown and nothing is added", (text) => {
    const talk = atReview();
    const outputs = types(talk, text);
    expect(said(outputs)).toEqual(["escalate.readyToSend"]);
    expect([textOf(talk), effects(outputs)]).toEqual([letter, []]);
  });

  test.each([
    "Nie wyślę dzisiaj, muszę się z tym przespać",
    "I won't send it today, let me sleep on it",
    "не надішлю сьогодні, подумаю до завтра",
  ])("«%s» puts it off: nothing is sent, and the letter is kept as it is", (text) => {
    const talk = atReview();
    types(talk, text);
    expect([talk.at, textOf(talk), talk.frame.data["pending"]]).toEqual(["escalate.dropped", letter, undefined]);
  });

  test.each([
    "a ty właściwie co tam zapisujesz",
    "hm, are you sure about this letter",
    "It's good, I hope they answer before Friday because I need the discount",
    "а ви впевнені, що тут усе гаразд",
    "I didn't mean it to write full stop, that's just me talking. The train, and I've got the plastic one already",
  ])("«%s» is asked about and kept", (text) => {
    const talk = atReview();
    types(talk, text);
    expect([talk.at, textOf(talk), talk.frame.data["pending"]]).toEqual(["escalate.which", letter, text]);
    talk.chooses("add");
    expect(textOf(talk)).toBe(`${letter}\n${text}`);
  });

  test.each([
    "Dodam, że nie mam go od października.",
    "My faculty is chemistry, third year.",
    "Я на третьому курсі хімії.",
  ])("«%s» is a statement and joins it at once, with a button that takes it back out", (text) => {
    const talk = atReview();
    expect(said(types(talk, text))).toEqual(["escalate.added"]);
    expect(textOf(talk)).toContain(`${letter}\n`);
    talk.learns({ held, problems: [] });
    talk.chooses("takeOut");
    expect([talk.at, textOf(talk)]).toEqual(["escalate.review", letter]);
  });
});

describe("what was said to the assistant", () => {
  test.each([
    [
      "Boję się że wyślę coś nie tak. A da się to potem cofnąć?",
      "O nie, tego proszę nie dopisywać, to było do Pana",
      "escalate.canUndo",
    ],
    ["dobra fajnie a kiedy odpowiedzą", "nie nie to usuń to ja ciebie pytałem", "escalate.whoReads"],
    [
      "Wait, does my name and phone number go with it?",
      "No, that was a question for you, not for the letter. Please take it out again.",
      "escalate.whatGoes",
    ],
    ["а коли вони відповідять?", "ой ні, це я вас питала", "escalate.whoReads"],
  ])("is taken out of the letter and answered: «%s», «%s»", (line, text, answer) => {
    const talk = withLine(line);
    expect(said(types(talk, text))).toEqual(["escalate.takenOut", answer]);
    expect([talk.at, textOf(talk)]).toEqual(["escalate.review", letter]);
  });

  test.each([
    ["a ile kosztuje nowa plastikowa legitymacja?", "to było do ciebie"],
    ["how much is a new plastic card?", "that was for you"],
    ["скільки коштує новий пластиковий квиток?", "це я тебе питаю"],
  ])("is answered as anywhere, with the way back to the letter: «%s», «%s»", (line, text) => {
    const talk = withLine(line);
    const outputs = types(talk, text);
    expect([said(outputs)[0], asked(outputs)]).toEqual(["escalate.takenOut", ["advice.look"]]);
    talk.commands("back");
    expect([talk.at, textOf(talk)]).toEqual(["escalate.review", letter]);
  });

  test("is answered once the button under the question is pressed", () => {
    const talk = at("which", { pending: "ile kosztuje nowa plastikowa legitymacja?" });
    talk.person = { ...talk.person, frame: { ...talk.frame, offered: ["add", "forYou"] } };
    expect(asked(talk.chooses("forYou"))).toEqual(["advice.look"]);
    talk.commands("back");
    expect([talk.at, textOf(talk), talk.frame.data["pending"]]).toEqual(["escalate.review", letter, undefined]);
  });

  test("begins no other letter when it is not understood, and this one is shown again", () => {
    const talk = at("which", { pending: "hm hm ty tam" });
    const outputs = types(talk, "it was for you");
    talk.learns({ held, problems: [] });
    expect([talk.at, textOf(talk)]).toEqual(["escalate.review", letter]);
    expect(said(outputs)).not.toContain("escalate.added");
  });

  test.each([
    "no no I'm not writing a letter I only asked if you are a bot",
    "nie, nie piszę żadnego listu, tylko pytałam, czy jesteś człowiekiem",
    "ні ні чекайте я нікому нічого не хотіла надсилати я тільки спитала чи ви людина чи машина",
  ])("«%s» leaves the letter, and its question is answered", (text) => {
    const talk = at("describe", { text: "hello is there anybody" });
    const outputs = types(talk, text);
    expect(said(outputs)[0]).toBe("escalate.notSent");
    expect([talk.at, talk.frame.data["about"]]).toEqual(["advice.look", "bot"]);
  });

  test.each([
    "Ojej, jeszcze nie wysyłać! Mam pytanie, czy przedłużenie coś kosztuje?",
    "don't send it yet! What does a new card cost?",
    "ще не надсилати! Скільки коштує новий квиток?",
  ])("«%s» is answered at once; the way back leads to the preview", (text) => {
    const talk = atReview();
    expect(asked(types(talk, text))).toEqual(["advice.look"]);
    talk.commands("back");
    expect([talk.at, textOf(talk)]).toEqual(["escalate.review", letter]);
  });
});

describe("a letter that is given up", () => {
  test.each(["review", "describe"])("says that nothing was sent, at «%s»", (step) => {
    const pressed = at(step);
    pressed.person = { ...pressed.person, frame: { ...pressed.frame, offered: ["cancel"] } };
    expect(said(pressed.chooses("cancel"))).toEqual(["escalate.notSent"]);
    expect(said(at(step).commands("cancel"))).toEqual(["escalate.notSent"]);
  });

  test.each(["Czyli nic nie poszło do uczelni, prawda?", "so nothing was sent, right?", "тобто нічого не надіслано?"])(
    "«%s» afterwards leads to what was sent",
    (text) => {
      const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
      types(talk, text);
      expect(talk.at).toBe("tickets.list");
    },
  );

  test.each([
    "нє, я не пишу нове, я хочу глянуть старе",
    "nie piszę nowego, chcę zobaczyć stare",
    "no, I want to see the old one",
  ])("«%s» leads to what was sent", (text) => {
    const talk = at("describe", { text: undefined });
    types(talk, text);
    expect(talk.at).toBe("tickets.list");
  });
});

describe("after sending", () => {
  test.each([
    "super i skąd ja będę wiedział że odpisali jak zamknę to okno",
    "how will I know that they answered",
    "а як я дізнаюся, що відповіли",
  ])("«%s» is answered", (text) => {
    const talk = new Talk({ ...linked, frame: frameAt("escalate", "sent", { ticket: "L-1" }) });
    expect(said(types(talk, text))).toEqual(["escalate.notByMail"]);
  });

  test.each(["a na maila mi to wyślą czy nie", "will they send it by e-mail?", "а на пошту вони надішлють?"])(
    "«%s» is answered at the list",
    (text) => {
      const talk = new Talk({ ...linked, frame: frameAt("tickets", "list") });
      expect(said(types(talk, text))).toContain("escalate.notByMail");
    },
  );

  test.each([
    "oh for goodness sake it sent the whole ramble can you delete that last bit",
    "możesz usunąć ostatnią wiadomość",
    "можна видалити останнє речення",
  ])("«%s» is told what can still be done", (text) => {
    const talk = new Talk({ ...linked, frame: frameAt("ticket", "look", { ticket: "L-1" }) });
    expect(said(types(talk, text))).toContain("tickets.cannotUnsend");
  });

  test("an addition that is typed is shown before it goes", () => {
    const talk = new Talk({ ...linked, frame: frameAt("ticket", "add", { ticket: "L-1" }) });
    const outputs = types(talk, "ring me after five, no wait just say evening classes");
    expect([talk.at, effects(outputs)]).toEqual(["ticket.pass", []]);
    expect(effects(talk.chooses("send"))).toEqual(["ticket.add"]);
  });
});
