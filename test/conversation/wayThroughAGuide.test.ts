import { atCodes, atOrder, types, walking } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { effects, said, Talk } from "./talk";

const walk = { phone: "android", layout: "older" } as const;
const scanning = { ...frameAt("activate", "scan", walk), progress: 8 };

describe("the codes, shown amid the guide", () => {
  const seen = (paused = {}): Talk => atCodes({ shown: "yes" }, { trail: Object.values(paused), paused });

  test.each(["scanned", "вставив", "відсканувало", "I pasted both codes into the app and it accepted them I think"])(
    "are left for the step after the scan by «%s»",
    (text) => {
      const talk = seen({ activate: scanning });
      types(talk, text);
      expect(talk.at).toBe("activate.code");
    },
  );

  test("are done with where no guide waits for them, and only USOS knows whether that worked", () => {
    expect(said(types(seen(), "scanned"))).toEqual(["says.worked"]);
  });

  test("lead into no guide on a question about something else", () => {
    const talk = seen();
    types(talk, "а скільки в мене часу ці коди побачить");
    expect([talk.at, talk.frame.data["about"]]).toEqual(["advice.look", "codeLifetime"]);
  });
});

describe("asked for at the scan, the codes", () => {
  const atTheScan = (): Talk =>
    new Talk({ ...linked, frame: { ...scanning, offered: ["next", "showCode", "back", "stuck"] } });
  test.each(["Pokaż kody", "show the codes", "pokaż mi ten kod qr", "show me the codes please"])(
    "are shown at once on «%s», with no second button to press",
    (text) => {
      const talk = atTheScan();
      expect(effects(types(talk, text))).toEqual(["secret.show"]);
      expect(talk.at).toBe("activate.scan");
    },
  );

  test("are shown at once by their button", () => {
    const talk = atTheScan();
    expect(effects(talk.chooses("showCode"))).toEqual(["secret.show"]);
  });

  test.each([
    "one second",
    "ok one second",
    "pokaż kody jutro",
    "Pokaż kody, tylko nie teraz",
    "Pokaż kody, jutro",
    "Show the codes, actually no",
    "Pokaż kody? Ktoś patrzy",
    "show the codes when I get home",
    "show the codes later, I'm on the bus",
    "1. zeskanowałem kod 2. wpisałem kod i wyskakuje błąd",
  ])("are not shown at once by «%s»", (text) => {
    expect(effects(types(atTheScan(), text))).toEqual([]);
  });

  test("are offered, and not shown, to whoever names them elsewhere", () => {
    const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
    expect([effects(types(talk, "Pokaż kody")), talk.at]).toEqual([[], "code.look"]);
  });

  test("are not shown again by coming back to their card", () => {
    const talk = atTheScan();
    talk.chooses("showCode");
    types(talk, "ile to kosztuje?");
    expect([effects(talk.commands("back")), talk.at]).toEqual([[], "activate.scan"]);
  });

  test("wait for whoever is signed out until they are asked for again", () => {
    const talk = new Talk({ frame: { ...scanning, offered: ["next", "showCode", "back", "stuck"] } });
    expect([effects(talk.chooses("showCode")).includes("secret.show"), talk.frame.dialog]).toEqual([false, "link"]);
  });
});

describe("the advice for a step", () => {
  const helped = (): Talk =>
    new Talk({
      ...linked,
      frame: {
        ...frameAt("activate", "help", { ...walk, helpAt: "choose" }),
        offered: ["again", "code", "human", "menu"],
      },
    });

  test.each(["wroc do kroku 4", "step 4", "prosze wrocic do tego kroku w ktorym bylismy"])(
    "is left for that step by «%s»",
    (text) => {
      const talk = helped();
      types(talk, text);
      expect(talk.at).toBe("activate.choose");
    },
  );

  test.each([
    ["krok 8", "activate.scan"],
    ["step 1", "activate.prepare"],
    ["krok 99", "activate.choose"],
  ])("is left by «%s» for that step, where there is one", (text, at) => {
    const talk = helped();
    types(talk, text);
    expect(talk.at).toBe(at);
  });

  test("is left for the step after it by whoever has done it", () => {
    const talk = helped();
    types(talk, "no it was on the list, I chose it already, what is next");
    expect(talk.at).toBe("activate.description");
  });

  test("begins a letter that names the step when it did not help", () => {
    const talk = helped();
    types(talk, "przewinęłam do końca i dalej jej tam nie ma, nic to nie dało");
    expect([talk.at, talk.frame.data["step"]]).toEqual(["escalate.describe", "choose-older"]);
  });
});

