import { aside, types, walking } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { effects, Talk } from "./talk";

describe("a text that must not be understood as more than it says", () => {
  const letter = "Kod nie działa, wyskakuje błąd";
  const at = (step: string, data = {}) =>
    new Talk({ ...linked, frame: frameAt("escalate", step, { text: letter, ...data }) });

  test.each([
    "u mnie zamiast kodu QR jest biały ekran",
    "I tried to change the phone and now it says the card does not exist",
    "замість картки порожній екран",
    "proszę usuń starą kartę z systemu",
    "nie chcę zgłoszenia składać drugi raz, tamto było w maju",
  ])("«%s» is added to the letter at its review, or the student is asked about it", (text) => {
    const talk = at("review");
    types(talk, text);
    expect(JSON.stringify(talk.frame.data)).toContain(text);
    expect(talk.frame.data["text"]).toContain(letter);
  });

  test.each(["nie chcę pisać do dziekanatu, sprawdźcie to sami", "не хочу писати в деканат, перевірте самі"])(
    "«%s» is kept, so that it can be added to the letter",
    (text) => {
      const talk = at("review");
      types(talk, text);
      expect(JSON.stringify(talk.frame.data)).toContain(text);
    },
  );

  test("«nie wysyłaj, usuń to» sends nothing and does not open the letter for editing", () => {
    const talk = at("review");
    types(talk, "nie wysyłaj, usuń to");
    expect(talk.at).not.toBe("escalate.describe");
  });

  test.each([
    "nie chcę tego wysłać",
    "I do not want to send it",
    "chcę wysłać zdjęcie do USOSa",
    "do you send my data to anyone",
  ])("«%s» does not bring back a letter that was dropped", (text) => {
    const talk = at("dropped");
    types(talk, text);
    expect(talk.at).not.toBe("escalate.review");
  });

  test.each(["yes, it happened on two phones", "Tak, i jeszcze nie działa mi kod QR od wczoraj"])(
    "«%s» is kept together with the pending text",
    (text) => {
      const talk = at("which", { pending: "co mam zrobić?" });
      types(talk, text);
      const kept = JSON.stringify(talk.frame.data);
      expect([kept.includes("co mam zrobić?"), kept.includes(text)]).toEqual([true, true]);
    },
  );

  test.each([
    "of course, it is part of the message",
    "oczywiście, że to ma być w liście",
    "добре, додай це до листа будь ласка",
  ])("«%s» counts as a yes and is not added to the letter itself", (text) => {
    const talk = at("which", { pending: "co mam zrobić?" });
    types(talk, text);
    expect(talk.frame.data["text"]).toBe(`${letter}\nco mam zrobić?`);
  });

  test.each([
    ["waiting", "czekam już trzeci dzień"],
    ["price", "zapłaciłam już w zeszłym roku"],
    ["train", "kupiłam już bilet"],
  ])("at the advice about %s during the walkthrough, «%s» does not skip a step", (about, text) => {
    const talk = aside("advice", "look", { about });
    types(talk, text);
    expect(talk.at).not.toBe("activate.description");
  });

  test("finding the password again does not skip the scan", () => {
    const talk = walking("scan", 8);
    const left = talk.frame;
    talk.person = {
      ...talk.person,
      frame: frameAt("advice", "look", { about: "appPassword" }),
      trail: [left],
      paused: { activate: left },
    };
    types(talk, "скинула пароль, увійшла");
    expect(talk.at).not.toBe("activate.code");
  });

  test.each([
    "yes I will order soon",
    "yes I want to order but first I update my photo",
    "yes everything is in order",
    "tak, zaraz zamówię",
    "dobrze zamówię w październiku",
    "proszę zamówić plastikową",
    "ok, zamówienie było w maju",
  ])("«%s» does not place an order", (text) => {
    const talk = new Talk({ ...linked, frame: frameAt("order", "check") });
    expect(effects(types(talk, text))).not.toContain("order.place");
  });

  test.each([
    ["ukradli mi telefon, jak wrócić do instrukcji", "lostPhone"],
    ["chcę rozmawiać z człowiekiem, potem wrócę do instrukcji", "escalate"],
  ])("«%s» does not lead back to the walkthrough that was left", (text, dialog) => {
    const talk = aside("advice", "look", { about: "price" });
    types(talk, text);
    expect(talk.frame.dialog === dialog || talk.frame.dialog === "advice").toBe(true);
  });

  test("while the codes are shown, «co jeśli ktoś mi ukradnie ten kod» does not open the walkthrough", () => {
    const talk = new Talk({ ...linked, frame: frameAt("code", "look", { shown: "yes" }) });
    types(talk, "co jeśli ktoś mi ukradnie ten kod");
    expect(talk.frame.dialog).not.toBe("activate");
  });

  test("«скасуйте» goes to the staff whose question is open", () => {
    const talk = new Talk({
      frame: frameAt("link", "code", { goodUntil: 1_000_000, url: "https://usos.example" }),
      answering: "L-ABC234",
    });
    types(talk, "скасуйте");
    expect(talk.frame.dialog).toBe("ticket");
  });
});

test("a yes typed under the answer to a side question leads back to the order and does not place it", () => {
  const talk = new Talk({ ...linked, frame: frameAt("order", "check") });
  types(talk, "a nalepka na plastikowej dalej potrzebna?");
  expect(talk.frame.dialog).toBe("advice");
  expect(effects(types(talk, "tak, proszę, jestem już pewna"))).toEqual([]);
  expect(talk.at).toBe("order.check");
});
