import { asking, atCodes, atOrder, types, walking } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { asked, effects, opensOf, said, Talk } from "./talk";

describe("an order", () => {
  test.each([
    "yes please i would like you to order it for me now thank you so much",
    "no dobra, zamawiam",
    "o super ze za darmo, no to zamawiam",
    "Okay, place the order please",
  ])("is placed by «%s», which asks for it", (text) => {
    expect(effects(types(atOrder(), text))).toEqual(["order.place"]);
  });

  test.each([
    "bet, go for it",
    "ok",
    "dobra raz kozie śmierć, dawaj",
    "the first one",
    "добре, замовляю, дякую вам за терпіння",
  ])("is not placed by «%s»; the assistant says what to type instead", (text) => {
    const talk = atOrder();
    const outputs = types(talk, text);
    expect([effects(outputs), said(outputs), talk.at]).toEqual([[], ["problem.sayOrPress"], "order.check"]);
  });

  test.each([
    "zamawiam czy nie zamawiam, sama nie wiem",
    "a jak zamówię to ile się czeka?",
    "don’t order it yet",
    "unieważnij i zamów nową",
  ])("is not placed by «%s»", (text) => {
    expect(effects(types(atOrder(), text))).toEqual([]);
  });

  test("that was placed is not reported as cancelled, even after a side question", () => {
    const talk = new Talk({ ...linked, frame: frameAt("order", "placed") });
    types(talk, "ile się czeka?");
    expect(said(types(talk, "anuluj"))).toEqual(["says.orderStands"]);
  });
});

describe("while an order is in progress", () => {
  const waiting = (): Talk =>
    new Talk({ ...linked, frame: { ...frameAt("order", "placed"), offered: ["status", "activate", "menu"] } });

  test.each(["телефон вкрали", "я телефон загубив", "ukradli mi telefon!", "my phone got stolen"])(
    "«%s» is not understood as agreement to wait",
    (text) => {
      const outputs = types(waiting(), text);
      expect(said(outputs)).not.toContain("says.willTell");
    },
  );

  test.each(["ok, dzięki, poczekam", "ok, i will wait", "добре, чекатиму"])(
    "«%s» is understood as agreement to wait",
    (text) => {
      expect(said(types(waiting(), text))).toEqual(["says.willTell"]);
    },
  );

  test.each(["no i? już?", "ну і довго ще?", "halo? gotowe?"])(
    "«%s» is a question and not agreement to wait",
    (text) => {
      expect(said(types(waiting(), text))).not.toContain("says.willTell");
    },
  );
});

describe("the card that offers the codes", () => {
  test.each(["1", "ok", "ага", "ну показуй", "pokaż"])("shows the codes when the student types «%s»", (text) => {
    expect(effects(types(atCodes(), text))).toEqual(["secret.show"]);
  });

  test("takes the news that the card is in the phone, before and after the codes were shown", () => {
    expect(said(types(atCodes(), "jest, widzę ją w telefonie"))).toEqual(["says.worked"]);
    const talk = atCodes();
    talk.chooses("show");
    expect(said(types(talk, "wskoczyła! zdjęcie straszne, ale jest"))).toEqual(["says.worked"]);
  });
});

describe("at a step of the walkthrough", () => {
  test("«the second one» means the second button", () => {
    const talk = walking("scan", 8);
    talk.person = { ...talk.person, frame: { ...talk.frame, offered: ["next", "showCode", "back", "stuck"] } };
    types(talk, "the second one");
    expect(talk.at.split(".")[0]).toBe("code");
  });

  test.each([
    "a to trzeba serio całe czytać? tam jest z 15 stron",
    "thank you, you are kind",
    "do I have to read all the terms?",
  ])("«%s» does not lead to the next step", (text) => {
    const talk = walking("terms", 6);
    types(talk, text);
    expect(talk.at).not.toBe("activate.camera");
  });

  test("a statement with a question for confirmation counts as an answer", () => {
    const talk = asking("layout", ["newer", "older"]);
    types(talk, "у мене внизу написано Dokumenty, це ж новий вигляд, так?");
    expect(talk.frame.data["layout"]).toBe("newer");
  });

  test.each(["krok 6", "proszę wrócić do kroku 6", "step 6"])("«%s» shows the current step again", (text) => {
    const talk = walking("terms", 6);
    expect(asked(types(talk, text))).toEqual(["activate.terms"]);
  });
});

