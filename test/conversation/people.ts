import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { dialogs, intents, invitesWords, notices, signIn, writeBack } from "../../dialogs";
import type { Data } from "../../dialogs/kit/dialog";
import { languages, type Text } from "../../dialogs/kit/text";
import { loadCatalog } from "../../src/conversation/catalog";
import type { TurnContext } from "../../src/conversation/turnContext";
import type { Frame, Chat } from "../../src/conversation/chat";
import { dialogOf, type Script } from "../../src/conversation/script";
import { loadInstitution } from "../../src/config/institution";
import { readReply } from "../support/understanding";

export const root = resolve(__dirname, "../..");

const { institution, problems } = loadInstitution(readFileSync(join(root, "dialogs/institutions/opole.yaml"), "utf8"));
if (!institution) throw new Error(problems.join("\n"));

/** The script and the texts the product runs, with Opole's institution file. */
export const script: Script = {
  dialogs,
  intents,
  notices,
  signIn,
  invitesWords,
  writeBack,
  institution,
  practice: {
    missedKeptDays: 0,
    asksModel: false,
  },
};
export const catalog = loadCatalog(join(root, "dialogs/locales"), institution.timeZone);

export const inAllLanguages = (text: Text): readonly string[] => languages.map((lang) => catalog.say(text, lang));

/** A clock that stands at `now` and names that count up. */
export function surroundings(now = 0, run: Script = script, say = inAllLanguages): TurnContext {
  let named = 0;
  return { script: run, now, newAskId: () => `at${++named}`, inAllLanguages: say, readReply };
}

export function aChat(it: Partial<Chat> = {}): Chat {
  return {
    address: {},
    lang: "pl",
    langChosen: false,
    signedIn: false,
    frame: null,
    trail: [],
    paused: {},
    seen: [],
    reachable: true,
    lastSeenAt: 0,
    ...it,
  };
}

export const linked = { account: "usos:1", signedIn: true, firstName: "Anna" } as const;

/** A frame at a step as if its card had just been shown with all its choices. */
export function frameAt(dialog: string, step: string, data: Data = {}): Frame {
  const found = dialogOf(script, dialog);
  const offered = Object.keys(found?.steps[step]?.on ?? {});
  return { dialog, version: found?.version ?? 0, step, data: { ...data }, at: "here", offered, waiting: false };
}
