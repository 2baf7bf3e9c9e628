import { aside, types, walking } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { effects, Talk } from "./talk";

describe("what must not be taken for more than it says", () => {
  const letter = "Kod nie działa, wyskakuje błąd";
  const at = (step: string, data = {}) =>
    new Talk({ ...linked, frame: frameAt("escalate", step, { text: letter, ...data }) });

  test.each([
    "u mnie zamiast kodu QR jest biały ekran",
    "I tried to change the phone and now it says the card does not exist",
    "замість картки порожній екран",
    "proszę usuń starą kartę z systemu",
    "nie chcę zgłoszenia składać drugi raz, tamto było w maju",
  ])("«%s» is a line of the letter about to be sent, or is asked about", (text) => {
    const talk = at("review");
    types(talk, text);
    expect(JSON.stringify(talk.frame.data)).toContain(text);
    expect(talk.frame.data["text"]).toContain(letter);
  });

  test.each(["nie chcę pisać do dziekanatu, sprawdźcie to sami", "не хочу писати в деканат, перевірте самі"])(
    "«%s» can still be added",
    (text) => {
      const talk = at("review");
      types(talk, text);
      expect(JSON.stringify(talk.frame.data)).toContain(text);
    },
  );

  test("«nie wysyłaj, usuń to» sends nothing, and opens no editor", () => {
    const talk = at("review");
    types(talk, "nie wysyłaj, usuń to");
    expect(talk.at).not.toBe("escalate.describe");
  });

  test.each([
    "nie chcę tego wysłać",
    "I do not want to send it",
    "chcę wysłać zdjęcie do USOSa",
    "do you send my data to anyone",
  ])("«%s» takes up no letter that was dropped", (text) => {
    const talk = at("dropped");
    types(talk, text);
    expect(talk.at).not.toBe("escalate.review");
  });

  test.each(["yes, it happened on two phones", "Tak, i jeszcze nie działa mi kod QR od wczoraj"])(
    "«%s» joins what is pending",
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
  ])("«%s» is a yes and no line of the letter", (text) => {
    const talk = at("which", { pending: "co mam zrobić?" });
    types(talk, text);
    expect(talk.frame.data["text"]).toBe(`${letter}\nco mam zrobić?`);
  });

  test.each([
    ["waiting", "czekam już trzeci dzień"],
    ["price", "zapłaciłam już w zeszłym roku"],
    ["train", "kupiłam już bilet"],
  ])("beside the guide, at %s, «%s» passes no step over", (about, text) => {
    const talk = aside("advice", "look", { about });
    types(talk, text);
    expect(talk.at).not.toBe("activate.description");
  });

  test("a password that was found passes over no scan", () => {
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
  ])("«%s» orders nothing", (text) => {
    const talk = new Talk({ ...linked, frame: frameAt("order", "check") });
    expect(effects(types(talk, text))).not.toContain("order.place");
  });

  test.each([
    ["ukradli mi telefon, jak wrócić do instrukcji", "lostPhone"],
    ["chcę rozmawiać z człowiekiem, potem wrócę do instrukcji", "escalate"],
  ])("«%s» leads to no guide that was left", (text, dialog) => {
    const talk = aside("advice", "look", { about: "price" });
    types(talk, text);
    expect(talk.frame.dialog === dialog || talk.frame.dialog === "advice").toBe(true);
  });

  test("with the codes shown, «co jeśli ktoś mi ukradnie ten kod» enters no guide", () => {
    const talk = new Talk({ ...linked, frame: frameAt("code", "look", { shown: "yes" }) });
    types(talk, "co jeśli ktoś mi ukradnie ten kod");
    expect(talk.frame.dialog).not.toBe("activate");
  });

  test("«скасуйте» answers the staff who asked", () => {
    const talk = new Talk({
      frame: frameAt("link", "code", { goodUntil: 1_000_000, url: "https://usos.example" }),
      answering: "L-ABC234",
    });
    types(talk, "скасуйте");
    expect(talk.frame.dialog).toBe("ticket");
  });
});

test("a yes to the order, under the answer to a side question, leads back to the order and places none", () => {
  const talk = new Talk({ ...linked, frame: frameAt("order", "check") });
  types(talk, "a nalepka na plastikowej dalej potrzebna?");
  expect(talk.frame.dialog).toBe("advice");
  expect(effects(types(talk, "tak, proszę zamówić, jestem już pewna"))).toEqual([]);
  expect(talk.at).toBe("order.check");
});
