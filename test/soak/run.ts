import { soak } from "./soak";

/** `npm run soak`: MINUTES (20) at half the top load that is measured first, one JSON object a minute and one at the end. */
const minutes = Number(process.env["MINUTES"] ?? 20);

soak({ minutes, topMs: 15_000, chatting: 256, travelling: 40 }, (line) =>
  process.stdout.write(`${JSON.stringify(line)}\n`),
).catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`);
  process.exitCode = 1;
});
