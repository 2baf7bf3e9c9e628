import type { Chat } from "../../src/conversation/chat";
import { asking, beside, types, walking } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { effects, opensOf, said, Talk } from "./talk";

const steps = ["prepare", "openApp", "add", "choose", "description", "terms", "camera", "scan", "code", "done"];
const withCodes = { ...linked, cardState: "ready" } satisfies Partial<Chat>;

const at = (step: string): Talk => {
  const talk = walking(step, steps.indexOf(step) + 1);
  talk.person = { ...talk.person, cardState: "ready" };
  return talk;
};
const atHelp = (helpAt: string): Talk =>
  new Talk({ ...withCodes, frame: frameAt("activate", "help", { phone: "android", layout: "newer", helpAt }) });
const atCard = (dialog: string, step: string, data = {}): Talk =>
  new Talk({ ...withCodes, frame: frameAt(dialog, step, data) });
const finished = (): Talk => {
  const talk = atCard("activate", "finished", { phone: "android", layout: "newer" });
  return talk;
};
const helpShown = (talk: Talk) => [talk.at, talk.frame.data["helpAt"]];

describe("the walkthrough goes to where people say they are", () => {
  test.each([
    ["add", "dodalem, wybralem legitke, jestem na skanowaniu", "scan"],
    ["add", "added it, chose the student card, im scanning", "scan"],
    ["add", "додав, вибрав студентський, я на скануванні", "scan"],
    ["description", "ok i gave it. now camera is open", "scan"],
    ["terms", "i already accept the terms, im in the camera now", "scan"],
    ["description", "I gave it permission for the camera", "scan"],
    ["camera", "ok the code. i write it in the app", "code"],
    ["camera", "im past this already, i have the activation code screen", "code"],
    ["camera", "jestem przy kodzie aktywacyjnym", "code"],
    ["camera", "вже вводжу код", "code"],
    ["camera", "ok pasted it", "code"],
    ["scan", "no wkleiłam", "code"],
    ["scan", "вставив", "code"],
    ["code", "ok pasted it", "done"],
    ["scan", "ввів, пише актівовано", "finished"],
    ["code", "wpisałam i pisze aktywowano", "finished"],
    ["code", "typed it and it says activated", "finished"],
    ["choose", "є, вибрав, dalej тиснути?", "description"],
    ["choose", "jest, wybrałam, klikać dalej?", "description"],
    ["choose", "ok, picked it, press dalej?", "description"],
    ["openApp", "відкрив", "layout"],
  ])("from %s by «%s» to %s", (step, text, to) => {
    const talk = at(step);
    types(talk, text);
    expect(talk.at).toBe(`activate.${to}`);
  });

  test.each([
    "ah found it in inny dokument, grazie",
    "a, znalazłam w inny dokument, dzięki",
    "о, знайшла в inny dokument",
  ])("from the help for the list of documents: «%s»", (text) => {
    const talk = atHelp("choose");
    types(talk, text);
    expect(talk.at).toBe("activate.description");
  });

  test.each([
    "ok i opened the app, i see the documents",
    "otworzyłam aplikację, widzę dokumenty",
    "відкрила застосунок",
  ])("from the question about the phone, which need not be answered then: «%s»", (text) => {
    const talk = asking("phone", ["android", "iphone", "menu"]);
    types(talk, text);
    expect(talk.at).toMatch(/^activate\.(add|layout)$/u);
  });

  test.each([
    ["newPhone", "look", "i try again and now it ask activation code, good"],
    ["code", "look", "ok pasted it"],
    ["menu", "main", "ok the code. i write it in the app"],
  ])("from %s.%s beside it: «%s»", (dialog, step, text) => {
    const talk = beside(at("camera"), dialog, step);
    types(talk, text);
    expect([talk.at, talk.person.paused]).toEqual(["activate.code", {}]);
  });

  test.each([
    ["а всьо бачу вже є. сканирую", "scan"],
    ["kody mam, dopiero skanuję", "scan"],
    ["scanned it, it wants the activation code", "code"],
    ["всьо пішло! додало", "finished"],
    ["legitka już w tel!", "finished"],
  ])("where it was never opened, but the codes are there: «%s»", (text, to) => {
    const talk = atCard("advice", "look", { about: "waiting" });
    types(talk, text);
    expect(talk.at).toBe(`activate.${to}`);
  });

  test.each([
    "nie wkleiłam",
    "wkleiłam i nic",
    "not pasted yet",
    "не вставив",
    "czy mam wkleić?",
    "jak wpiszę kod, to co?",
  ])("and nowhere by «%s»", (text) => {
    const talk = at("camera");
    types(talk, text);
    expect(talk.at).not.toMatch(/^activate\.(scan|code|done|finished)$/u);
  });
});

