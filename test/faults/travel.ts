import { congratulates, saying } from "./sentences";
import type { Seen } from "./chat";
import { copy } from "../support/copy";
import { offers, type Student, type Way } from "./student";
import { waysOf, type JourneyDeps } from "./ways";

/**
 * A card that comes to end this soon is reminded of at once: reminders are sent 30, 7 and 1 days before the end. One that ends so soon when it is
 * collected is not, because the congratulations say when it ends.
 */
const endsInDays = 5;

const isPlaced = (it: Seen): boolean =>
  ["order.placed", "order.exists", "push.readyTitle"].some((key) => saying(key)(it));

/**
 * The whole way of a student: says hello, signs in at USOS (some in a second chat, too), orders, is told when the code is there, follows a few steps,
 * asks support (those who have a question), collects the card, and is congratulated. Some extend the card when they are reminded of its end, and some
 * sign out. `second` is the same student in front of their other chat.
 * @throws when the time is over before that
 */
export async function travel(deps: JourneyDeps, student: Student, second?: Student): Promise<void> {
  const { person } = student;
  const { press, startOver } = waysOf(deps, student);

  await signsIn(deps, student);
  // Codes go to the chat that was last written in, which should be the first one.
  if (second) await signsIn(deps, second);
  await getsCodes(deps, student, 1);
  const walks = ["button.walkthrough", "button.android", "button.next", "button.walkthrough", "menu.activate"];
  // The button that leads on disappeared together with the codes, so the student starts from the menu.
  const first = person.letsCodesStand ? () => student.says("menu") : undefined;
  await student.reaches(saying("activate.open-android.text"), [startOver, ...walks.map(press)], first);
  if (person.question !== undefined) await asks(deps, student, person.question);
  await collects(deps, student);
  if (person.extendsCard) {
    deps.farEnds.endsIn(person, endsInDays);
    // The product learns the new end when the student looks at their card. A store that lost its last second may make the product notice the
    // collection again, now with an end that is soon, of which it does not remind; so the end changes with each further look.
    let looks = 0;
    const looksAtCard: Way = {
      when: offers(copy("menu.status")),
      act: (it) => {
        if (looks++ > 0) deps.farEnds.endsIn(person, endsInDays + ((looks + 1) % 2));
        return student.presses(it, copy("menu.status"));
      },
    };
    await student.reaches(saying("push.expiringTitle"), [startOver, looksAtCard], () => student.says("status"));
    await getsCodes(deps, student, 2);
    await collects(deps, student);
  }
  if (!person.signsOut) return;
  const leaves = ["unlink.confirm", "menu.unlink", "menu.more"];
  const hasLeft = (it: Seen): boolean => ["unlink.done", "unlink.doneHere"].some((key) => saying(key)(it));
  await student.reaches(hasLeft, [...leaves.map(press), startOver], () => student.says("wyloguj mnie"));
}

/** Brings a new chat to the signed-in state. */
async function signsIn(deps: JourneyDeps, student: Student): Promise<void> {
  const { press, startOver, signsIn: signs } = waysOf(deps, student);
  await student.reaches(saying("link.done"), [startOver, signs, press("menu.link"), press("link.newLink")], () =>
    student.says("dzień dobry"),
  );
}

/** Orders, for the first time or again, and waits for the QR and the activation code. */
async function getsCodes(deps: JourneyDeps, student: Student, count: number): Promise<void> {
  const { usos } = deps.farEnds;
  const { person } = student;
  const { press, startOver } = waysOf(deps, student);
  // The later buttons are for students whom a trouble, or a second press, has led to another card.
  const orders = [
    startOver,
    press("order.place"),
    ...["extend.order", "order.checkAgain", "button.~again", "code.show", "menu.order", "menu.extend"].map(press),
  ];
  const hasOrdered = (): boolean => usos.orders(person.handle).length >= count;
  const before = student.screen.at(-1)?.ts ?? "";
  await student.reaches((it) => hasOrdered() && (count > 1 || isPlaced(it)), orders);
  const order = usos.orders(person.handle)[count - 1];
  const code = order && usos.secrets(order.id)?.distributionPass;
  const isCode = ({ text }: Seen): boolean => code !== undefined && text.includes(code);
  const isQr = ({ ts, hasPicture }: Seen): boolean => hasPicture && ts > before;
  await student.reaches(isCode, orders);
  await student.reaches(isQr, []);
  if (person.letsCodesStand) await student.letsCodesGo((it) => isCode(it) || isQr(it), deps.watchesMs);
}

/** Writes to support and waits for the answer of staff. */
async function asks({ farEnds, ...parts }: JourneyDeps, student: Student, question: string): Promise<void> {
  const { press, startOver } = waysOf({ farEnds, ...parts }, student);
  const describes = {
    when: (it: Seen) => saying("escalate.stuck")(it) || saying("escalate.describe")(it),
    act: () => student.says(question),
  };
  const toPeople = [startOver, press("escalate.send"), describes, press("button.human"), press("menu.human")];
  await student.reaches(saying("push.ticketDelivered"), toPeople, () => student.says("nie działa"));
  await farEnds.answers(student.person, student.signal);
  await student.reaches(({ text }) => text.includes(student.person.answer), []);
}

/** Collects the card in the ministry's application and waits for the congratulations. */
async function collects({ farEnds }: JourneyDeps, student: Student): Promise<void> {
  const before = student.screen.at(-1)?.ts ?? "";
  farEnds.collects(student.person);
  await student.reaches((it) => it.ts > before && congratulates(it), []);
}
