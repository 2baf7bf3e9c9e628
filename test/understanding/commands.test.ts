import { commandIn } from "../../src/understanding";
import { understand } from "../support/understanding";

const short = [
  ...["menu", "MENU!", "Główne menu", "main menu", "меню"].map((it) => [it, "menu"] as const),
  ...["anuluj", "Anuluj.", "cancel", "stop", "скасувати"].map((it) => [it, "cancel"] as const),
  ...["wstecz", "wróć", "wroc", "back", "go back", "назад"].map((it) => [it, "back"] as const),
  ...["pomoc", "help", "допоможіть", "potrzebuję pomocy"].map((it) => [it, "help"] as const),
  ...["człowiek", "human", "оператор"].map((it) => [it, "human"] as const),
  ...["język", "zmień język", "language", "мова"].map((it) => [it, "language"] as const),
];

test.each(short)("«%s» is the command %s, and always surely understood", (text, command) => {
  expect(commandIn(text)).toBe(command);
  // Outside a conversation, a call for help is a call for a person.
  expect(understand(text)).toMatchObject({ kind: "sure", intent: command === "help" ? "human" : command });
});

test.each([
  "",
  " ",
  "anuluj zamówienie",
  "mam problem z menu",
  "123456",
  "nie mogę wrócić",
  "back pain",
  "menu ".repeat(50),
  "pomoc nie przyszła",
  "stop sending me this",
  "człowiek z dziekanatu",
  "мова не та",
])("«%s» is input, not a command", (text) => {
  expect(commandIn(text)).toBeUndefined();
});

test.each([
  ["dalej", "next"],
  ["далі", "next"],
  ["next", "next"],
  ["tak", "yes"],
  ["nie", "no"],
  ["ні", "no"],
])("the short answer «%s» is always sure", (text, intent) => {
  expect(understand(text)).toMatchObject({ kind: "sure", intent });
});
