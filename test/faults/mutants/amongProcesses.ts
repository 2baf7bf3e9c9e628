import type { Mutant } from "./mutant";

const codesGo = "codes go from the screen in time";
const lost = "nothing is lost";
const once = "messages once";

/** The rules by which processes share the work. */
export const amongProcesses: readonly Mutant[] = [
  {
    name: "skips-the-lease",
    about: "what another process has in hand is taken from it",
    scenario: "calm",
    breaks: once,
    edits: [
      {
        file: "src/store/redis/scripts.ts",
        from: "local at = readClock(ARGV[1])\nlocal found",
        to: "local at = readClock(ARGV[1]) + 12000\nlocal found",
      },
      {
        file: "src/store/redis/scripts.ts",
        from: "local at = readClock(ARGV[1])\nlocal names",
        to: "local at = readClock(ARGV[1]) + 12000\nlocal names",
      },
    ],
  },
  {
    name: "forgets-the-fence",
    about: "whoever held a job once may still finish it and show codes by it: claim numbers are not compared",
    scenario: "overtaken",
    breaks: codesGo,
    edits: [
      {
        file: "src/store/redis/scripts.ts",
        from: "  return held and has == tonumber(claim)\n",
        to: "  return held and has > 0\n",
      },
    ],
  },
  {
    name: "finishes-before-it-does",
    about: "work is crossed off before it is done",
    scenario: "acked",
    breaks: lost,
    edits: [
      {
        file: "src/outbox/attempt.ts",
        from: "      const done = await deps.handle(job, known);\n",
        to: "      await store.commit({ partition, finish: [holding] });\n      const done = await deps.handle(job, known);\n",
      },
    ],
  },
  {
    name: "leaves-the-dead-alone",
    about: "what a process had in hand that died is taken over by nobody for an hour",
    scenario: "acked",
    breaks: lost,
    edits: [
      {
        file: "src/conversation/turn.ts",
        from: "    heldForMs: deps.leaseMs,\n",
        to: "    heldForMs: deps.leaseMs + 3_600_000,\n",
      },
    ],
  },
];
