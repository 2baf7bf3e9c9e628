import type { Lang } from "../../dialogs/kit/text";
import type { Say } from "./say";
import { minuteMs } from "../foundation/time";

/** How long something has been waiting, in a single unit. */
export function waitingFor(since: string, now: number, say: Say, lang: Lang): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / minuteMs));
  if (minutes < 60) return say("wait.minutes", lang, { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return say("wait.hours", lang, { count: hours });
  return say("wait.days", lang, { count: Math.floor(hours / 24) });
}
