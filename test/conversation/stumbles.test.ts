import { aside, asking, types, walking } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { asked, effects, said, Talk } from "./talk";

describe("in the walkthrough", () => {
  test.each(["увійшла", "відкрив", "natysnula", "акцептую", "akceptuję", "zalogowałam się", "wpisalem"])(
    "«%s» means that the step is done",
    (text) => {
      const talk = walking("terms", 6);
      types(talk, text);
      expect(talk.at).toBe("activate.camera");
    },
  );

  test.each(["opened", "im in", "Done, I pressed it", "відкрила mObywatel, далі?", "zaakceptowałem, co dalej?"])(
    "«%s» means that the step is done",
    (text) => {
      const talk = walking("openApp", 2);
      types(talk, text);
      expect(talk.at).not.toBe("activate.openApp");
      expect(talk.at).toMatch(/^activate\.(layout|add)/);
    },
  );

  test.each(["gdzie mam kliknąć", "wpisałam i wyskakuje błąd", "nie wybrałam jeszcze", "нажала і нічого не сталося"])(
    "«%s» does not mean that the step is done",
    (text) => {
      const talk = walking("terms", 6);
      types(talk, text);
      expect(talk.at).not.toBe("activate.camera");
    },
  );

  test("the question about the layout can be answered by a whole sentence", () => {
    for (const text of [
      "u mnie na dole jest slowo Dokumenty",
      "I think I see the word Dokumenty down in the corner, with a small picture",
    ]) {
      const talk = asking("layout", ["newer", "older"]);
      types(talk, text);
      expect(talk.frame.data["layout"]).toBe("newer");
    }
  });

  test.each([
    "jak dodać legitymację do mobywatela",
    "how do I add the card to mObywatel",
    "як додати квиток у мобиватель",
  ])("«%s» does not lead back to the beginning", (text) => {
    const talk = walking("terms", 6);
    const outputs = types(talk, text);
    expect(talk.at).toBe("activate.terms");
    expect(said(outputs)).toContain("says.stillHere");
  });

  test.each(["a dobra znalazlem, co teraz", "dobra już", "found it", "ні все добре"])(
    "«%s» at the help for a step leads back to the step",
    (text) => {
      const talk = new Talk({
        ...linked,
        frame: { ...frameAt("activate", "help", { phone: "android", layout: "older", helpAt: "code" }) },
      });
      types(talk, text);
      expect(talk.at).toBe("activate.code");
    },
  );
});

describe("in another dialog during the walkthrough", () => {
  test.each(["dalej", "next", "далі", "wróć do kroku 4", "no!! back to step 4", "назад до кроку 4"])(
    "«%s» leads back to the step that was left",
    (text) => {
      const talk = aside("advice", "look", { about: "price" });
      types(talk, text);
      expect(talk.at).toBe("activate.choose");
    },
  );

  test.each(["no!! back to step 4", "wroc do kroku 4"])(
    "«%s» leads back to the step and does not become part of a letter",
    (text) => {
      const talk = aside("escalate", "describe", {});
      types(talk, text);
      expect(talk.at).toBe("activate.choose");
    },
  );
});

describe("a letter that is about to be sent", () => {
  const review = (): Talk =>
    new Talk({
      ...linked,
      frame: { ...frameAt("escalate", "review", { text: "Kod nie działa" }), offered: ["send", "edit", "cancel"] },
    });

  test.each(["nie wysylaj", "anuluj to", "cancel pls", "nie chcę nic wysyłać", "не надсилай", "don’t send it"])(
    "is dropped by «%s»",
    (text) => {
      const talk = review();
      types(talk, text);
      expect(talk.at).toBe("menu.main");
    },
  );

  test.each(["хоча знаєш, не надсилай, я сама зайду в деканат", "hmm please don't send this yet I will ask my friend"])(
    "is dropped by «%s» and can be brought back",
    (text) => {
      const talk = review();
      types(talk, text);
      expect(talk.at).toBe("escalate.dropped");
      talk.chooses("takeUp");
      expect([talk.at, talk.frame.data["text"]]).toEqual(["escalate.review", "Kod nie działa"]);
    },
  );
});

describe("a list of guesses", () => {
  test.each([
    ["1", "status"],
    ["drugie", "advice"],
    ["the second one", "advice"],
  ])("is the list that «%s» chooses from, not the card above it", (text, dialog) => {
    const talk = new Talk({ ...linked, frame: { ...frameAt("order", "check"), offered: ["place", "eligibility"] } });
    talk.says("hm", { kind: "unsure", guesses: ["status", "price"] });
    const outputs = types(talk, text);
    expect(effects(outputs)).toEqual([]);
    expect(talk.frame.dialog).toBe(dialog);
  });

  test("is forgotten once the student says something else", () => {
    const talk = asking("phone", ["android", "iphone"]);
    talk.says("hm", { kind: "unsure", guesses: ["status", "price"] });
    types(talk, "ile to kosztuje?");
    types(talk, "wróć");
    types(talk, "1");
    expect(talk.frame.data["phone"]).toBe("android");
  });
});

describe("an order", () => {
  test.each(["ok", "dobra", "гаразд", "1"])("is not placed by «%s», and the assistant says how to place it", (text) => {
    const talk = new Talk({ ...linked, frame: { ...frameAt("order", "check"), offered: ["place", "eligibility"] } });
    expect(said(types(talk, text))).toContain("problem.sayOrPress");
  });

  test.each(["jednak nie", "changed my mind", "передумала"])("that was placed is not cancelled by «%s»", (text) => {
    const talk = new Talk({ ...linked, frame: frameAt("order", "placed") });
    const outputs = types(talk, text);
    expect(said(outputs)).toEqual(["says.orderStands"]);
    expect(asked(outputs)).toEqual([]);
  });
});

