import { t } from "../../dialogs/kit/text";
import { interruptsStep } from "./textIntent";
import type { Understood } from "../understanding";
import type { TurnDraft } from "./turnDraft";

const afraid =
  /(?<!\p{L})(?:boj[eę]|stresuj[eę]|panikuj[eę]|przeraża|przeraza|scared|afraid|terrified|panicking|freaking out|stressed|боюс[яь]|страшно|панікую|хвилююс[яь])(?!\p{L})/iu;
/** Somebody who fears other people hears no word on what they might break: that would answer another fear. */
const ofPeople =
  /(?:hack|haker|хакер|scam|oszus|oszuk|шахра|fałsz|falsz|fake|podszyw|pretend|видає себе|włama|wlama|złama|steal|stole|ukra|вкрад|украл|ktoś|ktos|somebody|someone|хтось|spying|szpieg|шпиг)/iu;
const notAfraid = /(?<!\p{L})(?:nie|not|не)\s(?:si[eę]\s)?(?:boj[eę]|stresuj[eę]|panikuj[eę]|scared|afraid|боюс)/iu;

/**
 * Puts a reassuring sentence before the answer if the author says that they are afraid, unless they want to revoke or block
 * something.
 */
export function comfort(draft: TurnDraft, text: string, understood: Understood): void {
  const isAnswered = understood.kind === "sure" || understood.kind === "likely";
  if (isAnswered && !interruptsStep(understood) && afraid.test(text) && !notAfraid.test(text) && !ofPeople.test(text))
    draft.outputs.push({ kind: "say", notice: { text: t("says.calm") } });
}
