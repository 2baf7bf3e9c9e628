import { toPlainText } from "../../src/channels/plainText";
import { aView } from "../support/views";

test("a view in plain text says everything a reader would see, in that order", () => {
  const view = aView({
    progress: { at: 3, of: 8, label: "krok 3 z 8" },
    title: "Warunki",
    paragraphs: ["Tak widzi to USOS:", "Sprawdź."],
    facts: [
      { name: "Zdjęcie", value: "", mark: "unmet", markLabel: "brak" },
      { name: "Ważna do", value: "31 marca 2027" },
      { name: "Odebrano", value: "dziś", mark: "done", markLabel: "zrobione" },
    ],
    image: { name: "scan", alt: "Telefon skanuje kod" },
    field: { button: "b", label: "Kod", multiline: false, maxLength: 6, submit: "Dalej", missing: "Wpisz kod" },
    buttons: [
      { label: "Menu", button: "menu" },
      { label: "Uczelnia", url: "https://www.uni.opole.pl/" },
    ],
  });
  expect(toPlainText(view).split("\n")).toEqual([
    "krok 3 z 8",
    "Warunki",
    "Tak widzi to USOS:",
    "Sprawdź.",
    "✗ Zdjęcie (brak)",
    "Ważna do: 31 marca 2027",
    "✓ Odebrano: dziś (zrobione)",
    "Telefon skanuje kod",
    "Kod",
    "[Menu]",
    "Uczelnia: https://www.uni.opole.pl/",
    "[Dalej]",
  ]);
});
