import { fold } from "./fold";
import { wording } from "./wording";

const denying = wording(
  `^…2 (nie | ні) …1 (o | chodzi* | pytam | pytał* | mówi* | to) …7 $ | ^…2 nie (zgubi* | sprzeda*) …6 $
  | ^…2 not (about | the | that | my) …6 $ | ^…2 i (do not | don't | dont | didn't | didnt | did not) (mean | ask | say | lose | lost) …6 $
  | ^…2 (не | нє) (про | о | питаю | питав* | питала | те | за) …7 $ | ^…2 при чом* …6 $`,
);
/** Words that only lead up to the thing that is meant. */
const leads = wording(
  `^ [no | nie | ale | tylko | a | but | ні | нє | та | але | lol] [nie | no | ні | lol] (pytam | pytałem | pytałam | chodzi mi | chodzi | i mean | i meant | i'm asking | i am asking | i asked | я про | я питаю | питаю)
  | ^ (lol nie | no no | ні ні | not that | nie nie)`,
);
const pieces = /[,.;!?\n]+|(?<!\s)\s+(?=(?:tylko|lecz|but|тільки|лише|а)\s)/iu;

/** A text that corrects what it was taken for. */
export interface ToldApart {
  /** The part that is denied; empty if nothing is named. */
  readonly denied: string;
  readonly meant: string;
}

/** Tells what a text means from what it says that it does not: «nie o telefon pytam, tylko o bank». Undefined if it corrects nothing. */
export function toldApart(text: string): ToldApart | undefined {
  const parts = text.split(pieces).filter((it) => /[\p{L}\p{N}]/u.test(it));
  const denied = parts.filter((it) => denying.isIn(fold(it)));
  const meant = parts.filter((it) => !denied.includes(it));
  const corrects = denied.length > 0 || leads.isIn(fold(text));
  if (!corrects || meant.length === 0) return undefined;
  return { denied: denied.join(", "), meant: meant.join(", ") };
}
