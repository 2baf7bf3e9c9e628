import { toBuffer } from "qrcode";
import type { Incoming, Outgoing } from "../../../src/conversation/ports";
import type { Web } from "./support";
import { aSecret, aView } from "../../support/views";

export const qrText = "MLEG-TOKEN-3f9a5c21d8";

const welcome = aView({
  title: "Cześć! Tu Legitka",
  paragraphs: ["Pomogę Ci zamówić mLegitymację i dodać ją do mObywatela.\nZajmie to kilka minut."],
  image: { name: "welcome", alt: "Student z telefonem, na którym widać legitymację" },
  buttons: [
    { label: "Zamów mLegitymację", button: "menu/1/order", style: "primary" },
    { label: "Sprawdź warunki", button: "menu/1/check" },
    { label: "Gdzie jest moje zamówienie?", button: "menu/1/status" },
    { label: "Strona uczelni", url: "https://www.uni.opole.pl/" },
  ],
});

const conditions = aView({
  title: "Czy możesz zamówić?",
  paragraphs: ["Tak widzi to USOS:"],
  facts: [
    { name: "Status aktywnego studenta", value: "", mark: "met", markLabel: "spełnione" },
    {
      name: "Plastikowa legitymacja (ELS) przedłużona w USOS",
      value: "ważna do 31 marca 2027",
      mark: "met",
      markLabel: "spełnione",
    },
    { name: "Zdjęcie w USOS", value: "", mark: "unmet", markLabel: "brak" },
    { name: "Dane niezmienione od wydania ELS", value: "", mark: "unsaid", markLabel: "USOS nie mówi" },
  ],
  buttons: [{ label: "Unieważnij mLegitymację", button: "check/1/revoke", style: "danger" }],
});

const codeStep = aView({
  title: "Wpisz kod ze strony",
  progress: { at: 3, of: 8, label: "krok 3 z 8" },
  paragraphs: ["To *nie* jest [odnośnik](https://example.org)."],
  facts: [
    { name: "Zamówiono", value: "9 marca, 11:49", mark: "done", markLabel: "zrobione" },
    { name: "W trakcie", value: "", mark: "current", markLabel: "teraz" },
    { name: "Kod do odebrania", value: "", mark: "ahead", markLabel: "przed Tobą" },
  ],
  field: {
    button: "link/1/code",
    label: "Sześciocyfrowy kod",
    placeholder: "123456",
    multiline: false,
    digits: 6,
    maxLength: 12,
    submit: "Połącz konto",
    missing: "Wpisz sześć cyfr.",
  },
  buttons: [{ label: "Anuluj", button: "link/1/cancel" }],
});

const activate = aView({
  title: "Twoje kody są gotowe",
  paragraphs: ["Zeskanuj kod QR w mObywatelu, a potem wpisz kod aktywacyjny."],
  facts: [
    { name: "Zamówiono", value: "9 marca 2027" },
    { name: "Ważna do", value: "31 marca 2027" },
  ],
  buttons: [{ label: "Gotowe, widzę legitymację", button: "activate/1/done", style: "primary" }],
});

export const secretOf = async () =>
  aSecret({ qrText, qrPng: await toBuffer(qrText, { type: "png", margin: 4, scale: 8 }) });

/** A short scripted assistant that shows everything the page can draw. */
export function createScript(web: () => Web) {
  let count = 0;
  return async ({ content, address }: Incoming): Promise<void> => {
    const say = (message: Omit<Outgoing, "id">) =>
      web().channel.send(address, { id: `message-${String(++count)}`, ...message });
    if (content.kind === "hello") await say({ view: welcome });
    if (content.kind === "button" && content.button === "menu/1/check") await say({ view: conditions });
    if (content.kind === "button" && content.button === "menu/1/order") await say({ view: codeStep });
    if (content.kind === "button" && content.button === "link/1/code") {
      await say({ view: activate, secret: await secretOf(), secretOf: "order-1" });
    }
    if (content.kind === "button" && content.button === "activate/1/done") {
      const id = `message-${String(count)}`;
      await web().channel.update(address, { id }, { id, view: aView({ ...activate, paragraphs: ["Kody zniknęły."] }) });
    }
    if (content.kind === "attachment") await say({ view: aView({ paragraphs: ["Nie umiem czytać plików."] }) });
    if (content.kind === "text" && content.text === "wait") await web().channel.typing(address);
    else if (content.kind === "text")
      await say({ view: aView({ lang: "en", paragraphs: [`You wrote: ${content.text}`] }) });
  };
}
