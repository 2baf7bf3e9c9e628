import type { Card, Opening } from "../../dialogs/kit/card";
import type { Facts } from "../../dialogs/kit/facts";
import type { Happening, Obstacle } from "../../dialogs/kit/effects";
import { textsOf } from "../../dialogs/kit/text";
import type { Content } from "../../src/conversation/ports";
import { choiceButton } from "../../src/conversation/buttons";
import { advance } from "../../src/conversation/engine";
import type { Input, Output, TurnContext } from "../../src/conversation/turnContext";
import type { Understood } from "../../src/understanding";
import type { Frame, Chat } from "../../src/conversation/chat";
import { aChat, script, surroundings } from "./people";

/** A conversation with the engine alone: a test puts in what a person does, and gets out what the engine wants done. */
export class Talk {
  now = 0;
  person: Chat;
  private readonly around: ReturnType<typeof surroundings>;

  constructor(person: Partial<Chat> = {}, run = script, inAllLanguages?: TurnContext["inAllLanguages"]) {
    this.person = aChat(person);
    this.around = surroundings(0, run, inAllLanguages);
  }

  get frame(): Frame {
    if (!this.person.frame) throw new Error("the conversation rests");
    return this.person.frame;
  }

  /** `dialog.step` */
  get at(): string {
    return this.person.frame ? `${this.frame.dialog}.${this.frame.step}` : "nowhere";
  }

  does(input: Input): readonly Output[] {
    const turned = advance(this.person, input, { ...this.around, now: this.now });
    this.person = turned.chat;
    return turned.outputs;
  }

  hello = () => this.sends({ kind: "hello" });
  sends = (content: Content) => this.does({ kind: "content", content });
  commands = (command: Extract<Understood, { kind: "command" }>["command"]) =>
    this.says(command, { kind: "command", command });
  means = (intent: string, text = intent) => this.says(text, { kind: "sure", intent, lang: "pl" });
  says = (text: string, understood: Understood = { kind: "nothing" }) =>
    this.does({ kind: "content", content: { kind: "text", text }, understood });
  presses = (button: string, input?: string, on?: string) =>
    this.sends({ kind: "button", button, on, ...(input === undefined ? {} : { input }) });
  /** Presses a choice of the current card. */
  chooses = (choice: string, input?: string) => this.presses(choiceButton(this.frame, choice), input);
  learns = (facts: Partial<Facts> | Obstacle) => this.does({ kind: "facts", askId: this.frame.askId, facts });
  hears = (happening: Happening, at?: string) =>
    this.does({ kind: "happening", happening, ...(at === undefined ? {} : { askId: at }) });
}

/** The keys of the notices that were said beside a card. */
export const said = (outputs: readonly Output[]): string[] =>
  outputs.flatMap((it) => {
    if (it.kind !== "say") return [];
    const texts = Array.isArray(it.notice.text) ? it.notice.text : [it.notice.text];
    return texts.map((text: object) => ("key" in text ? String(text.key) : "verbatim"));
  });

/** The dialogs that the buttons below those notices open. */
export const opensOf = (outputs: readonly Output[]): Opening[] =>
  outputs.flatMap((it) => (it.kind === "say" ? (it.notice.opens ?? []) : []));

/** The steps whose cards were shown. */
export const asked = (outputs: readonly Output[]): string[] =>
  outputs.flatMap((it) => (it.kind === "ask" ? [`${it.frame.dialog}.${it.frame.step}`] : []));

/** The newest card that was shown, with the keys of its texts. */
export function cardOf(outputs: readonly Output[]): Card & { readonly keys: readonly string[] } {
  const found = outputs.findLast((it) => it.kind === "ask");
  if (found?.kind !== "ask") throw new Error("no card was shown");
  return { ...found.card, keys: textsOf(found.card).map((it) => ("key" in it ? it.key : "")) };
}

export const effects = (outputs: readonly Output[]): string[] =>
  outputs.flatMap((it) => (it.kind === "do" ? [it.effect.kind] : []));
