import { minuteMs } from "../foundation/time";
import { localMoment } from "./localMoment";
import type { Answer, UsosClient } from "./types";

/** USOS refuses requests whose timestamp is some minutes off; a smaller difference is the time the answer took. */
const clockOffMs = 2 * minuteMs;
const neededScopes = ["cards", "offline_access"];

export interface StartCheckDeps {
  readonly usos: Pick<UsosClient, "now" | "consumer" | "installation" | "mobileConfig">;
  /** The time with which requests are signed, in milliseconds since the epoch. */
  readonly wall: () => number;
  /** The institution's time zone, because USOS gives local time. */
  readonly timeZone: string;
}

export interface StartCheck {
  /** The problems that an operator must fix, each in one sentence. */
  readonly problems: readonly string[];
  /** The questions that USOS did not answer; undefined if it answered everything. */
  readonly unanswered: string | undefined;
}

/** Asks USOS at the start what would otherwise first fail for a student: whether our clock, our key and its scopes are right. */
export async function checkAtStart({ usos, wall, timeZone }: StartCheckDeps): Promise<StartCheck> {
  const [now, consumer, installation, mobile] = await Promise.all([
    usos.now().then((answer) => ({ answer, at: wall() })),
    usos.consumer(),
    usos.installation(),
    usos.mobileConfig(),
  ]);
  const clock = now.answer.ok ? clockProblem(localMoment(now.answer.value, timeZone), now.at) : undefined;
  const key = keyProblem(consumer, clock !== undefined);
  const supports =
    (installation.ok && installation.value.mcardsSupport === false) ||
    (mobile.ok && mobile.value.mcardsEnabled === false)
      ? "mcards_support: this installation of USOS has mLegitymacja switched off; ask its administrator"
      : undefined;
  const asked = { clock: now.answer, key: consumer, installation, mobile };
  const silent = Object.entries(asked).filter(([, answer]) => isSilent(answer));
  return {
    problems: [clock, key, supports].filter((it) => it !== undefined),
    unanswered: silent.length > 0 ? silent.map(([name]) => name).join(", ") : undefined,
  };
}

function clockProblem(theirs: number | undefined, ours: number): string | undefined {
  if (theirs === undefined || Math.abs(ours - theirs) <= clockOffMs) return undefined;
  const minutes = Math.round(Math.abs(ours - theirs) / minuteMs);
  return `clock: this machine is ${minutes} minutes ${ours > theirs ? "ahead of" : "behind"} USOS; set it by NTP`;
}

function keyProblem(consumer: Awaited<ReturnType<UsosClient["consumer"]>>, isClockOff: boolean): string | undefined {
  if (!consumer.ok) {
    if (consumer.refusal.code !== "refused") return undefined;
    return isClockOff
      ? "key: it cannot be judged before the clock is right"
      : "key: USOS refuses it; compare USOS_CONSUMER_KEY and USOS_CONSUMER_SECRET with what the institution issued";
  }
  const { tokenScopes } = consumer.value;
  const missing = tokenScopes ? neededScopes.filter((it) => !tokenScopes.includes(it)) : [];
  return missing.length > 0
    ? `scopes: the key may not ask for ${missing.join(" and ")}; ask the institution's USOS administrator to allow it`
    : undefined;
}

/** Whether USOS gave no answer. Old installations refuse methods that they lack, and such a refusal is an answer. */
const isSilent = (answer: Answer<unknown>): boolean => !answer.ok && answer.refusal.code !== "refused";