test.each([
  ["openApp", "jestem już w mobywatelu"],
  ["openApp", "i'm already in the app"],
  ["openApp", "я вже в застосунку"],
  ["camera", "ok i see it"],
  ["camera", "widzę ją"],
  ["camera", "бачу її"],
])("what is seen on the way ends nothing, at %s: «%s»", (step, text) => {
  const talk = at(step);
  types(talk, text);
  expect(talk.at).not.toBe("activate.finished");
});

describe("a question about the way is answered beside the step, with the way back to it", () => {
  test.each([
    ["camera", "камеру не дав, бо не хочу. можна без неї?", "guide.withoutCamera"],
    ["camera", "nie chcę dawać aparatu, da się bez niego?", "guide.withoutCamera"],
    ["description", "can i do it without the camera?", "guide.withoutCamera"],
    ["terms", "mam dać zgodę na aparat?", "guide.aboutCamera"],
    ["terms", "should i allow the camera?", "guide.aboutCamera"],
    ["description", "тут умови всякі читати треба? 20 сторінок", "guide.readTerms"],
    ["terms", "a to trzeba serio całe czytać?", "guide.readTerms"],
    ["description", "do i have to read the terms? 20 pages", "guide.readTerms"],
    ["openApp", "скільки ще кроків, шо таке крок 10", "guide.howLong"],
    ["openApp", "ile jeszcze tych kroków?", "guide.howLong"],
    ["openApp", "how many steps are left?", "guide.howLong"],
    ["add", "а шо якшо я случайно щось не те нажму, не пропаде нічо?", "guide.safe"],
    ["add", "a co jak przypadkiem kliknę nie to?", "guide.safe"],
    ["add", "what happens if i tap something wrong?", "guide.safe"],
    ["code", "wkleiłam i się kręci kółko i nic od dwóch minut", "guide.hangs"],
    ["code", "pasted it and it is frozen", "guide.hangs"],
    ["code", "вставила і крутиться вже дві хвилини", "guide.hangs"],
    ["choose", "студентських легітимацій дві якісь, студенцка і школьна. яку брать", "activate.whichCard"],
    ["openApp", "btw my gf will see the code if she is near, is problem?", "answers.showCodesToOthers.text"],
    ["scan", "co mam zeskanować?", "guide.whatToScan"],
    ["scan", "what should i scan?", "guide.whatToScan"],
    ["scan", "а що сканувати?", "guide.whatToScan"],
  ])("at %s: «%s»", (step, text, key) => {
    const talk = at(step);
    const outputs = types(talk, text);
    expect([talk.at, said(outputs)]).toEqual([`activate.${step}`, expect.arrayContaining([key])]);
    expect(opensOf(outputs)).toContainEqual(expect.objectContaining({ dialog: "here" }));
  });

  test.each([
    "ale gdzie wkleic jak jest tylko aparat wlaczony",
    "where do i paste it, there is only the camera",
    "а куди вставити, там тільки камера",
  ])("from a side answer, too: «%s»", (text) => {
    const talk = beside(at("camera"), "advice", "look", { about: "onePhone" });
    const outputs = types(talk, text);
    expect([talk.at, said(outputs)]).toEqual(["advice.look", expect.arrayContaining(["guide.wherePaste"])]);
    expect(opensOf(outputs)).toContainEqual(expect.objectContaining({ dialog: "resumed" }));
  });

  test.each([
    ["nie no kod ok, tylko się zawiesiło. mam wyłączyć apkę i od nowa?", "guide.hangs"],
    ["the code is fine, it just hangs. close the app and again?", "guide.hangs"],
    ["код ок, просто зависло. закрити застосунок?", "guide.hangs"],
    ["ojej ale nie zablokuje sie? mam jeszcze probowac? wpisalam o zamiast zera", "guide.tryAgain"],
    ["will it block if i try again?", "guide.tryAgain"],
    ["а воно не заблокується, якщо ще раз спробую?", "guide.tryAgain"],
  ])("at the help of a step, from which the step's number leads back: «%s»", (text, key) => {
    const talk = atHelp("code");
    const outputs = types(talk, text);
    expect([helpShown(talk), said(outputs)]).toEqual([["activate.help", "code"], expect.arrayContaining([key])]);
    const [back] = opensOf(outputs).filter(({ dialog }) => dialog === "activate");
    expect(back).toMatchObject({ label: { key: "button.backToStep", values: { step: 9 } }, data: { to: "code" } });
    talk.presses("o/activate?phone=android&layout=newer&to=code");
    expect(talk.at).toBe("activate.code");
  });

  test.each([
    ["it want permision of camera, i give?", "camera"],
    ["dalej нажав, тепер шось про камеру питає, дозволить?", "camera"],
    ["dałam dalej, teraz pyta o aparat, zezwolić?", "camera"],
  ])("and above the step that it shows to be reached: «%s»", (text, to) => {
    const talk = at("description");
    expect(said(types(talk, text))).toContain("guide.aboutCamera");
    expect(talk.at).toBe(`activate.${to}`);
  });

  test.each([
    "відкрив. а шо такоє крок 10 довго ще?",
    "otworzyłam. a ile jeszcze tych kroków?",
    "opened it. how many steps are left?",
  ])("after a report, which leads on: «%s»", (text) => {
    const talk = at("openApp");
    expect(said(types(talk, text))).toContain("guide.howLong");
    expect(talk.at).toBe("activate.layout");
  });
});

