import type { CardFacts } from "../../dialogs/kit/facts";
import type { Lang } from "../../dialogs/kit/text";
import { choiceButton } from "../../src/conversation/buttons";
import { interpreted } from "../support/understanding";
import { types } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { effects, said, Talk } from "./talk";

const refused: CardFacts = { whyCannotOrder: { pl: "Brak numeru PESEL." }, whyCannotRevoke: null, orders: [] };
const card = { id: "7001", phase: "collected", status: null, orderedAt: null, expiresAt: "2027-03-31" } as const;

describe("news", () => {
  test.each([
    "dostałem PESEL! co teraz?",
    "dostałam już pesel",
    "I finally got my PESEL",
    "я отримала PESEL",
    "już mi przedłużyli",
    "they already extended it",
    "already extended",
    "вже продовжили",
    "dodałam zdjęcie w USOSweb, sprawdź jeszcze raz",
    "ok I uploaded the photo, check again",
    "dodala foto, pereviry shche raz",
    "oh I got my PESEL last month at the town hall. let us start",
  ])("such as «%s» make Legitka look at USOS again", (text) => {
    const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
    talk.means("order");
    talk.learns({ card: refused });
    expect(talk.at).toBe("order.cannot");
    expect(types(talk, text)).toContainEqual(expect.objectContaining({ kind: "read" }));
    talk.learns({ card: { ...refused, whyCannotOrder: null } });
    expect(talk.at).toBe("order.check");
  });

  test.each([
    "nie dostałem peselu",
    "czy już mi przedłużyli?",
    "mam pesel",
    "I haven’t got my PESEL",
    "ще не продовжили",
    "how do I get a PESEL?",
  ])("are not in «%s»", (text) => {
    expect(interpreted(text)).not.toEqual({ kind: "repair", repair: "lookAgain" });
  });
});

test.each(["i jak?", "and?", "і як?"])("«%s» tries again what USOS did not answer", (text) => {
  const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
  talk.means("revoke");
  talk.learns({ code: "unavailable" });
  expect(types(talk, text)).toContainEqual(expect.objectContaining({ kind: "read" }));
  expect(talk.at.split(".")[0]).toBe("revoke");
});

describe("the card about an extension", () => {
  const at = (why: CardFacts["whyCannotOrder"], lang: Lang = "pl"): Talk => {
    const talk = new Talk({ ...linked, lang, frame: frameAt("menu", "main") });
    talk.presses("o/extend");
    talk.learns({ card: { whyCannotOrder: why, whyCannotRevoke: null, orders: [card] } });
    return talk;
  };

  const words = [
    ["extend", "en"],
    ["przedłuż", "pl"],
    ["продовж", "uk"],
  ] as const;

  test.each(words)("takes «%s» for its button", (text, lang) => {
    expect(effects(types(at(null, lang), text))).toEqual(["order.place"]);
  });

  test.each(words)("looks again at «%s» while USOS refuses", (text, lang) => {
    const talk = at({ pl: "Za wcześnie." }, lang);
    const outputs = types(talk, text);
    expect([talk.at, said(outputs)]).toEqual(["extend.look", []]);
  });

  test("can still be declined", () => {
    const talk = at(null);
    expect([said(types(talk, "no, I don’t want to")), talk.at]).toEqual([["says.unchanged"], "menu.main"]);
  });
});

describe("somebody who opens the chat after days", () => {
  const days = 3 * 86_400_000;
  const opened = (dialog: string, step: string, away: number): string => {
    const talk = new Talk({ ...linked, frame: frameAt(dialog, step), seenBefore: 0 });
    talk.now = away;
    talk.hello();
    return talk.at;
  };

  test("is greeted with the state instead of the last question", () => {
    expect(opened("lostPhone", "which", days)).toBe("menu.main");
    expect(opened("lostPhone", "which", 60_000)).toBe("lostPhone.which");
  });

  test("sees a fresh answer of USOS where the last card showed an old one", () => {
    expect(opened("order", "cannot", days)).toBe("order.check");
  });

  test("finds the walkthrough again in the menu", () => {
    const talk = new Talk({ ...linked, frame: frameAt("activate", "choose", { phone: "android" }), seenBefore: 0 });
    talk.now = days;
    talk.hello();
    expect(Object.keys(talk.person.paused)).toEqual(["activate"]);
  });

  test("finds a letter as it was left", () => {
    expect(opened("escalate", "review", days)).toBe("escalate.review");
  });
});

test("a new letter has nothing that could be left as it was", () => {
  const talk = new Talk({ ...linked, frame: frameAt("escalate", "sent", { text: "Kod nie działa mi" }) });
  const offeredAt = (data: object) => {
    talk.person = { ...talk.person, frame: { ...frameAt("escalate", "describe"), data: { ...data } } };
    talk.presses(choiceButton(talk.frame, "~again"));
    return talk.frame.offered;
  };
  expect(offeredAt({ text: "Kod nie działa mi" })).not.toContain("keep");
  expect(offeredAt({ text: "Kod nie działa mi", anew: "yes" })).toContain("keep");
});
