import { stay, type Next } from "../../dialogs/kit/dialog";
import { t } from "../../dialogs/kit/text";
import { wayBack } from "./problem";
import { isLetter, situationOf } from "./situation";
import type { TurnDraft } from "./turnDraft";

/** Invites a story that has only begun to go on; undefined in a letter, where it is told to people. */
export const tellMe = (draft: TurnDraft): Next | undefined =>
  isLetter(situationOf(draft)) ? undefined : stay({ say: [{ text: t("says.tellMe"), opens: wayBack(draft) }] });
