import { asking, types, walking } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { said, Talk } from "./talk";

describe("words for going on", () => {
  test.each([
    "przeczytalam opis i nacisnelam dalej",
    "kliknelam dokumenty i dodaj czyli ten krok zrobilam to dalej prosze",
    "I found it. next",
    "pasted it in, next",
    "picked it",
    "I gave it permission",
    "okay I opened it and I logged in with my PIN",
    "yep, I'm logged in",
    "no mam",
    "mam apke",
    "Так, я все прочитала, натиснула кнопку. Ідемо далі.",
  ])("«%s» means that the step is done", (text) => {
    const talk = walking("description", 5);
    types(talk, text);
    expect(talk.at).toBe("activate.terms");
  });

  test.each([
    "nie moge isc dalej",
    "pisze blad i nie da sie dalej",
    "I clicked it and it says error",
    "no can log in. it write error password",
    "натиснула і вилітає",
  ])("«%s» does not mean that the step is done", (text) => {
    const talk = walking("description", 5);
    types(talk, text);
    expect(talk.at).not.toBe("activate.terms");
  });

  test("lead back to the step from the help for it", () => {
    const talk = asking("help", ["again", "code", "human", "menu"]);
    talk.person = { ...talk.person, frame: { ...talk.frame, data: { phone: "android", helpAt: "scan" } } };
    types(talk, "Ні, камеру не заблоковано, усе гаразд. Ідемо далі.");
    expect(talk.at).toBe("activate.scan");
  });
});

describe("a question", () => {
  test.each([
    ["na środku", "older"],
    ["no plus mówię", "older"],
  ])("about the layout is answered by «%s»", (text, layout) => {
    const talk = asking("layout", ["newer", "older"]);
    types(talk, text);
    expect(talk.frame.data["layout"]).toBe(layout);
  });

  test("about the phone can be answered by a whole sentence that also contains a negation", () => {
    const talk = new Talk({ ...linked, frame: frameAt("activate", "phone") });
    types(talk, "У мене телефон Xiaomi, тобто, якщо не помиляюся, це Android.");
    expect(talk.frame.data["phone"]).toBe("android");
  });

  test.each(["nie android", "to nie jest android"])("is not answered by the phone that «%s» denies", (text) => {
    const talk = new Talk({ ...linked, frame: frameAt("activate", "phone") });
    types(talk, text);
    expect(talk.frame.data["phone"]).toBeUndefined();
  });

  test("whether to revoke is answered «nie»: the card stays valid, and the student is told so", () => {
    const talk = new Talk({ ...linked, frame: frameAt("revoke", "confirm", { what: "card", orderId: "1" }) });
    expect(said(types(talk, "nie"))).toEqual(["says.stillValid"]);
    expect(talk.at).toBe("menu.main");
  });

  test("whether to block the card can be answered «blokuj»", () => {
    const talk = new Talk({ ...linked, frame: frameAt("lostPhone", "which") });
    types(talk, "blokuj");
    expect(talk.at.split(".")[0]).toBe("revoke");
  });

  test("with a single guess can be answered «tak», or by the guess's place after a «tak»", () => {
    const list = [
      { label: { key: "menu.code" }, dialog: "code", isGuess: true as const },
      { label: { key: "button.menu" }, dialog: "menu" },
    ];
    for (const text of ["tak", "tak, pierwsze"]) {
      const talk = new Talk({ ...linked, frame: frameAt("menu", "main"), listed: list });
      types(talk, text);
      expect(talk.at.split(".")[0]).toBe("code");
    }
  });
});

describe("the question whether a text belongs to the letter", () => {
  const doubted = (): Talk =>
    new Talk({ ...linked, frame: frameAt("escalate", "which", { text: "Kod nie działa mi", pending: "hej" }) });

  test.each(["no dopisz", "1", "tak, dopisz proszę"])("is answered yes by «%s»", (text) => {
    const talk = doubted();
    types(talk, text);
    expect([talk.at, talk.frame.data["text"]]).toEqual(["escalate.review", "Kod nie działa mi\nhej"]);
  });

  test.each(["2", "Ні, не додавайте.", "albo nie"])("is answered no by «%s»", (text) => {
    const talk = doubted();
    types(talk, text);
    expect([talk.at, talk.frame.data["text"]]).toEqual(["escalate.review", "Kod nie działa mi"]);
  });

  test("is asked about «Поверніть мене, будь ласка, до кроку 4.», which is hardly meant for staff", () => {
    const talk = new Talk({ ...linked, frame: frameAt("escalate", "review", { text: "Kod nie działa mi" }) });
    types(talk, "Поверніть мене, будь ласка, до кроку 4.");
    expect([talk.at, talk.frame.data["text"]]).toEqual(["escalate.which", "Kod nie działa mi"]);
  });

  test.each([
    ["review", "Скасуйте, будь ласка, звернення."],
    ["review", "no need, it works"],
    ["which", "jednak nie wysyłaj"],
  ])("is not asked at %s about «%s»: nothing is sent, and the letter can be brought back", (step, text) => {
    const talk = new Talk({
      ...linked,
      frame: frameAt("escalate", step, { text: "Kod nie działa mi", pending: "hej" }),
    });
    types(talk, text);
    expect([talk.at, talk.frame.data["text"]]).toEqual(["escalate.dropped", "Kod nie działa mi"]);
  });
});

test("a student who gives up after an order was placed is told that the order stands", () => {
  const talk = new Talk({ ...linked, frame: frameAt("order", "placed") });
  expect(said(types(talk, "rezygnuję"))).toEqual(["says.orderStands"]);
});
