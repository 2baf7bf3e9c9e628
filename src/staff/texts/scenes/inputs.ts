import { repliesIn, type Reply } from "../../../../dialogs/kit/replies";
import type { Happening } from "../../../../dialogs/kit/effects";
import type { Input } from "../../../conversation/turnContext";
import { happenings } from "./happeningSamples";

type Understood = NonNullable<Extract<Input, { kind: "content" }>["understood"]>;

export const said = (text: string, understood: Understood = { kind: "nothing" }): Input => ({
  kind: "content",
  content: { kind: "text", text },
  understood,
});

export const pressed = (button: string, input?: string): Input => ({
  kind: "content",
  content: { kind: "button", button, ...(input === undefined ? {} : { input }) },
});

/** Texts that students write into the field of a card, or instead of it. */
export const written = [
  "ab",
  "123",
  "123456",
  "Nie działa mi kod",
  "a jednak to niepotrzebne",
  "usuń ostatnie zdanie",
  "kto to czyta i kiedy odpowie?",
  "telefon się znalazł",
  "x".repeat(2500),
];

export const hello: Input = { kind: "content", content: { kind: "hello" } };

const attached = ["image", "audio", "file"] as const;
const repairs = ["repeat", "restart", "misunderstood", "wait", "worked", "undo"] as const;

/** Inputs that students make at any step, whatever it asks. */
export const anywhere: readonly Input[] = [
  said("wstecz", { kind: "command", command: "back" }),
  said("pomoc", { kind: "command", command: "help" }),
  said("anuluj", { kind: "command", command: "cancel" }),
  said("człowiek", { kind: "command", command: "human" }),
  ...["yes", "no", "next", "stuck", "thanks", "bye", "whatIsIt"].map((intent) =>
    said("to", { kind: "sure", intent, lang: "pl" }),
  ),
  ...repairs.map((repair) => said("hm", { kind: "repair", repair })),
  said("boję się", { kind: "sure", intent: "whatIsIt", lang: "pl" }),
  said("czy to bezpieczne", { kind: "sure", intent: "safety", lang: "pl" }),
  said("what is it?", { kind: "sure", intent: "whatIsIt", lang: "en" }),
  said("hm", { kind: "likely", intent: "order", others: ["status"] }),
  said("hm", { kind: "unsure", guesses: ["order", "status", "thanks"] }),
  said("hm"),
  said(""),
  said("x".repeat(5000)),
  { kind: "content", content: { kind: "text", text: "hm" }, understood: { kind: "nothing" }, masked: true },
  pressed("?"),
  ...attached.map((type): Input => ({ kind: "content", content: { kind: "attachment", type } })),
  ...attached.map((beside): Input => ({ kind: "content", content: { kind: "text", text: "menu", beside } })),
  { kind: "content", content: { kind: "formFailed" } },
];

/** Everything that can happen while a student is elsewhere. */
export const happening: readonly Input[] = Object.values(happenings).flatMap((all: readonly Happening[]) =>
  all.map((it): Input => ({ kind: "happening", happening: it })),
);

/** The replies that the understanding may find in a text, each once. */
export const everyReply: readonly Reply[] = [...new Set(Object.values(repliesIn).flat())];