describe("beside a question", () => {
  test("a side question offers the way back, and «ok» takes it", () => {
    for (const text of ["ok", "back"]) {
      const talk = atOrder();
      types(talk, "how much is it?");
      expect(talk.frame.offered).toContain("back");
      if (text === "ok") types(talk, text);
      else talk.chooses("back");
      expect(talk.at).toBe("order.check");
    }
  });

  test("«1» means the first of the buttons that were shown last, not a button of the card above", () => {
    const talk = walking("terms", 6);
    const [first] = opensOf(types(talk, "fjdksl qwpoe"));
    types(talk, "1");
    expect(talk.frame.dialog).toBe(first?.dialog);
  });
});

describe("at the sign-in", () => {
  const signing = (): Talk => {
    const frame = { ...frameAt("link", "code", { goodUntil: 1_000_000, url: "https://usos.example" }) };
    return new Talk({ frame: { ...frame, offered: ["newLink", "human", "cancel", "confirm"] } });
  };

  test.each([
    "a skąd mam wiedzieć że to nie scam",
    "is this safe? will you see my password?",
    "чи ти побачиш мій пароль?",
  ])("«%s» is answered, and the conversation stays at the sign-in", (text) => {
    const talk = signing();
    expect(said(types(talk, text)).filter((it) => it !== "says.languageChanged")).toEqual(["link.isItSafe"]);
    expect(talk.at).toBe("link.code");
  });

  test.each(["new link pls", "daj nowy link", "дай нове посилання"])("«%s» makes another link", (text) => {
    expect(effects(types(signing(), text))).toEqual(["link.start"]);
  });

  test("half of the six digits are recognised, and the other half is asked for", () => {
    expect(said(types(signing(), "720"))).toEqual(["link.otherHalf"]);
  });
});

describe("an order is not placed by words that name it and mean something else", () => {
  test.each([
    "can't order it",
    "i will order it later",
    "nah order it later",
    "stop order it",
    "odwołaj zamów",
    "zamawiam jutro",
    "замовляю завтра",
    "how do i order",
    "jak zamówić legitymację",
    "як замовити студентський",
    "moja koleżanka mówi: zamów, ale ja się boję",
    "zamów kawę",
    "замов каву",
    "order.place",
  ])("«%s»", (text) => {
    expect(effects(types(atOrder(), text))).toEqual([]);
  });
});

describe("the codes are not shown by words that postpone it", () => {
  test.each(["pokaż jutro", "добре, потім", "i'm in public", "Пізніше, коли буду сам"])("«%s»", (text) => {
    const frame = { ...frameAt("code", "look"), offered: ["show", "activate", "human", "menu"] };
    expect(effects(types(new Talk({ ...linked, frame }), text))).toEqual([]);
  });
});

