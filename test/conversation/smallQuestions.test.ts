import { interpreted } from "../support/understanding";
import { types } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { said, Talk } from "./talk";

const at = (dialog: string, step: string, data: Record<string, string> = {}) =>
  new Talk({ ...linked, frame: frameAt(dialog, step, data) });

test.each([
  "у мене вкрали телефон!!! що робити",
  "загубила телефон, ну точніше його вкрали в трамваї",
  "ukradli mi telefon co robic",
])("«%s» is about one's own phone, not about somebody else's", (text) => {
  expect(interpreted(text)).toMatchObject({ kind: "sure", intent: "lostPhone" });
});

test.each(["jak długo się czeka?", "how long does it take?", "скільки чекати?"])(
  "«%s» is about the codes, not about the dean's office",
  (text) => {
    expect(interpreted(text)).toMatchObject({ kind: "sure", intent: "waiting" });
  },
);

describe("a small question", () => {
  test.each([
    ["can somebody use my card from my lost phone? I am worried", "stolenUse"],
    ["czy mogę już zamknąć to okno czy mam czekać?", "mayClose"],
    ["sorry what is ELS", "whatIsEls"],
    ["а можна писати в підтримку українською чи тільки польською?", "supportLanguage"],
    ["if i block it now does my plastic card still work?", "blockAndPlastic"],
    ["a po co właściwie mam się logować, nie da się bez tego?", "whySignIn"],
    ["Син мені допомагає, чи можна переслати йому QR-код?", "showCodesToOthers"],
    ["piszę doktorat na chemii, mnie też przysługuje?", "doctoral"],
    ["I'm doing a PhD, doctoral school. Is the mobile card available to us, yes or no?", "doctoral"],
    ["я аспірантка другого курсу, аспірантам її дають?", "doctoral"],
    ["ile czasu zajmuje w dziekanacie wyrobienie nowej plastikowej", "officeTime"],
    ["once my name is fixed, how many days for the new plastic card", "officeTime"],
    ["а як довго чека ся на пластик зазвичай?", "officeTime"],
    ["ja niczego nie zamawiałem, a kod jest, ktoś zamówił za mnie?", "whoOrdered"],
    ["who placed the order if I never pressed order?", "whoOrdered"],
    ["а хто ж це замовив тоді, якщо не я?", "whoOrdered"],
    ["to znaczy, że mnie nie przyjęli na te studia??", "notAdmitted"],
    ["so does this mean they have not admitted me??", "notAdmitted"],
    ["це значить, мене не зарахували??", "notAdmitted"],
    ["jakie dane się niby zmieniły? ja nic nie zmieniałam", "dataChanged"],
    ["sorry but which data have changed, I did not change anything", "dataChanged"],
    ["а які саме мої дані змінилися? я нічого не міняла", "dataChanged"],
    ["co to w ogóle znaczy unieważnić legitymację", "whatIsRevoking"],
    ["what does it mean to revoke it, exactly", "whatIsRevoking"],
    ["а що це значить, анулювати картку", "whatIsRevoking"],
    ["przyjaciółka zgubiła telefon, swoją kartę zostawiam, jak ona ma zablokować swoją?", "anothersPhone"],
    ["it's not my phone, a friend lost his, what must he do about his card", "anothersPhone"],
    ["подруга загубила телефон, не я, як їй свою легітимацію заблокувати", "anothersPhone"],
    ["zrobiłem reset fabryczny i sprzedałem telefon, czy to wystarczy?", "afterReset"],
    ["I did a factory reset and sold the phone, is that enough?", "afterReset"],
    ["скинула телефон до заводських перед продажем, цього вистачить?", "afterReset"],
    ["prosi o dostęp do aparatu, czy to bezpieczne?", "appPermissions"],
    ["it asks permission for the camera, safe?", "appPermissions"],
    ["pesel mam, to uczelnia go nie ma w systemie", "whoEntersPesel"],
    ["I have one. The university's system doesn't know about it.", "whoEntersPesel"],
    ["Песель у мене є, мені його дали в уженді ще у двадцять другому році. То що мені далі робити?", "whoEntersPesel"],
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
