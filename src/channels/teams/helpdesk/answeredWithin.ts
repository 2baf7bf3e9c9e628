/**
 * Resolves like `asked`, or to "late" after this many milliseconds. A late one goes on; if it fails then, nobody waits for it,
 * and `onLateFailure` is told.
 */
export async function answeredWithin<T>(
  ms: number,
  asked: Promise<T>,
  onLateFailure: (err: unknown) => void,
): Promise<T | "late"> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), ms);
  });
  try {
    const first = await Promise.race([asked, late]);
    if (first === "late") asked.catch(onLateFailure);
    return first;
  } finally {
    clearTimeout(timer);
  }
}