describe("a text that is meant for staff", () => {
  const writing = (step: string, data = {}): Talk => new Talk({ ...linked, frame: frameAt("escalate", step, data) });

  test.each(["ok", "dzięki"])("does not begin with «%s», which is only acknowledged", (text) => {
    const outputs = types(writing("describe"), text);
    expect(said(outputs)).toEqual(["escalate.stillListening"]);
  });

  test.each([
    "dlaczego mnie wylogowało?",
    "proszę anulować moje zamówienie",
    "i don't want this card anymore, please cancel it",
    "nie mogę wrócić do kroku 4",
    "wróciłam do kroku 3 i nic",
  ])("is kept: «%s»", (text) => {
    const talk = writing("describe");
    types(talk, text);
    expect(talk.at).toMatch(/^escalate\.(which|review|dropped)$/);
    expect(JSON.stringify(talk.frame.data)).toContain(text.slice(0, 20));
  });

  test.each([
    "cancel the old card",
    "nie, w zeszłym tygodniu",
    "i don't need a new one just fix this",
    "unieważnij kartę",
  ])("typed at the review is kept beside the letter: «%s»", (text) => {
    const talk = writing("review", { text: "Kod nie działa mi" });
    types(talk, text);
    const kept = JSON.stringify(talk.frame.data);
    expect([kept.includes("Kod nie działa mi"), kept.includes(text)]).toEqual([true, true]);
  });

  test("typed at the review like a refusal can still be added to the letter", () => {
    const talk = writing("review", { text: "Kod nie działa mi" });
    types(talk, "nie, w zeszłym tygodniu");
    if (talk.at === "escalate.dropped") talk.chooses("add");
    else if (talk.at === "escalate.which") talk.chooses("add");
    expect(talk.frame.data["text"]).toBe("Kod nie działa mi\nnie, w zeszłym tygodniu");
  });

  test.each(["nie działa, dalej to samo", "jednak nie chcę", "czy to bezpieczne podawać wam hasło?"])(
    "goes to the staff who asked, even during the sign-in: «%s»",
    (text) => {
      const frame = frameAt("link", "code", { goodUntil: 1_000_000, url: "https://usos.example" });
      const talk = new Talk({ frame, answering: "L-ABC234" });
      types(talk, text);
      expect(talk.frame.dialog).toBe("ticket");
    },
  );

  test("is cut when it is longer than a letter may be", () => {
    const talk = new Talk({ ...linked, frame: frameAt("activate", "finished") });
    types(talk, `karta zniknęła i nic nie działa ${"bardzo ".repeat(700)}`);
    expect(JSON.stringify(talk.frame.data).length).toBeLessThanOrEqual(2_100);
  });
});

describe("the way back from a side question", () => {
  test("leads to the question before the first of several side questions", () => {
    const talk = atOrder();
    types(talk, "how much is it?");
    types(talk, "is it safe?");
    expect(talk.frame.dialog).toBe("advice");
    types(talk, "ok");
    expect(talk.at).toBe("order.check");
  });

  test("leads from the codes to the step of the walkthrough that was left", () => {
    const left = { ...frameAt("activate", "scan", { phone: "android", layout: "older" }), progress: 8 };
    const frame = frameAt("code", "look", { shown: "yes" });
    const talk = new Talk({ ...linked, frame, trail: [left], paused: { activate: left } });
    types(talk, "i co z tym fantem");
    expect(talk.at).toBe("activate.scan");
  });
});

test("the second report of a problem with the sign-in begins a letter", () => {
  const frame = frameAt("link", "code", { goodUntil: 1_000_000, url: "https://usos.example" });
  const talk = new Talk({ frame });
  expect(said(types(talk, "strona się nie otwiera"))).toEqual(["link.trouble"]);
  types(talk, "dalej się nie otwiera, błąd");
  expect(talk.frame.dialog).toBe("escalate");
});

test("returning to a sign-in from another dialog keeps that dialog at its step", () => {
  const signIn = frameAt("link", "code", { goodUntil: 1_000_000, url: "https://usos.example" });
  const left = { ...frameAt("activate", "scan", { phone: "android", layout: "older" }), progress: 8 };
  const talk = new Talk({ frame: left, trail: [signIn] });
  talk.means("showCode");
  expect(talk.at).toBe("link.code");
  expect(talk.person.paused["activate"]).toBeDefined();
});

test.each([
  ["plus w środku, nie ma dokumenty na dole", "older"],
  ["dokumenty na dole, nie ma plusa", "newer"],
  ["jest plus, nie widzę dokumentów", "older"],
])("«%s» answers which layout it is", (text, layout) => {
  const talk = asking("layout", ["newer", "older"]);
  types(talk, text);
  expect(talk.frame.data["layout"]).toBe(layout);
});
