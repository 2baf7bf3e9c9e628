import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Standing } from "../../dialogs/kit/entries";
import type { Output } from "../../src/conversation/turnContext";
import type { Chat, Frame } from "../../src/conversation/chat";
import { dialogOf } from "../../src/conversation/script";
import { languages, type Lang } from "../../dialogs/kit/text";
import { interpreted } from "../support/understanding";
import { frameAt, linked, script } from "./people";
import { opensOf, said, Talk } from "./talk";

/**
 * A message that somebody typed who knew nothing of the product, with the place and the state they were in and what would have served them.
 * The conversations of one half are for finding weights, those of the other for measuring alone.
 */
export interface Message {
  readonly id: string;
  readonly half: "dev" | "held";
  /** The verdict of whoever typed it: the answer was right, a button led to it, or it was wrong or lost. */
  readonly verdict: string;
  readonly standing: Standing;
  readonly stands: string;
  readonly wanted: string;
  readonly lang: Lang;
  readonly text: string;
}

export const messages = (): Message[] =>
  readFileSync(join(__dirname, "strangers.tsv"), "utf8")
    .trim()
    .split("\n")
    .map((line) => {
      const [id = "", half, verdict = "", standing = "", stands = "", wanted = "", text = ""] = line.split("\t");
      const lang = languages.find((it) => id.startsWith(it)) ?? "pl";
      return {
        id,
        half: half === "dev" ? "dev" : "held",
        verdict,
        standing: standing === "out" ? "signedOut" : (standing as Standing),
        stands,
        wanted,
        lang,
        text,
      };
    });

/** `dialog.step;name=value`, or `advice:topic`. */
function frameOf(place: string): Frame {
  const [at = "", ...data] = place.split(";");
  const [whole = "", about] = at.split(":");
  const [dialog = "", step] = whole.split(".");
  const known = Object.fromEntries(data.map((it) => it.split("=") as [string, string]));
  const found = frameAt(dialog, step ?? dialogOf(script, dialog)?.first ?? "", about ? { about } : known);
  const progress = dialogOf(script, dialog)?.numbered?.indexOf(found.step) ?? -1;
  return progress < 0 ? found : { ...found, progress: progress + 1 };
}

/** The chat as it was when a message was typed. */
export function chatOf({ standing, stands, lang }: Message): Partial<Chat> {
  const [places = "", ...lately] = (stands.split("<")[0] ?? "").split("^");
  const here = frameOf(places);
  const behind = stands.split("<").slice(1).map(frameOf);
  const paused = Object.fromEntries(
    behind
      .filter(({ dialog }) => dialogOf(script, dialog)?.resumable)
      .map((it) => [it.dialog, { ...it, askId: "left" }]),
  );
  const state =
    standing === "signedOut" ? {} : { ...linked, cardState: standing === "refused" ? ("none" as const) : standing };
  return {
    lang,
    langChosen: true,
    ...state,
    ...(standing === "refused" && { orderRefusedAt: "2026-11-30" }),
    frame: here,
    ...(lately.length > 0 && { lately }),
    trail: behind.map((it) => ({ ...it, askId: "left" })),
    paused,
  };
}

export type Came = "opened" | "button" | "missed";

export function replay(message: Message): { readonly came: Came; readonly what: string } {
  const talk = new Talk(chatOf(message));
  const before = talk.person.frame?.askId;
  const outputs = talk.says(message.text, interpreted(message.text));
  const { frame } = talk.person;
  const moved =
    frame !== null && (frame.askId !== before || outputs.some((it) => it.kind === "ask" || it.kind === "read"));
  const places = [
    ...(moved ? placesOf(frame.dialog, frame.step, frame.data) : []),
    ...cardsOf(outputs),
    ...said(outputs).map((it) => `say:${it}`),
  ];
  const buttons = opensOf(outputs).flatMap(({ dialog, data }) => placesOf(dialog, "", data ?? {}));
  const is = (wanted: string, among: readonly string[]): boolean =>
    wanted.split("&").every((it) => among.some((place) => place === it || place.startsWith(`${it}.`)));
  const all = message.wanted.split("|");
  const came = all.some((it) => is(it, places))
    ? "opened"
    : all.some((it) => is(it, [...places, ...buttons]))
      ? "button"
      : "missed";
  return { came, what: [...places, ...(buttons.length > 0 ? [`[${buttons.join(" ")}]`] : [])].join(" ") };
}

function placesOf(dialog: string, step: string, data: Readonly<Record<string, unknown>>): string[] {
  const about = data["about"];
  if (dialog === "advice") return [`advice:${String(about)}`];
  const then = dialog === "link" && typeof data["then"] === "string" ? [`link>${data["then"]}`] : [];
  return [step === "" ? dialog : `${dialog}.${step}`, ...then];
}

const cardsOf = (outputs: readonly Output[]): string[] =>
  outputs.flatMap((it) => (it.kind === "ask" ? placesOf(it.frame.dialog, it.frame.step, it.frame.data) : []));
