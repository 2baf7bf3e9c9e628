import { daysAfter, localDate } from "../dates";
import type { Order, Student } from "../state";
import { afterRevoking, isOpen, stageOf } from "./stage";
import type { LangDict, Wording } from "./wordings";

/** USOSweb's reason why the student may not order now; null if they may. */
export function whyCannotOrder(
  student: Student,
  orders: readonly Order[],
  world: { readonly asksForPlasticCard: boolean; readonly wording: Wording; now(): number },
): LangDict | null {
  const { wording: reasons } = world;
  const now = world.now();
  const today = localDate(now);
  if (student.studentStatus !== 2) return reasons.notActive;
  if (student.kind === "phd") return reasons.doctoral;
  if (student.pesel === null) return reasons.noPesel;
  if (student.studentNumber === null) return reasons.noStudentNumber;
  if (!student.hasPhoto) return reasons.noPhoto;
  if (student.ownReason) return student.ownReason;
  const plastic = world.asksForPlasticCard ? whyPlasticCard(student, today, reasons) : null;
  if (plastic) return plastic;
  const stages = orders.map((order) => stageOf(order, now));
  if (stages.includes("ready")) return reasons.ready;
  if (stages.some(isOpen)) return reasons.open;
  const until = collectedUntil(orders, today);
  if (until === null) return null;
  if (!world.asksForPlasticCard) return until > daysAfter(now, dueDays) ? reasons.stillActive(until) : null;
  return (student.els?.validUntil ?? "") <= until ? hasCard(until, now, reasons) : null;
}

function whyPlasticCard({ els, dataChanged }: Student, today: string, reasons: Wording): LangDict | null {
  if (els === null) return reasons.noEls;
  if (els.validUntil < today) return reasons.elsNotExtended;
  return dataChanged ? reasons.dataChanged : null;
}

/** Null if there is a card or an order to revoke. */
export function whyCannotRevoke(orders: readonly Order[], now: number, reasons: Wording): LangDict | null {
  return orders.some((order) => afterRevoking(stageOf(order, now))) ? null : reasons.nothingToRevoke;
}

/** The last day on which the student's mobile card is valid; null if no card is in the phone, or it has expired. */
export function collectedUntil(orders: readonly Order[], today: string): string | null {
  const ends = orders.filter((order) => order.end === "collected").map((order) => order.expirationDate);
  const last = ends.sort().at(-1);
  return last !== undefined && last >= today ? last : null;
}

/** How long before its expiry a card may be extended. */
const dueDays = 30;

function hasCard(until: string, now: number, reasons: Wording): LangDict {
  return until > daysAfter(now, dueDays) ? reasons.stillActive(until) : reasons.extendLater(until);
}
