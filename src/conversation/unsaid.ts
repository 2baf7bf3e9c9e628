import type { Standing } from "../../dialogs/kit/entries";
import { unsaidIn } from "../understanding";
import type { Bearings } from "./bearing";
import { areKin } from "./matters";

const withCard: ReadonlySet<Standing | undefined> = new Set<Standing>([
  "active",
  "mayExtend",
  "extending",
  "extensionReady",
]);
const withCodes: ReadonlySet<Standing | undefined> = new Set<Standing>(["ready"]);

/** The intents about things a student is asked to have, so that going without it is a question. */
const advised: ReadonlySet<string> = new Set(["profilZaufany", "bankProfile", "plastic", "noPesel", "photo"]);

/** The intent of a question that leaves its object unsaid, by what was spoken of and by the state of the card. */
export function unsaidHere(text: string, { here, earlier, onward, standing }: Bearings): string | undefined {
  const asked = unsaidIn(text);
  const isAbout = (intent: string): boolean => [...here, ...earlier].some((it) => areKin(intent, it));
  switch (asked) {
    case "without":
      return here[0] !== undefined && advised.has(here[0]) ? here[0] : undefined;
    case "whereTo":
      return onward.has("officeContact") || here.some((it) => areKin("officeContact", it)) || standing === "refused"
        ? "officeContact"
        : undefined;
    case "untilWhen":
      return withCard.has(standing) ? "validity" : undefined;
    case "stillWorks":
      return withCard.has(standing) ? "status" : undefined;
    case "anew":
      // Codes that wait are ordered anew where a phone is changed.
      return withCodes.has(standing) && (isAbout("showCode") || isAbout("activate")) ? "newPhone" : undefined;
    case "isOrdered":
      return standing === undefined || standing === "signedOut" ? undefined : "status";
    default:
      return undefined;
  }
}

/** Narrower questions that a broad one means where something is ended: «a plastikowa też?» */
const narrowerAtEnding: Readonly<Record<string, string>> = {
  plastic: "blockAndPlastic",
  activate: "keepsOtherDocuments",
};
/** Cards at which a student is about to end a card. */
const endings: ReadonlySet<string> = new Set([
  "revoke",
  "undoRevoke",
  "whatIsRevoking",
  "revokeWhen",
  "blockAndPlastic",
]);

/** The narrower question that an intent means below what stands; the intent itself if there is none. */
export function narrowed(intent: string, { here, earlier }: Bearings, text: string): string {
  const isEnding =
    here.some((it) => endings.has(it)) ||
    (endings.has(earlier.at(-1) ?? "") && here.some((it) => areKin(it, "revoke")));
  if (!isEnding || !other.test(text)) return intent;
  return narrowerAtEnding[intent] ?? intent;
}
/** «Also» and «other» add something to what was spoken of. */
const other = /(?<!\p{L})(?:też|tez|także|również|inne|also|too|as well|other|теж|також|тоже|інші|другі)(?!\p{L})/iu;
