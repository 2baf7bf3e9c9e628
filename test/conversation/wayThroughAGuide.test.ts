import { atCodes, atOrder, types, walking } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { effects, said, Talk } from "./talk";

const walk = { phone: "android", layout: "older" } as const;
const scanning = { ...frameAt("activate", "scan", walk), progress: 8 };

describe("the codes, shown in the middle of the walkthrough", () => {
  const seen = (paused = {}): Talk => atCodes({ shown: "yes" }, { trail: Object.values(paused), paused });

  test.each(["scanned", "вставив", "відсканувало", "I pasted both codes into the app and it accepted them I think"])(
    "lead to the step after the scan when the student types «%s»",
    (text) => {
      const talk = seen({ activate: scanning });
      types(talk, text);
      expect(talk.at).toBe("activate.code");
    },
  );

  test("lead to no step when there is no walkthrough: the student is only told that this is good news", () => {
    expect(said(types(seen(), "scanned"))).toEqual(["says.worked"]);
  });

  test("do not lead into the walkthrough when the student asks about something else", () => {
    const talk = seen();
    types(talk, "а скільки в мене часу ці коди побачить");
    expect([talk.at, talk.frame.data["about"]]).toEqual(["advice.look", "codeLifetime"]);
  });
});

describe("the codes, when asked for at the scan", () => {
  const atTheScan = (): Talk =>
    new Talk({ ...linked, frame: { ...scanning, offered: ["next", "showCode", "back", "stuck"] } });
  test.each(["Pokaż kody", "show the codes", "pokaż mi ten kod qr", "show me the codes please"])(
    "are shown at once by «%s», without a second button",
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

  test("are only offered when a student names them at another place", () => {
    const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
    expect([effects(types(talk, "Pokaż kody")), talk.at]).toEqual([[], "code.look"]);
  });

  test("are not shown again by going back", () => {
    const talk = atTheScan();
    talk.chooses("showCode");
    types(talk, "ile to kosztuje?");
    expect([effects(talk.commands("back")), talk.at]).toEqual([[], "activate.scan"]);
  });

  test("are not shown to a student who is signed out, who must sign in first", () => {
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
    "leads back to that step when the student types «%s»",
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
  ])("leads after «%s» to the step with this number if there is one", (text, at) => {
    const talk = helped();
    types(talk, text);
    expect(talk.at).toBe(at);
  });

  test("leads to the next step when the student says that the step is done", () => {
    const talk = helped();
    types(talk, "no it was on the list, I chose it already, what is next");
    expect(talk.at).toBe("activate.description");
  });

  test("begins a letter that names the step when the advice did not help", () => {
    const talk = helped();
    types(talk, "przewinęłam do końca i dalej jej tam nie ma, nic to nie dało");
    expect([talk.at, talk.frame.data["step"]]).toEqual(["escalate.describe", "choose-older"]);
  });
});

test("a letter begun in the middle of the walkthrough names the step as the walkthrough does", () => {
  const talk = walking("choose", 4);
  talk.commands("human");
  expect(talk.frame.data).toMatchObject({ dialog: "activate", step: "choose-older" });
});

test.each(["skad to wziac? te aplikacje", "a co jesli nie mam jeszcze aplikacji mobywatel, skad ja sie bierze?"])(
  "«%s» at the first step is answered with the place where the app can be found",
  (text) => {
    expect(said(types(walking("prepare", 1), text))).toEqual(["activate.prepare.where"]);
  },
);

test("«nie, dalej» after a side question leads back into the walkthrough", () => {
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
  ])("counts as found when the student types «%s»", (text) => {
    const frame = { ...frameAt("lostPhone", "which"), offered: ["block", "move", "found", "human"] };
    const talk = new Talk({ ...linked, frame });
    expect([said(types(talk, text)), talk.at]).toEqual([["lostPhone.nothingBlocked"], "menu.main"]);
  });
});

describe("at the question whether to order", () => {
  test.each([
    "a czy jak teraz zamowie te legitymacje w telefonie to moja plastikowa przestanie dzialac? bo ja jutro jade pociagiem do domu i bardzo potrzebuje znizki",
    "and if I order it does my plastic card stop working then? because I need the plastic one for the library",
  ])("«%s» is answered", (text) => {
    const talk = atOrder();
    expect([said(types(talk, text)), talk.at]).toEqual([["order.asked"], "order.check"]);
  });

  test.each(["dobrze to w takim razie zamawiam", "так замовляй уже", "tak, prosze zamowic, jestem juz pewna"])(
    "«%s» places the order",
    (text) => {
      expect(effects(types(atOrder(), text))).toEqual(["order.place"]);
    },
  );
});

describe("a letter about to be sent", () => {
  const text = "Kod nie działa, wyskakuje błąd";
  const review = (): Talk =>
    new Talk({ ...linked, frame: { ...frameAt("escalate", "review", { text }), offered: ["send", "edit", "cancel"] } });

  test.each(["dobra wyslij", "ладно, надсилай"])("does not take in «%s» as a line", (words) => {
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
])("«%s» names a button of the list that was shown last", (text, dialog) => {
  const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
  talk.says("?", { kind: "unsure", guesses: ["order", "showCode", "status"] });
  talk.person = { ...talk.person, listed: talk.person.listed?.slice(0, 3) };
  types(talk, text);
  expect(talk.frame.dialog).toBe(dialog);
});

describe("codes that arrive while a student waits at the order", () => {
  const waiting = (): Talk =>
    new Talk({ ...linked, frame: { ...frameAt("order", "placed"), offered: ["status", "activate", "menu"] } });

  test("become the topic: «i co teraz z tym» leads into the walkthrough", () => {
    const talk = waiting();
    const outputs = talk.hears({ kind: "orderReady", orderId: "7001" });
    expect([effects(outputs), said(outputs)]).toEqual([["secret.show"], ["push.ready", "code.careful"]]);
    expect(said(types(talk, "i co teraz z tym"))).not.toContain("says.willTell");
    expect(talk.at).toBe("activate.phone");
  });

  test("are not followed by «I will tell you» when the student thanks for them", () => {
    const talk = waiting();
    talk.hears({ kind: "orderReady", orderId: "7001" });
    expect(said(types(talk, "mam, zeskanowane, dzięki"))).not.toContain("says.willTell");
  });

  test.each([
    ["order", "placed"],
    ["code", "look"],
  ])("are no longer the topic once the card is in the phone: thanks at %s.%s change nothing", (dialog, step) => {
    const frame = { ...frameAt(dialog, step), offered: ["menu"] };
    const talk = new Talk({ ...linked, frame });
    talk.hears({ kind: "orderCollected", orderId: "7001" });
    expect(said(types(talk, "оо дякую"))).not.toContain("says.worked");
    expect(talk.at).toBe(`${dialog}.${step}`);
  });
});
