import { join } from "node:path";
import type { Lang } from "../../dialogs/kit/text";
import type { Institution } from "../../dialogs/kit/institution";
import { loadAnswerFiles } from "../../src/conversation/answers";
import { loadStaffAnswerFiles, staffAnswersFor } from "../../src/conversation/staffAnswers";
import { loadCatalog } from "../../src/conversation/catalog";
import { createLiveCatalog } from "../../src/conversation/liveCatalog";
import type { Noted } from "../../src/helpdesk/auditChain";
import { createLog } from "../../src/ops/log";
import type { Store } from "../../src/store/port";
import { createTexts } from "../../src/texts";
import type { Editor, Outcome, Target, TextsDesk } from "../../src/texts/desk";
import { institutionOf } from "../support/institution";
import { onceAWorker } from "../support/jest/onceAWorker";
import { root } from "../support/root";

export const anna: Editor = { id: "slack:T1:UANNA", name: "Anna", role: "publisher" };
export const ola: Editor = { id: "slack:T1:UOLA", name: "Ola", role: "editor" };
export const piotr: Editor = { id: "slack:T1:UPIOTR", name: "Piotr", role: "viewer" };

/** A text of the release that tests edit: its Polish, and what it says once it is edited. */
export const aText = { key: "menu.link", shipped: "Zaloguj się przez USOS", said: "Zaloguj się w USOS" } as const;

const folder = join(root, "dialogs");

/** The texts of a release; `change` rewords some of them, as a later release may. */
export const releaseAt = (institution: Institution = institutionOf()) =>
  onceAWorker(`release of texts at ${JSON.stringify(institution)}`, () => {
    const answerFiles = loadAnswerFiles(folder);
    const staffAnswers = staffAnswersFor(loadStaffAnswerFiles(folder), institution);
    return { folder, answerFiles, staffAnswers, institution, catalog: loadCatalog(folder, institution, answerFiles) };
  });

/** A text as it is now on the screen of a member of the staff. */
export async function seenAt(desk: TextsDesk, key: string, lang: Lang = "pl"): Promise<Target> {
  const entry = await desk.entry(key);
  return { key, lang, rev: entry?.texts[lang].rev ?? 0 };
}

/** Saves a draft and publishes it. */
export async function publishAt(
  desk: TextsDesk,
  key: string,
  text: string,
  lang: Lang = "pl",
  by = anna,
): Promise<Outcome> {
  await desk.saveDraft(by, await seenAt(desk, key, lang), text);
  return desk.publish(by, [await seenAt(desk, key, lang)]);
}

/** A process of the product, as far as it edits and says texts. */
export function processOn(store: Store, release = releaseAt(), clock = () => Date.parse("2026-11-23T09:00:00Z")) {
  const live = createLiveCatalog(release.catalog);
  const noted: Noted[] = [];
  const logLines: string[] = [];
  let ids = 0;
  const { desk, follower } = createTexts({
    ...release,
    store,
    live,
    clock,
    ids: () => String(++ids),
    log: createLog("info", { write: (line) => void logLines.push(line) }),
    audit: {
      note: (it) => {
        noted.push(it);
        return Promise.resolve(true);
      },
    },
  });
  return {
    desk,
    follower,
    live,
    noted,
    logLines,
    /** The text that students read under this key. */
    says: (key: string, lang: Lang = "pl"): string => live.say({ key }, lang),
    /** A text as it is now on the screen of a member of the staff. */
    seen: (key: string, lang?: Lang) => seenAt(desk, key, lang),
    /** Saves a draft and publishes it. */
    publishes: (key: string, text: string, lang?: Lang, by?: Editor) => publishAt(desk, key, text, lang, by),
  };
}

export const codesOf = (it: Outcome): string[] => (it.ok ? [] : it.refusals.map(({ code }) => code));
