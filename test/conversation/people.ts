import { join } from "node:path";
import { accountNamed } from "../support/ids";
import { saying } from "../../dialogs";
import type { Data } from "../../dialogs/kit/dialog";
import { languages, type Text } from "../../dialogs/kit/text";
import { loadCatalog, type Catalog } from "../../src/conversation/catalog";
import { newChat } from "../../src/conversation/incoming";
import type { TurnContext } from "../../src/conversation/turnContext";
import type { Frame, Chat } from "../../src/conversation/chat";
import { dialogOf, type Script } from "../../src/conversation/script";
import type { Institution } from "../../dialogs/kit/institution";
import { answersFor } from "../../dialogs/kit/answersFor";
import { loadAnswerFiles } from "../../src/conversation/answers";
import { institutionOf } from "../support/institution";
import { onceAWorker } from "../support/jest/onceAWorker";
import { root } from "../support/root";
import { noticeAddress } from "../../src/privacy/notice/routes";
import { interpreted, rank, readReply } from "../support/understanding";

const folder = join(root, "dialogs");
const answerFiles = () => onceAWorker("answer files", () => loadAnswerFiles(folder));

/** The script the product runs at an institution. */
export const scriptAt = (institution: Institution): Script => ({
  ...saying,
  institution,
  answers: answersFor(answerFiles(), institution),
  practice: {
    missedKeptDays: 0,
    asksModel: false,
  },
  noticeUrl: noticeAddress(institution, () => "https://legitka.test"),
});
export const catalogAt = (institution: Institution) =>
  onceAWorker(`catalog at ${JSON.stringify(institution)}`, () => loadCatalog(folder, institution, answerFiles()));

export const script = scriptAt(institutionOf());
export const catalog = catalogAt(institutionOf());

type InAllLanguages = TurnContext["inAllLanguages"];
const inAllLanguagesKnown = new WeakMap<Catalog, InAllLanguages>();

/** One function for each catalog, as in the product, because what is made of its labels is cached by it. */
export function inAllLanguagesOf(of: Catalog): InAllLanguages {
  const known: InAllLanguages =
    inAllLanguagesKnown.get(of) ?? ((text: Text) => languages.map((lang) => of.say(text, lang)));
  inAllLanguagesKnown.set(of, known);
  return known;
}
export const inAllLanguages = inAllLanguagesOf(catalog);

/** Surroundings of a turn for tests: the clock stands still at `now`, and ids count up. */
export function surroundings(now = 0, run: Script = script, say = inAllLanguages): TurnContext {
  let named = 0;
  return {
    script: run,
    now,
    newAskId: () => `at${++named}`,
    inAllLanguages: say,
    readReply,
    rank,
    understand: interpreted,
  };
}

export const aChat = (it: Partial<Chat> = {}): Chat => ({
  ...newChat("pl"),
  address: {},
  reachable: true,
  lastSeenAt: 0,
  ...it,
});

export const linked = { account: accountNamed("usos:1"), signedIn: true, firstName: "Anna" } as const;

/** A frame at a step, as if its card had just been shown and had offered all its choices. */
export function frameAt(dialog: string, step: string, data: Data = {}): Frame {
  const found = dialogOf(script, dialog);
  const offered = Object.keys(found?.steps[step]?.on ?? {});
  return { dialog, version: found?.version ?? 0, step, data: { ...data }, askId: "here", offered, waiting: false };
}

/** USOS's words for a reason, as the institution's file knows them. */
export function usosWords(reason: string): { pl: string } {
  const [known] = Object.entries(institutionOf().usos.reasons).find(([name]) => name === reason)?.[1] ?? [];
  if (known === undefined) throw new Error(`the institution's file has no words for «${reason}»`);
  return { pl: `Odmowa: ${known}.` };
}
