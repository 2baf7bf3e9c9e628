import type { LetterChoice } from "../../src/tickets/wantedLetters";
import type { StaffAction, Desk } from "../../src/tickets/port";
import type { Student } from "../support/student";
import { openWorld, type World, type WorldOptions } from "../support/world";
import { recordingBoard, type RecordingBoard } from "./recordingBoard";

export const minute = 60_000;
export const marta = { id: "slack:T1:UMARTA", name: "Marta" };
export const piotr = { id: "mail:piotr@uni.opole.pl", name: "Piotr" };

export type Around = Awaited<ReturnType<typeof openSupportWorld>>;

/** A world with a signed-in student, support's mailbox, and a board that shows its tickets unless another place is connected. */
export async function openSupportWorld(
  options: Pick<WorldOptions, "connect" | "replyTo" | "start"> & { readonly letters?: LetterChoice } = {},
) {
  const { letters, ...more } = options;
  const board: RecordingBoard = recordingBoard();
  const world: World = await openWorld({ readyAfterMs: minute, connect: () => ({ board, letters }), ...more });
  const ola = world.student();
  await ola.signsInAs("anna");
  const desk = (): Desk => world.app.ticketing.desk;
  const number = (of: Student = ola): string => /L-[A-Z2-9]{6}/.exec(of.seesAll)?.[0] ?? "none";
  const act = async (ticket: string, action: StaffAction, by: typeof marta, event: string) => {
    const acted = await desk().act(ticket, action, by, event);
    await world.settle();
    return acted;
  };
  return {
    board,
    world,
    ola,
    desk,
    number,
    async asks(student: Student = ola, words = "mObywatel pokazuje błąd 17"): Promise<string> {
      await student.says("pomoc człowieka");
      await student.says(words);
      await student.presses("send");
      return number(student);
    },
    replies: (ticket: string, text: string, event = `slack:T1:C1:${text}`, more = {}) =>
      act(
        ticket,
        {
          kind: "reply",
          text,
          via: "slack",
          ...more,
        },
        marta,
        event,
      ),
    does: (kind: "claim" | "release" | "wait" | "resolve" | "reopen", by = marta, event = `${kind}:${by.id}`) =>
      act(
        number(),
        {
          kind,
          via: "slack",
        },
        by,
        event,
      ),
    card: () => [...board.cards.values()].at(-1)!,
    letters: () => world.inbox.messages(),
  };
}
