import { dialogs } from "../../dialogs";
import { languages, type Lang } from "../../dialogs/kit/text";
import { interpreted } from "../support/understanding";
import { atCodes, types, walking } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { effects, opensOf, said, Talk } from "./talk";

describe("a question that a step explains", () => {
  test.each([
    "akceptuję, tylko co jest w tym regulaminie?",
    "akceptuję tylko co tam jest w tym regulaminie bo nie czytałem",
    "what do these terms say?",
    "а що в цих умовах?",
  ])("at the terms: «%s»", (text) => {
    const talk = walking("terms", 6);
    expect(said(types(talk, text))).toContain("guide.aboutTerms");
    expect(talk.at).toBe("activate.terms");
  });

  test.each(["zaakceptowałam regulamin, co dalej?", "accepted the terms, what now?", "прийняла умови, що далі?"])(
    "is not heard in «%s», which reports that the step is done",
    (text) => {
      const talk = walking("terms", 6);
      types(talk, text);
      expect(talk.at).toBe("activate.camera");
    },
  );

  test.each([
    "jest legitymacja studencka ale jest też szkolna którą mam wybrać",
    "there is a school card too, which one?",
    "є ще шкільний, який вибрати?",
  ])("at the list of documents: «%s»", (text) => {
    const talk = walking("choose", 4);
    expect(said(types(talk, text))).toContain("activate.whichCard");
    expect(talk.at).toBe("activate.choose");
  });
});

describe("the codes", () => {
  test.each([
    "dobrze to schowaj ten kod proszę na razie a potem mi go pokażesz",
    "schowaj kody",
    "hide the codes please",
    "сховай код",
    "schowałeś? bo ja dalej nie wiem czy on to widzi",
    "did you hide it?",
    "ти сховав?",
  ])("are hidden by «%s», and the person is told how to see them again", (text) => {
    const talk = atCodes({ shown: "yes" });
    const outputs = types(talk, text);
    expect(effects(outputs)).toEqual(["secret.hide"]);
    expect(said(outputs)).toContain("code.hidden");
  });

  const hidings = {
    pl: [
      "ukryj kod | zakryj kod | schowaj qr | zasłoń to szybko | ukryj | schowaj proszę",
      "usuń kod z ekranu | zabierz ten kod | zdejmij kod z ekranu | możesz ukryć kod? | nie pokazuj, schowaj kod",
    ],
    en: [
      "hide it | please hide | cover the code | conceal the code",
      "remove the code from the screen | get the code off my screen | take it off the screen please | can you hide the code?",
    ],
    uk: [
      "заховай код | приховай коди | закрий код | сховай | прибери код",
      "забери код з екрана | спрячь код | можеш сховати код? | сховайте qr",
    ],
  };
  const hiding = (lang: Lang): string[] => hidings[lang].flatMap((it) => it.split(" | "));
  test.each(languages)(
    "are never shown at any step by words that hide them in %s, but hidden where they stand",
    (lang) => {
      const done = hiding(lang).map((text) => {
        const understood = interpreted(text);
        const at = (dialog: string, step: string): readonly string[] =>
          effects(
            new Talk({ ...linked, lang, frame: frameAt(dialog, step, { orderId: "7001" }) }).says(text, understood),
          );
        const steps = Object.values(dialogs).flatMap(({ id, steps: all }) =>
          Object.keys(all).map((it) => [id, it] as const),
        );
        const showing = steps.filter(([dialog, step]) => at(dialog, step).includes("secret.show"));
        const standing = [at("activate", "scan"), at("activate", "code"), at("code", "look"), at("menu", "main")];
        return { text, showing, standing };
      });
      const hides = [["secret.hide"], ["secret.hide"], ["secret.hide"], ["secret.hide"]];
      expect(done).toEqual(hiding(lang).map((text) => ({ text, showing: [], standing: hides })));
    },
  );

  test.each(["odśwież proszę", "refresh please", "онови будь ласка"])("are not shown by «%s»", (text) => {
    expect(interpreted(text)).toEqual({ kind: "repair", repair: "lookAgain" });
  });

  test.each(["nie chowaj kodów", "don't hide the codes", "не ховай коди"])("are not hidden by «%s»", (text) => {
    expect(effects(types(atCodes({ shown: "yes" }), text))).toEqual([]);
  });
});

describe("an error that mObywatel shows", () => {
  const places = [
    () => new Talk({ ...linked, frame: frameAt("menu", "main") }),
    () => walking("scan", 8),
    () => atCodes({ shown: "yes" }),
  ];
  test.each([
    'pisze "nie udało się dodać dokumentu"',
    "co robic jak mobywatel pisze nie udalo sie dodac dokumentu",
    "wyskoczyło błąd sieci, spróbuj później",
    "it says something went wrong",
    "помилка мережі",
  ])("is answered with its usual causes and the offer to write to support: «%s»", (text) => {
    for (const from of places) {
      const talk = from();
      const before = talk.at;
      const outputs = types(talk, text);
      expect(said(outputs)).toContain("says.appError");
      expect(talk.at).toBe(before);
      expect(opensOf(outputs).find(({ dialog }) => dialog === "escalate")?.data).toMatchObject({ text });
    }
  });

  test.each(["nie działa mi legitymacja", "my card doesn't work", "не працює квиток"])(
    "is asked about when a conversation begins with «%s»",
    (text) => {
      const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
      expect(said(types(talk, text))).toContain("says.appError");
    },
  );

  test("belongs to a letter that is being written", () => {
    const talk = new Talk({ ...linked, frame: frameAt("escalate", "review", { text: "Kod nie działa" }) });
    types(talk, "pisze nie udało się dodać dokumentu");
    expect(talk.frame.dialog).toBe("escalate");
  });
});