describe("a trouble of a step that lies ahead opens the help of that step", () => {
  test.each([
    ["kliknęłam i jest pełno opcji i nie widzę legitymacji studenckiej", "choose"],
    ["pressed it, there are many options and i don't see the student card", "choose"],
    ["натиснула, там список, а студентського не бачу", "choose"],
    ["może w inny dokument wejść?", "choose"],
    ["zeskanowałam i wyskoczył błąd", "scan"],
    ["scanned the qr and it says error", "scan"],
    ["відсканувала qr, пише помилка", "scan"],
    ["wpisałam kod i pisze że nieprawidłowy kod", "code"],
  ])("«%s» that of %s", (text, step) => {
    const talk = at("add");
    types(talk, text);
    expect(helpShown(talk)).toEqual(["activate.help", step]);
  });

  test("from another step's help no letter is begun", () => {
    const talk = atHelp("add");
    types(talk, "plusa widzę i kliknęłam, ale na liście nie ma studenckiej, jest dowód, prawo jazdy, inny dokument");
    expect(helpShown(talk)).toEqual(["activate.help", "choose"]);
  });

  test.each([
    "відсканував. пише помилка якась, неправильний код",
    "zeskanowałam qr i pisze nieprawidłowy kod",
    "scanned it, it says wrong code",
  ])("where the codes are there and the walkthrough was never opened: «%s»", (text) => {
    for (const talk of [atCard("advice", "look", { about: "waiting" }), atCard("code", "look", { shown: "yes" })]) {
      types(talk, text);
      expect(helpShown(talk)).toEqual(["activate.help", "scan"]);
    }
  });
});

test.each([
  "it says mLegitymacja nie istnieje ???",
  "pisze mLegitymacja nie istnieje",
  "тепер пише mLegitymacja nie istnieje. курде",
])("below the codes «%s» is explained, and New phone is not opened", (text) => {
  for (const talk of [
    atCard("code", "look", { shown: "yes" }),
    beside(at("camera"), "code", "look", { shown: "yes" }),
  ]) {
    expect(said(types(talk, text))).toContain("says.oldCode");
    expect(talk.at).toBe("code.look");
  }
});

describe("after «that's all»", () => {
  test.each([
    ["ale jeszcze nie mam, dopiero skanuje qr. ktory to krok", "scan"],
    ["but i don't have it yet, i'm scanning. which step is it", "scan"],
    ["але ще немає, тільки сканую. який це крок", "scan"],
    ["aparat sie wlaczyl", "camera"],
    ["the camera came on", "camera"],
    ["камера увімкнулась", "camera"],
    ["aparat sie wlaczyl, co mam zeskanowac, gdzie jest ten kod??", "camera"],
  ])("«%s» leads back to %s, and the card is not said to be there", (text, to) => {
    const talk = finished();
    const outputs = types(talk, text);
    expect([talk.at, effects(outputs)]).toEqual([`activate.${to}`, ["order.installed"]]);
  });

  test("what to scan is answered above the step", () => {
    const outputs = types(finished(), "aparat sie wlaczyl, co mam zeskanowac, gdzie jest ten kod??");
    expect(said(outputs)).toContain("guide.whatToScan");
    expect(opensOf(outputs)).toContainEqual(expect.objectContaining({ dialog: "code" }));
  });

  test.each([
    "yesss grazie mille!! until when it works",
    "o super dziękuję ratujesz mi życie!! a do kiedy ona jest ważna?",
    "дуже дякую! а до коли вона дійсна?",
  ])("thanks swallow no question: «%s»", (text) => {
    for (const talk of [finished(), beside(at("done"), "advice", "look", { about: "train" })]) {
      types(talk, text);
      expect([talk.at, talk.frame.data["about"]]).toEqual(["status.look", "validity"]);
    }
  });

  test("what the hologram looks like is told", () => {
    expect(said(types(finished(), "okej a jak kanar spyta o hologram to co pokazać?"))).toContain("activate.done.text");
  });
});
