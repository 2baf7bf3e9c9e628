import { minuteMs } from "../foundation/time";
import type { Log } from "../ops/log";
import { checkAtStart, type StartCheckDeps } from "../usos";

const againMs = 5 * minuteMs;

/**
 * Reports in one line of the log what is wrong between us and USOS. If USOS does not answer, it is asked again every few minutes
 * until it does. Nothing waits for that.
 *
 * @returns a function that stops asking
 */
export function startUsosCheck(deps: StartCheckDeps, log: Log): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  async function look(): Promise<void> {
    const { problems, unanswered } = await checkAtStart(deps);
    if (isStopped) return;
    if (problems.length > 0)
      log.error({ code: "usos.startCheck", problems, unanswered }, `USOS is not ready for us: ${problems.join("; ")}`);
    else if (unanswered !== undefined) log.warn({ unanswered }, "USOS could not be asked about our clock and key yet");
    else log.info("USOS accepts our clock, key and scopes, and has mLegitymacja");
    if (unanswered === undefined) return;
    timer = setTimeout(() => void look(), againMs);
    timer.unref();
  }

  void look();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
