import { fold } from "./fold";

/** A command a student can type anywhere, even where free text is expected. */
export type Command = "menu" | "cancel" | "back" | "help" | "human" | "language";

const words: Readonly<Record<Command, readonly string[]>> = {
  menu: [
    "menu",
    "start",
    "menu główne",
    "główne menu",
    "pokaż menu",
    "do menu",
    "main menu",
    "show menu",
    "back to menu",
    "меню",
    "головне меню",
    "до меню",
    "старт",
  ],
  cancel: [
    "anuluj",
    "przerwij",
    "rezygnuję",
    "zrezygnuj",
    "cancel",
    "stop",
    "quit",
    "abort",
    "exit",
    "never mind",
    "nevermind",
    "скасувати",
    "скасуй",
    "відміна",
    "відмінити",
    "стоп",
    "отмена",
    "skasuvaty",
  ],
  back: [
    "wstecz",
    "wróć",
    "cofnij",
    "powrót",
    "cofnij się",
    "back",
    "go back",
    "previous",
    "назад",
    "повернутись",
    "повернутися",
    "nazad",
  ],
  help: [
    "pomoc",
    "pomocy",
    "pomóż",
    "pomóż mi",
    "potrzebuję pomocy",
    "potrzebna pomoc",
    "proszę o pomoc",
    "pomocy proszę",
    "help",
    "help me",
    "i need help",
    "help please",
    "please help",
    "can you help me",
    "pomożesz mi",
    "pomożecie",
    "допомога",
    "допоможи",
    "допоможіть",
    "потрібна допомога",
    "мені потрібна допомога",
    "помогите",
    "допоможіть будь ласка",
    "допоможи будь ласка",
    "можеш допомогти",
  ],
  human: ["człowiek", "konsultant", "human", "agent", "operator", "talk to human", "support", "людина", "оператор"],
  language: [
    "język",
    "zmień język",
    "zmiana języka",
    "language",
    "change language",
    "switch language",
    "мова",
    "змінити мову",
    "зміни мову",
    "зміна мови",
  ],
};

const commands = new Map(
  (Object.keys(words) as Command[]).flatMap((command) => words[command].map((word) => [fold(word), command] as const)),
);

/**
 * The command a text consists of, ignoring case, accents and punctuation; undefined if the text has anything else in it or is longer than
 * 60 characters. Steps that take free text use it too: everything else there belongs to the input.
 */
export function commandIn(text: string): Command | undefined {
  return text.length <= 60 ? commands.get(fold(text)) : undefined;
}
