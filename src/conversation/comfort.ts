import { t } from "../../dialogs/kit/text";
import { interruptsStep } from "./textIntent";
import type { Understood } from "../understanding";
import type { TurnDraft } from "./turnDraft";

const afraid =
  /(?<!\p{L})(?:boj[eę]|stresuj[eę]|panikuj[eę]|przeraża|przeraza|scared|afraid|terrified|panicking|freaking out|stressed|боюс[яь]|страшно|панікую|хвилююс[яь])(?!\p{L})/iu;
const notAfraid = /(?<!\p{L})(?:nie|not|не)\s(?:si[eę]\s)?(?:boj[eę]|stresuj[eę]|panikuj[eę]|scared|afraid|боюс)/iu;

/**
 * Puts a reassuring sentence before the answer if the author says that they are afraid, unless they want to revoke or block
 * something.
 */
export function comfort(draft: TurnDraft, text: string, understood: Understood): void {
  const isAnswered = understood.kind === "sure" || understood.kind === "likely";
  if (isAnswered && !interruptsStep(understood) && afraid.test(text) && !notAfraid.test(text))
    draft.outputs.push({ kind: "say", notice: { text: t("says.calm") } });
}
