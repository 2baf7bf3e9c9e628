import { types } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { effects, said, Talk } from "./talk";

const toStaff = () => {
  const talk = new Talk({ ...linked, frame: frameAt("ticket", "pass", { ticket: "L-1", text: "Oppo Reno 8" }) });
  talk.person = { ...talk.person, frame: { ...talk.frame, offered: ["send", "no"] } };
  return talk;
};
const message = (talk: Talk) => talk.frame.data["text"];

describe("an answer to staff that comes in pieces is one message:", () => {
  test.each([
    [["kupiony rok temu", "z androidem 13", "błąd numer 17 był na czerwono"]],
    [["bought last year", "android 13 on it", "error 17 in red letters"]],
    [["купила торік", "на ньому андроїд 13", "помилка 17 червоним"]],
  ])("%p", (pieces) => {
    const talk = toStaff();
    for (const piece of pieces) expect(said(types(talk, piece))).toEqual(["tickets.joined"]);
    expect([talk.at, message(talk)]).toEqual(["ticket.pass", ["Oppo Reno 8", ...pieces].join("\n")]);
    expect(effects(talk.chooses("send"))).toEqual(["ticket.add"]);
  });
});

describe("the message goes", () => {
  test.each(["tak", "ok", "wyślij", "tak, wyślij", "send it", "yes please send", "надішли", "так, надсилай"])(
    "on «%s»",
    (text) => {
      expect(effects(types(toStaff(), text))).toEqual(["ticket.add"]);
    },
  );
});

describe("the message stays unsent, and nothing joins it,", () => {
  test.each([
    "wyślij wiadomość?",
    "a kiedy odpiszą?",
    "will they see my name?",
    "а хто це прочитає?",
    "nie, to było do ciebie",
    "нє",
  ])("on «%s»", (text) => {
    const talk = toStaff();
    const outputs = types(talk, text);
    expect(effects(outputs)).not.toContain("ticket.add");
    if (talk.at === "ticket.pass") expect(message(talk)).toBe("Oppo Reno 8");
  });
});
