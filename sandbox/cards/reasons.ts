import { daysAfter, localDate } from "../dates";
import type { Order, Student } from "../state";
import { afterRevoking, isOpen, stageOf } from "./stage";

export interface LangDict {
  readonly pl: string;
  readonly en?: string | undefined;
}

const reasons = {
  notActive: {
    pl: "Nie możesz zamówić mLegitymacji, ponieważ nie jesteś aktywnym studentem.",
    en: "You cannot order an mLegitymacja because you are not an active student.",
  },
  doctoral: {
    pl: "mLegitymacja jest wydawana wyłącznie studentom. Doktoranci posługują się legitymacją doktoranta.",
    en: "The mLegitymacja is issued to students only. Doctoral students use the doctoral student card.",
  },
  noPesel: {
    pl: "Nie możesz zamówić mLegitymacji, ponieważ nie masz w USOS numeru PESEL.",
    en: "You cannot order an mLegitymacja because USOS has no PESEL number for you.",
  },
  noStudentNumber: {
    pl: "Nie możesz zamówić mLegitymacji, ponieważ nie masz nadanego numeru albumu.",
    en: "You cannot order an mLegitymacja because you have not been given a student number.",
  },
  noPhoto: {
    pl: "Nie możesz zamówić mLegitymacji, ponieważ w USOS nie ma Twojego zdjęcia.",
    en: "You cannot order an mLegitymacja because there is no photo of you in USOS.",
  },
  noEls: {
    pl: "Nie możesz zamówić mLegitymacji, ponieważ nie masz Elektronicznej Legitymacji Studenckiej (ELS).",
    en: "You cannot order an mLegitymacja because you have no plastic student card (ELS).",
  },
  elsNotExtended: {
    pl: "Nie możesz zamówić mLegitymacji, ponieważ Twoja ELS nie została przedłużona. Zgłoś się do dziekanatu.",
    en: "You cannot order an mLegitymacja because your ELS has not been extended. Please contact the dean's office.",
  },
  dataChanged: {
    pl: "Nie możesz zamówić mLegitymacji, ponieważ Twoje dane osobowe zmieniły się od czasu wydania ELS.",
    en: "You cannot order an mLegitymacja because your personal data have changed since your ELS was issued.",
  },
  open: {
    pl: "Masz już zamówienie mLegitymacji, które jest w trakcie realizacji.",
    en: "You already have an mLegitymacja order that is being processed.",
  },
  ready: {
    pl: "Twoja mLegitymacja jest gotowa do pobrania. Odbierz ją w aplikacji mObywatel.",
    en: "Your mLegitymacja is ready. Collect it in the mObywatel application.",
  },
  nothingToRevoke: {
    pl: "Nie masz mLegitymacji ani zamówienia, które można unieważnić.",
    en: "You have no mLegitymacja and no order that could be revoked.",
  },
} satisfies Record<string, LangDict>;

/** USOSweb's reason why the student may not order now; null if they may. */
export function whyCannotOrder(
  student: Student,
  orders: readonly Order[],
  world: { readonly asksForPlasticCard: boolean; now(): number },
): LangDict | null {
  const now = world.now();
  const today = localDate(now);
  if (student.studentStatus !== 2) return reasons.notActive;
  if (student.kind === "phd") return reasons.doctoral;
  if (student.pesel === null) return reasons.noPesel;
  if (student.studentNumber === null) return reasons.noStudentNumber;
  if (!student.hasPhoto) return reasons.noPhoto;
  if (student.ownReason) return student.ownReason;
  const plastic = world.asksForPlasticCard ? whyPlasticCard(student, today) : null;
  if (plastic) return plastic;
  const stages = orders.map((order) => stageOf(order, now));
  if (stages.includes("ready")) return reasons.ready;
  if (stages.some(isOpen)) return reasons.open;
  const until = collectedUntil(orders, today);
  if (until === null) return null;
  if (!world.asksForPlasticCard) return until > daysAfter(now, dueDays) ? stillActive(until) : null;
  return (student.els?.validUntil ?? "") <= until ? hasCard(until, now) : null;
}

function whyPlasticCard({ els, dataChanged }: Student, today: string): LangDict | null {
  if (els === null) return reasons.noEls;
  if (els.validUntil < today) return reasons.elsNotExtended;
  return dataChanged ? reasons.dataChanged : null;
}

/** Null if there is a card or an order to revoke. */
export function whyCannotRevoke(orders: readonly Order[], now: number): LangDict | null {
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

const stillActive = (until: string): LangDict => ({
  pl: `Masz już aktywną mLegitymację, ważną do ${until}.`,
  en: `You already have an active mLegitymacja, valid until ${until}.`,
});

function hasCard(until: string, now: number): LangDict {
  if (until > daysAfter(now, dueDays)) return stillActive(until);
  return {
    pl: `Twoja mLegitymacja jest ważna do ${until}. Przedłużysz ją, gdy dziekanat przedłuży Twoją ELS.`,
    en: `Your mLegitymacja is valid until ${until}. You can extend it once the dean's office has extended your ELS.`,
  };
}
