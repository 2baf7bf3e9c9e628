import { atCodes, beside, types, walking } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { asked, opensOf, said, Talk } from "./talk";

const at = (dialog: string, step: string, data = {}) => new Talk({ ...linked, frame: frameAt(dialog, step, data) });
const atHelp = () => {
  const talk = walking("code", 9);
  const left = talk.frame;
  const help = frameAt("activate", "help", { phone: "android", layout: "older", helpAt: "code" });
  talk.person = { ...talk.person, trail: [left], frame: { ...help, offered: ["again", "all", "human", "menu"] } };
  return talk;
};
const letterOffered = (outputs: Parameters<typeof opensOf>[0]) =>
  opensOf(outputs).find(({ dialog }) => dialog === "escalate")?.data?.["text"];

describe("trouble that is told once more at the help of a step", () => {
  test.each([
    "ojej ale nie zablokuje sie? mam jeszcze probowac? wpisalam o zamiast zera",
    "nie no kod ok, tylko się zawiesiło. mam wyłączyć apkę i od nowa?",
    "it hangs on a grey screen, an error flashes and it is gone",
    "знову якась помилка, екран порожній, що робити?",
  ])("«%s» is offered to support with these words, and no letter is opened", (text) => {
    const talk = atHelp();
    const outputs = types(talk, text);
    expect(talk.frame.dialog).not.toBe("escalate");
    expect(letterOffered(outputs)).toBe(text);
  });

  test("the offer opens the letter with these words", () => {
    const talk = atHelp();
    const text = "nie no kod ok, tylko się zawiesiło. mam wyłączyć apkę i od nowa?";
    const offer = opensOf(types(talk, text)).find(({ dialog }) => dialog === "escalate");
    const opened = at("escalate", "describe", offer?.data ?? {});
    expect(opened.frame.data).toMatchObject({ text, stuck: "yes", dialog: "activate" });
  });

  test.each([
    "dalej nie działa, ten sam błąd co przedtem",
    "still doesn't work, I tried that already",
    "все одно не працює, помилка та сама",
  ])("«%s» says that help did not help, so the letter is opened", (text) => {
    const talk = atHelp();
    types(talk, text);
    expect([talk.at, talk.frame.data["text"]]).toEqual(["escalate.describe", text]);
  });
});

describe("elsewhere", () => {
  test.each([
    ["відсканував. пише помилка якась, неправильний код", at("menu", "main")],
    [
      "I see. My supervisor swore that a colleague got it. So could you just check me in USOS then?",
      at("advice", "look", { about: "doctoral" }),
    ],
    ["Is there some other place I can find my student number in USOSweb?", at("eligibility", "mine")],
    ["zeskanowałam i wyskakuje błąd, że zły kod", atCodes({ shown: "yes" })],
  ])("«%s» opens no letter", (text, talk) => {
    types(talk, text);
    expect(talk.frame.dialog).not.toBe("escalate");
  });

  test("«всьо пішло! додало» is good news", () => {
    const outputs = types(at("menu", "main"), "всьо пішло! додало");
    expect(said(outputs)).toEqual(["says.worked"]);
  });

  test("«narazie tylko zablokuj…» presses that at a lost phone", () => {
    const talk = at("lostPhone", "which", { what: "card" });
    types(talk, "narazie tylko zablokuj, moze ktos odda do motorniczego");
    expect(talk.at).toBe("revoke.look");
  });

  test.each([
    "help me to write one letter to the support please",
    "chcę napisać wiadomość do pomocy w tej sprawie",
    "хочу написати листа до підтримки про це",
  ])("«%s» opens the form", (text) => {
    const talk = at("advice", "look", { about: "foreigner" });
    types(talk, text);
    expect(talk.at).toBe("escalate.describe");
  });

  test.each([
    ["dobrze, napisz do nich: jakie są wymagania do zdjęcia", "Jakie są wymagania do zdjęcia"],
    ["ok, write to them: which photo do I need", "Which photo do I need"],
    ["добре, напиши їм: яке потрібне фото", "Яке потрібне фото"],
  ])("«%s» dictates a letter", (text, words) => {
    const talk = at("advice", "look", { about: "photo" });
    types(talk, text);
    expect([talk.at, talk.frame.data["text"]]).toEqual(["escalate.review", words]);
  });
});

describe("a letter that is refused for something else", () => {
  const letter = "Coś tu nie działa.";
  const written = () => at("escalate", "describe", { text: letter, stuck: "yes" });

  test.each([
    ["та не хочу я нікуди писати, покажи код ще раз", "code.look"],
    ["nie chcę pisać do pomocy, pokaż kod", "code.look"],
    ["I don't want to write to anyone, show me the code", "code.look"],
    ["nie zgloszenie!! uniewaznij mi legitke", "revoke.look"],
    ["don't write to support, revoke mLegitymacja please", "revoke.look"],
    ["не пиши нікуди, анулюй мою легітимацію", "revoke.look"],
  ])("«%s» is set aside, kept, and the rest is done", (text, leadsTo) => {
    const talk = written();
    expect(said(types(talk, text))).toContain("escalate.setAside");
    expect(talk.at).toBe(leadsTo);
    talk.commands("back");
    expect([talk.frame.dialog, talk.frame.data["text"]]).toEqual(["escalate", letter]);
  });

  test.each([
    ["nie pisz do nikogo, spróbuję jeszcze raz", "activate.choose"],
    // The question after the refusal is answered by the help of that step.
    ["nie chcę pisać do pomocy, cofnij. może w inny dokument wejść?", "activate.help"],
    ["don't write to anyone, I'll try once more", "activate.choose"],
    ["не пишіть нікому, спробую ще раз", "activate.choose"],
    ["не пишіть нікому, я сама спробую знову", "activate.choose"],
    // This asks what to do at the step, and does not only go back to it.
    ["не пишіть нікому, скажіть, що робити, нічого не працює", "activate.help"],
  ])("«%s» leads back to the step that was left", (text, to) => {
    const talk = beside(walking("choose", 4), "escalate", "describe", { text: letter });
    const outputs = types(talk, text);
    expect([talk.at, asked(outputs)]).toEqual([to, [to]]);
    types(talk, "gdzie moje zgłoszenie?");
    expect(talk.frame.data["text"]).toBe(letter);
  });

  test.each([
    "та нє, все працює вже! не треба писати",
    "nie trzeba pisać, już działa",
    "no need, it works now. don't send it",
  ])("«%s» is good news", (text) => {
    const talk = written();
    expect(said(types(talk, text))).toContain("escalate.glad");
    expect([talk.at, talk.frame.data["text"]]).toEqual(["escalate.dropped", letter]);
  });
});

