import type { AnswerChoice } from "./answer";
import type { CardState } from "./cardState";
import type { StepContext } from "./dialog";
import type { Standing } from "./entries";

/** The choices of an answer once the state of the card is known: those of the answers, and what stands in for some of them. */
export type PossibleChoice = AnswerChoice | "whenExtend" | "cancelOrder";

/** The way to a card for a student without one: an order, or, if USOS refused one when it was last asked, the advice about that. */
export const wayToCard = ({ refusedAt }: Pick<StepContext, "refusedAt">): "order" | "eligibility" =>
  refusedAt === undefined ? "order" : "eligibility";

/** The button that ends the card or the order that a student has. */
export const wayToEnd = {
  ordered: "cancelOrder",
  ready: "cancelOrder",
  active: "revoke",
  mayExtend: "revoke",
  extending: "cancelExtension",
  extensionReady: "cancelExtension",
} as const satisfies Record<Exclude<CardState, "none">, string>;

const withoutCard: readonly Standing[] = ["none", "refused"];
const withCard: readonly Standing[] = ["active", "mayExtend", "extending", "extensionReady"];
const anyOrder: readonly Standing[] = ["ordered", "ready", ...withCard];
const signedIn: readonly Standing[] = [...withoutCard, ...anyOrder];

/** The states in which a button of an answer does something. A button that is not listed does in every state. */
const useful: Readonly<Partial<Record<AnswerChoice, readonly Standing[]>>> = {
  order: ["signedOut", "none"],
  eligibility: ["signedOut", ...withoutCard],
  status: ["signedOut", ...anyOrder],
  activate: ["signedOut", ...withoutCard, "ordered", "ready"],
  code: ["signedOut", "ready", "extensionReady"],
  newPhone: ["signedOut", ...withCard],
  lostPhone: ["signedOut", ...anyOrder],
  extend: ["signedOut", "mayExtend"],
  revoke: ["signedOut", ...withCard],
  unlink: signedIn,
  chats: signedIn,
};

/** Choices that may help a student for whom an order or an extension is out of the question now. */
const instead: Readonly<Partial<Record<AnswerChoice, Readonly<Partial<Record<Standing, PossibleChoice>>>>>> = {
  order: { refused: "eligibility", ready: "code", extensionReady: "code" },
  extend: { active: "whenExtend", extensionReady: "code" },
  revoke: { ordered: wayToEnd.ordered, ready: wayToEnd.ready },
};

/** The buttons of an answer that can do something for a student in this state, each once; all of them if the state is unknown. */
export function possibleChoices(
  wanted: readonly AnswerChoice[],
  standing: Standing | undefined,
): readonly PossibleChoice[] {
  if (standing === undefined) return wanted;
  const found = wanted.flatMap((it): PossibleChoice[] => {
    const isUseful = useful[it]?.includes(standing) ?? true;
    const other = instead[it]?.[standing];
    if (isUseful) return [it];
    return other === undefined ? [] : [other];
  });
  return [...new Set(found)];
}