test("a letter begun amid the guide names the step as the guide does", () => {
  const talk = walking("choose", 4);
  talk.commands("human");
  expect(talk.frame.data).toMatchObject({ dialog: "activate", step: "choose-older" });
});

test.each(["skad to wziac? te aplikacje", "a co jesli nie mam jeszcze aplikacji mobywatel, skad ja sie bierze?"])(
  "«%s» at the first step is answered with where the app is",
  (text) => {
    expect(said(types(walking("prepare", 1), text))).toEqual(["activate.prepare.where"]);
  },
);

test("«nie, dalej» after a side question leads back into the guide", () => {
  const talk = walking("choose", 4);
  types(talk, "ile to kosztuje?");
  types(talk, "nie, dalej");
  expect(talk.at).toBe("activate.choose");
});

describe("a phone that was thought to be lost", () => {
  test.each([
    "а ні, найшла, він в кишені був ахах",
    "a nie, mam go w kieszeni lol",
    "no no, I didn't lose it, just asking",
  ])("is found by «%s»", (text) => {
    const frame = { ...frameAt("lostPhone", "which"), offered: ["block", "move", "found", "human"] };
    const talk = new Talk({ ...linked, frame });
    expect([said(types(talk, text)), talk.at]).toEqual([["says.unchanged"], "menu.main"]);
  });
});

describe("before an order", () => {
  test.each([
    "a czy jak teraz zamowie te legitymacje w telefonie to moja plastikowa przestanie dzialac? bo ja jutro jade pociagiem do domu i bardzo potrzebuje znizki",
    "and if I order it does my plastic card stop working then? because I need the plastic one for the library",
  ])("«%s» is answered", (text) => {
    const talk = atOrder();
    expect([said(types(talk, text)), talk.at]).toEqual([["order.asked"], "order.check"]);
  });

  test.each(["dobrze to w takim razie zamawiam", "так замовляй уже", "tak, prosze zamowic, jestem juz pewna"])(
    "«%s» orders",
    (text) => {
      expect(effects(types(atOrder(), text))).toEqual(["order.place"]);
    },
  );
});

describe("a letter about to be sent", () => {
  const text = "Kod nie działa, wyskakuje błąd";
  const review = (): Talk =>
    new Talk({ ...linked, frame: { ...frameAt("escalate", "review", { text }), offered: ["send", "edit", "cancel"] } });

  test.each(["dobra wyslij", "ладно, надсилай"])("is not added «%s» to; it says what to press", (words) => {
    const talk = review();
    types(talk, words);
    expect([talk.at, talk.frame.data["text"]]).toEqual(["escalate.review", text]);
  });

  test("can be corrected in words", () => {
    const talk = review();
    types(talk, "wywal to pierwsze zdanie");
    expect([talk.at, talk.frame.data["text"]]).toEqual(["escalate.describe", text]);
  });
});

test.each([
  ["yea the first one", "order"],
  ["the 2nd one", "code"],
  ["ostatnie", "status"],
])("«%s» names a button of the list that was said last", (text, dialog) => {
  const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
  talk.says("?", { kind: "unsure", guesses: ["order", "showCode", "status"] });
  talk.person = { ...talk.person, listed: talk.person.listed?.slice(0, 3) };
  types(talk, text);
  expect(talk.frame.dialog).toBe(dialog);
});

describe("codes that come while somebody waits at their order", () => {
  const waiting = (): Talk =>
    new Talk({ ...linked, frame: { ...frameAt("order", "placed"), offered: ["status", "activate", "menu"] } });

  test("are what is spoken of from then on: «i co teraz z tym» leads into the guide", () => {
    const talk = waiting();
    const outputs = talk.hears({ kind: "orderReady", orderId: "7001" });
    expect([effects(outputs), said(outputs)]).toEqual([["secret.show"], ["push.ready", "code.careful"]]);
    expect(said(types(talk, "i co teraz z tym"))).not.toContain("says.willTell");
    expect(talk.at).toBe("activate.phone");
  });

  test("and thanks for them are no promise to wait", () => {
    const talk = waiting();
    talk.hears({ kind: "orderReady", orderId: "7001" });
    expect(said(types(talk, "mam, zeskanowane, dzięki"))).not.toContain("says.willTell");
  });

  test.each([
    ["order", "placed"],
    ["code", "look"],
  ])("are over once the card is in the phone: thanks at %s.%s are just that", (dialog, step) => {
    const frame = { ...frameAt(dialog, step), offered: ["menu"] };
    const talk = new Talk({ ...linked, frame });
    talk.hears({ kind: "orderCollected", orderId: "7001" });
    expect(said(types(talk, "оо дякую"))).not.toContain("says.worked");
    expect(talk.at).toBe(`${dialog}.${step}`);
  });
});
