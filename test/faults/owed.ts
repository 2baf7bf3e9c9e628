import { congratulates, saying } from "./sentences";
import type { Person, Post, Records } from "./records";

/** The things that a student should have got and did not get, each in words. */
export function missing(records: Records, person: Person): string[] {
  const { effects, orders, posts } = records;
  const { handle, dm, secondDm, extendsCard, signsOut } = person;
  const mine = posts.filter(({ channel }) => channel === dm);
  const others = posts.filter(({ channel }) => channel === secondDm);
  const ordered = (effects[handle] ?? []).filter(({ kind }) => kind === "ordered").length;
  const said = (key: string, among: readonly Post[] = mine): boolean => among.some(saying(key));
  const times = (key: string): number => mine.filter(saying(key)).length;
  const cards = extendsCard ? 2 : 1;
  const told: [boolean, string][] = [
    [ordered > 0, "no order at USOS"],
    [ordered !== 1 || !extendsCard, "no order at USOS for the extension"],
    [answersToOrdering.some((key) => said(key)), "not told what became of the order"],
    [times("push.readyTitle") >= cards, "not told that the code is ready"],
    ...(orders[handle] ?? []).flatMap((order) => shownAndCollected(records, dm, order)),
    [said("activate.open-android.text"), "not walked along"],
    [mine.filter(congratulates).length >= cards, "not told that the card was collected"],
    [!extendsCard || said("push.expiringTitle"), "not reminded that the card ends"],
    [!signsOut || hasLeftUsos(records, handle), "USOS still takes a token of theirs after they signed out"],
    ...(secondDm === undefined
      ? []
      : ([
          [said("push.readyElsewhere", others), "not told in the second chat where the codes are"],
          [said("push.collectedTitle", others), "not told in the second chat that the card was collected"],
        ] satisfies [boolean, string][])),
    ...(person.question === undefined ? [] : support(records, person, person.question)),
  ];
  return told.flatMap(([isSo, otherwise]) => (isSo ? [] : [otherwise]));
}

const answersToOrdering = ["order.placed", "order.exists", "order.unclear"];

/**
 * When a student abandons a sign-in and starts another one, the abandoned token stays valid for ten minutes; the token in use ends with the account.
 */
const hasLeftUsos = ({ sessions, signIns }: Records, handle: string): boolean =>
  (sessions[handle] ?? 0) <= Math.max(0, (signIns[handle] ?? 0) - 1);

/** Checks that the codes of an order were on the screen, and that the card was collected with them. */
function shownAndCollected(
  { posts, changes }: Records,
  dm: string,
  { code, token, stage }: Records["orders"][string][number],
): [boolean, string][] {
  const mine = posts.filter(({ channel }) => channel === dm);
  const shown = [...mine, ...changes.filter(({ channel }) => channel === dm)];
  return [
    [shown.some(({ text }) => text.includes(code)), "not shown the activation code"],
    [shown.some(({ scanned }) => scanned.includes(token)), "not shown the QR"],
    [stage === "collected", "the card was not collected"],
  ];
}

/** Checks that the question reached staff once by mail and once in their channel, that the answer came back, and that staff can see it. */
function support(
  { posts, letters, actions, staffChannel }: Records,
  { dm, answer, answeredIn }: Person,
  question: string,
): [boolean, string][] {
  const mine = posts.filter(({ channel }) => channel === dm);
  const asked = letters.filter(({ text }) => text.includes(question));
  const cards = posts.filter((it) => it.channel === staffChannel && it.text.includes(question));
  const inThread = posts.filter((it) => cards.some(({ message }) => message === it.thread) && it.text.includes(answer));
  // A student who got no answer for a long time types the question again, and the product may then take both messages for it.
  const typed = actions.filter(({ channel, what }) => channel === dm && what === `says ${question}`).length;
  return [
    [asked.length > 0, "the question did not reach support"],
    [
      new Set(asked.map(({ messageId }) => messageId)).size <= Math.max(1, typed),
      "the question reached support as two letters",
    ],
    [cards.length > 0, "the question is not among staff's cards"],
    [mine.some(saying("push.ticketDelivered")), "not told that the question arrived"],
    [mine.some(({ text }) => text.includes(answer)), "not given the answer"],
    answeredIn === "mail"
      ? [inThread.length > 0, "the answer by mail is not in the thread of its card"]
      : [letters.some(({ text }) => text.includes(answer)), "support has no letter of the answer in the thread"],
  ];
}