describe("a code that is ready to be shown", () => {
  test.each(["pokaż", "show me", "yes, show", "показати", "так, покажи", "tak, pokazhit"])(
    "is shown when the student types «%s»",
    (text) => {
      const talk = new Talk({
        ...linked,
        frame: { ...frameAt("code", "look"), offered: ["show", "activate", "menu"] },
      });
      expect(effects(types(talk, text))).toEqual(["secret.show"]);
    },
  );
});

describe("the news that it works", () => {
  test.each(["scanned. works", "it's there in the app", "udało się", "jest w mObywatelu", "все працює", "вийшло!"])(
    "is recognised in «%s» outside the dialogs, and opens nothing",
    (text) => {
      const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
      expect(said(types(talk, text))).toEqual(["says.worked"]);
      expect(talk.at).toBe("menu.main");
    },
  );

  test("means at a step that the step is done", () => {
    const talk = walking("scan", 8);
    types(talk, "it works");
    expect(talk.at).toBe("activate.code");
  });

  test("is not recognised in a question or a denial", () => {
    for (const text of ["działa?", "nie działa", "works?", "не працює"]) {
      const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
      expect(said(types(talk, text))).not.toContain("says.worked");
    }
  });
});

test("«no» means yes for a student who writes Polish, and no for one who writes English", () => {
  const asked = (lang: "pl" | "en"): Talk =>
    new Talk({ ...linked, lang, frame: { ...frameAt("lostPhone", "which"), offered: ["block", "move"] } });
  for (const [lang, at] of [
    ["pl", "newPhone"],
    ["en", "revoke"],
  ] as const) {
    const talk = asked(lang);
    types(talk, "no");
    expect(talk.at.split(".")[0]).toBe(at);
  }
});

describe("a text that is typed while a letter is being written", () => {
  const data = { text: "USOS mówi, że nie mam ELS", pending: "co mam zrobić?" };
  const asked = () => new Talk({ ...linked, frame: frameAt("escalate", "which", data) });

  test("is not lost when it ends with thanks that sound like a yes", () => {
    const talk = asked();
    types(talk, "i have the sticker since october but usos says my ELS isnt extended. Thanks!");
    expect(talk.frame.data["text"]).toContain("sticker since october");
    expect(talk.frame.data["pending"]).toBe("co mam zrobić?");
  });

  test.each(["nie chce zadnego listu", "no, I don't want support"])(
    "does not become part of the letter when it refuses to send it: «%s»",
    (text) => {
      const talk = asked();
      types(talk, text);
      if (talk.at === "escalate.dropped") expect(talk.frame.data["pending"]).toBeUndefined();
      expect(JSON.stringify(talk.frame.data["text"] ?? "")).not.toContain(text);
    },
  );

  test.each(["no i do want to send it, back to my message", "jednak chcę wysłać", "назад до листа"])(
    "brings back the dropped letter when it is «%s»",
    (text) => {
      const talk = new Talk({ ...linked, frame: frameAt("escalate", "dropped", { text: data.text }) });
      types(talk, text);
      expect([talk.at, talk.frame.data["text"]]).toEqual(["escalate.review", data.text]);
    },
  );

  test.each([
    "delete everything, I will write it again",
    "Can you remove the first line please, I was angry",
    "Zaraz, zamiast proszę pana ma być szanowni państwo",
    "prybery ostanniy ryadok",
  ])("opens the letter for correction and does not become part of it when it is «%s»", (text) => {
    const talk = new Talk({ ...linked, frame: frameAt("escalate", "review", { text: data.text }) });
    types(talk, text);
    expect([talk.at, talk.frame.data["text"]]).toEqual(["escalate.describe", data.text]);
  });
});

describe("news about a step that was left for a question", () => {
  const besideProfile = () => aside("advice", "look", { about: "trustedProfile" });

  test.each(["вже пройшло! далі", "скинула пароль, увійшла", "ok bank app just confirmed it, im in"])(
    "leads to the step after it: «%s»",
    (text) => {
      const talk = besideProfile();
      types(talk, text);
      expect(talk.at).toBe("activate.description");
    },
  );

  test.each(["aha rozumiem", "ok, good to know", "добре, зрозуміла"])(
    "is not recognised in «%s», so no step is skipped",
    (text) => {
      const talk = besideProfile();
      types(talk, text);
      expect(talk.at).not.toBe("activate.description");
    },
  );
});

test("«де моя легітимація» after the end of the walkthrough opens the status", () => {
  const talk = new Talk({ ...linked, frame: frameAt("activate", "finished", { phone: "android" }) });
  types(talk, "де моя легітимація");
  expect(talk.frame.dialog).toBe("status");
});

test("a guess that the student confirms in other words is opened", () => {
  const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
  types(
    talk,
    "Dzień dobry, wczoraj w autobusie zostawiłem telefon i ktoś go zabrał, a w telefonie miałem legitymację studencką w mObywatelu, co mam teraz zrobić, żeby nikt jej nie używał",
  );
  expect(talk.frame.dialog).toBe("menu");
  types(talk, "Tak dokładnie telefon skradziony");
  expect(talk.frame.dialog).toBe("lostPhone");
});
