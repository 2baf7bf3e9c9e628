import { existsSync, readFileSync } from "node:fs";

/*
 * Loaded before the product: a clock that jumps. At the start and on SIGUSR2 it is so many milliseconds off as the file says
 * that CLOCK_SHIFT_FILE names, if there is one. Timers and `performance.now` go on as they did, as they do when a machine's clock is set.
 */
const Real = Date;
let shiftMs = 0;
const now = (): number => Real.now() + shiftMs;

globalThis.Date = new Proxy(Real, {
  construct: (target, given: unknown[], made) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, made) as Date,
  get: (target, name, receiver): unknown => (name === "now" ? now : Reflect.get(target, name, receiver)),
});

function jump(): void {
  const file = process.env["CLOCK_SHIFT_FILE"] ?? "";
  if (existsSync(file)) shiftMs = Number(readFileSync(file, "utf8"));
}

jump();
process.on("SIGUSR2", jump);
