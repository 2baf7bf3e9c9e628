import { types } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { Talk } from "./talk";

describe("at the help for a step", () => {
  const atHelpOf = (helpAt: string): Talk =>
    new Talk({ ...linked, frame: frameAt("activate", "help", { phone: "android", layout: "older", helpAt }) });

  test.each([
    "działa",
    "już działa",
    "nie no działa wszystko",
    "przełączyłem na LTE i poszło",
    "chyba wifi z akademika siadlo, przelaczylem na lte i poszlo",
    "works now",
    "i switched to mobile data and it worked",
    "вже працює",
    "перемкнула на мобільний інтернет і запрацювало",
  ])("«%s» means that the step is done, and the next one is shown", (text) => {
    const talk = atHelpOf("terms");
    types(talk, text);
    expect(talk.at).toBe("activate.camera");
  });

  test.each([
    "bylo zablokowane w ustawieniach, juz dziala i zeskanowalo",
    "it was blocked in settings, works now and it scanned",
    "було заблоковано, вже працює і відсканувало",
  ])("«%s» leads past the step that was also done meanwhile", (text) => {
    const talk = atHelpOf("camera");
    types(talk, text);
    expect(talk.at).toBe("activate.code");
  });

  test.each([
    "spróbuję na LTE",
    "zaraz sprawdzę czy działa",
    "nadal nie działa",
    "działa?",
    "I'll try mobile data",
    "still doesn't work",
    "спробую ще раз",
    "досі не працює",
  ])("«%s» leads to no other step", (text) => {
    const talk = atHelpOf("terms");
    types(talk, text);
    expect(talk.at).not.toBe("activate.camera");
  });
});
