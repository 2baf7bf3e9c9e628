import type { Fact } from "./kit/card";
import type { StepContext } from "./kit/dialog";
import type { HeldFacts } from "./kit/facts";
import { t, verbatim, type Text } from "./kit/text";

interface Whence {
  /** The dialog the student was in. */
  readonly dialog?: string | undefined;
  readonly step?: string | undefined;
  readonly error?: string | undefined;
}

/** Everything that support gets besides the student's own text; `src/tickets/post.ts` sends the same. */
export function besideWords(
  { dialog: at, step, error }: Whence,
  held: HeldFacts,
  placeOf: StepContext["placeOf"],
): Fact[] {
  const { firstName, chatName, studentNumber, orderPhase, refusal } = held;
  const place = at === undefined ? undefined : placeOf(at, step);
  return [
    ...(firstName !== null ? [{ name: t("escalate.fact.name"), value: verbatim(firstName) }] : []),
    ...(firstName === null && chatName !== null
      ? [{ name: t("escalate.fact.chatName"), value: verbatim(chatName) }]
      : []),
    ...(studentNumber !== null ? [{ name: t("escalate.fact.studentNumber"), value: verbatim(studentNumber) }] : []),
    ...(place !== undefined ? [{ name: t("escalate.fact.where"), value: place }] : []),
    ...(orderPhase ? [{ name: t("escalate.fact.status"), value: t(`timeline.${orderPhase}`) }] : []),
    ...(refusal && Object.values(refusal).some((it) => it !== "")
      ? [{ name: t("escalate.fact.refusal"), value: { words: refusal } }]
      : []),
    ...(error ? [{ name: t("escalate.fact.error"), value: troubleIn(error) }] : []),
  ];
}

const troubles: Readonly<Record<string, Text | undefined>> = {
  maintenance: t("escalate.troubles.maintenance"),
  signedOut: t("escalate.troubles.signedOut"),
  busy: t("escalate.troubles.busy"),
  timeout: t("escalate.troubles.timeout"),
  unavailable: t("escalate.troubles.unavailable"),
  unauthorized: t("escalate.troubles.unauthorized"),
  refused: t("escalate.troubles.refused"),
  orderUnclear: t("escalate.troubles.orderUnclear"),
};

/** A code that came through a button could be anything, so only the known codes are replaced by readable words. */
const troubleIn = (code: string): Text =>
  (Object.hasOwn(troubles, code) ? troubles[code] : undefined) ?? verbatim(code);