describe("a question beside a letter", () => {
  const letter = "Kod nie działa.";
  test.each([
    "kiedy odpiszą?",
    "how long till they answer tho",
    "czy już wysłane? do kogo",
    "did it send?? to who",
    "а коли вони відповідять?",
  ])("«%s» is answered at the preview", (text) => {
    const talk = at("escalate", "review", { text: letter });
    expect(said(types(talk, text))).toContain("escalate.whoReads");
    expect([talk.at, talk.frame.data["text"]]).toEqual(["escalate.review", letter]);
  });

  test.each([
    "ok send it",
    "no leave that out, just send the other one",
    "dobra, wyślij",
    "nie, bez tego, wyślij tylko list",
    "добре, надсилай",
    "ні, без цього, надішли тільки лист",
  ])("«%s» leaves the question out and points to the button", (text) => {
    const talk = at("escalate", "which", { text: letter, pending: "how long till they answer", wish: "supportWhen" });
    const outputs = types(talk, text);
    expect(said(outputs)).toEqual(["escalate.readyToSend"]);
    expect([talk.at, talk.frame.data["text"], talk.frame.data["pending"]]).toEqual([
      "escalate.review",
      letter,
      undefined,
    ]);
  });

  test("«ok send it» about a text that may belong to the letter takes it in", () => {
    const talk = at("escalate", "which", { text: letter, pending: "mam też Samsunga" });
    types(talk, "tak, dopisz");
    expect(talk.frame.data["text"]).toBe(`${letter}\nmam też Samsunga`);
  });
});

describe("a request that was sent", () => {
  test.each(["omg did it send?? to who", "czy to się wysłało? do kogo", "чи воно відправилось? кому"])(
    "«%s» gets its number and a way to it",
    (text) => {
      const talk = at("escalate", "sent", { ticket: "L-1" });
      const outputs = types(talk, text);
      expect(said(outputs)).toContain("escalate.isSent");
      expect(opensOf(outputs)).toContainEqual(expect.objectContaining({ dialog: "ticket", data: { ticket: "L-1" } }));
    },
  );

  test.each([
    ["haha ok. can i see my letter again that i sent", undefined],
    ["pokaż mi moje zgłoszenie jeszcze raz", undefined],
    ["покажи моє звернення ще раз", undefined],
    ["No dobrze, zadzwonię. A czy przyszła już odpowiedź od pomocy?", undefined],
    ["did they answer yet?", undefined],
    ["чи вже прийшла відповідь?", undefined],
    ["nvm. withdraw that request, i'll call my dziekanat", "withdraw" as const],
    ["wycofaj to zgłoszenie", "withdraw" as const],
    ["відкличте це звернення", "withdraw" as const],
  ])("«%s» leads to it", (text, to) => {
    const talk = at("advice", "look", { about: "bot" });
    types(talk, text);
    const newest = {
      id: "L-1",
      text: "Kod",
      state: "delivered",
      changedAt: "2026-11-30",
      openedAt: "2026-11-30",
      words: [],
      earlier: 0,
    } as const;
    expect([talk.at, talk.frame.data]).toEqual(["tickets.list", { newest: "yes", ...(to && { to }) }]);
    talk.learns({ tickets: [newest] });
    talk.learns({ tickets: [newest] });
    expect([talk.at, talk.frame.data["ticket"]]).toEqual([to ? "ticket.withdraw" : "ticket.look", "L-1"]);
  });

  test.each(["yeah withdraw", "tak, wycofaj", "так, відкликай"])(
    "«%s» points to the button that withdraws it",
    (text) => {
      const talk = at("ticket", "withdraw", { ticket: "L-1" });
      expect(said(types(talk, text))).toContain("problem.pressButton");
      expect(talk.at).toBe("ticket.withdraw");
    },
  );

  test.each([
    "coool. so if they fix it i just ask again right?",
    "a jak już to naprawią, to po prostu pytam jeszcze raz?",
    "а коли вони виправлять, я просто питаю ще раз?",
  ])("«%s» gets a plain answer", (text) => {
    expect(said(types(at("ticket", "look", { ticket: "L-1" }), text))).toContain("tickets.afterwards");
  });

  test.each(["can i press the number or what", "mogę nacisnąć ten numer?", "можна натиснути номер?"])(
    "«%s» at the list is answered",
    (text) => {
      expect(said(types(at("tickets", "list"), text))).toContain("tickets.press");
    },
  );
});
