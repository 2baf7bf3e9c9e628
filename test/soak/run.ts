import { soak } from "./soak";

const given = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);

/**
 * `npm run soak`: MINUTES (20) at half the top load that is measured first, with TRAVELLING (40) students under way, one JSON
 * object a minute and one at the end.
 */
const limits = { minutes: given("MINUTES", 20), topMs: 15_000, chatting: 256, travelling: given("TRAVELLING", 40) };

soak(limits, (line) => process.stdout.write(`${JSON.stringify(line)}\n`)).catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`);
  process.exitCode = 1;
});
