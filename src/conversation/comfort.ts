import { t } from "../../dialogs/kit/text";
import { interruptsStep } from "./textIntent";
import type { Understood } from "../understanding";
import type { TurnDraft } from "./turnDraft";

const afraid =
  /(?<!\p{L})(?:boj[eę]|stresuj[eę]|panikuj[eę]|przeraża|przeraza|scared|afraid|terrified|panicking|freaking out|stressed|боюс[яь]|страшно|панікую|хвилююс[яь])(?!\p{L})/iu;
const notAfraid = /(?<!\p{L})(?:nie|not|не)\s(?:si[eę]\s)?(?:boj[eę]|stresuj[eę]|panikuj[eę]|scared|afraid|боюс)/iu;
/** Other people whom the author fears. «Nothing changes without you» is no answer to that. */
const ofOthers =
  /haker|hacker|хакер|podszyw|pretend|видає себе|kto[sś]|somebody|someone|хтось|ukra|вкра|зламал|oszu|krad|w[lł]ama|szpieg|scam|fraud|fake|thie[fv]|steal|stole|spying|шахра|обман|крад/iu;

/**
 * Puts a reassuring sentence before the answer if the author says that they are afraid, unless they want to revoke or block
 * something, or fear other people.
 */
export function comfort(draft: TurnDraft, text: string, understood: Understood): void {
  const isAnswered = understood.kind === "sure" || understood.kind === "likely";
  if (isAnswered && !interruptsStep(understood) && afraid.test(text) && !notAfraid.test(text) && !ofOthers.test(text))
    draft.outputs.push({ kind: "say", notice: { text: t("says.calm") } });
}
