import { types } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { said, Talk } from "./talk";

const at = (dialog: string, step: string, data: Record<string, string> = {}) =>
  new Talk({ ...linked, frame: frameAt(dialog, step, data) });

describe("a small question", () => {
  test.each([
    ["czy mogę już zamknąć to okno czy mam czekać?", "mayClose"],
    ["sorry what is ELS", "whatIsEls"],
    ["а можна писати в підтримку українською чи тільки польською?", "supportLanguage"],
    ["if i block it now does my plastic card still work?", "blockAndPlastic"],
    ["a po co właściwie mam się logować, nie da się bez tego?", "whySignIn"],
    ["Син мені допомагає, чи можна переслати йому QR-код?", "showCodesToOthers"],
  ])("«%s» has an answer of its own", (text, about) => {
    const talk = new Talk({ ...linked });
    types(talk, text);
    expect([talk.at, talk.frame.data["about"]]).toEqual(["advice.look", about]);
  });

  test("asked before a confirmation leads back to it, and confirms nothing", () => {
    const talk = at("revoke", "confirm", { orderId: "7001", what: "card" });
    const outputs = types(talk, "a czy plastikowa po tym będzie normalnie działać?");
    expect(talk.frame.data["about"]).toBe("blockAndPlastic");
    expect(outputs.filter(({ kind }) => kind === "do")).toEqual([]);
    talk.chooses("back");
    expect(talk.frame.dialog).toBe("revoke");
  });

  test("asked while a letter is written does not become part of it", () => {
    const talk = at("escalate", "describe", {});
    types(talk, "a kto to właściwie przeczyta, dużo osób?");
    expect(talk.frame.data["text"] ?? "").not.toContain("kto to właściwie");
  });
});

test.each([
  ["kiedy będzie mój kod", "status"],
  ["zgubiłam telefon, zablokuj legitymację", "lostPhone"],
  ["zamów mi legitymację", "order"],
])("«%s» is an intent and not a small question", (text, dialog) => {
  const talk = new Talk({ ...linked });
  const outputs = types(talk, text);
  expect({ dialog: talk.frame.dialog, said: said(outputs) }).toMatchObject({ dialog });
});
