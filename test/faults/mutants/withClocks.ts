import type { Mutant } from "./mutant";

const inDoubt = "nothing that cannot be undone while the clock is doubted";

/** Mutants of the parts that are held back while the clock is doubted. */
export const withClocks: readonly Mutant[] = [
  {
    name: "reminds-in-doubt",
    about: "students are reminded of their card's end by a clock that is doubted",
    scenario: "doubt",
    breaks: inDoubt,
    edits: [
      {
        file: "src/orders/follow.ts",
        from: "    const after = refusal || isClockDoubted() ? await",
        to: "    const after = refusal ? await",
      },
    ],
  },
  {
    name: "revokes-in-doubt",
    about: "access is revoked by a clock that is doubted",
    scenario: "doubt",
    breaks: inDoubt,
    edits: [
      {
        file: "src/compose/workers.ts",
        from: "needsClock && (() => !isClockDoubted()) }",
        to: "needsClock && (() => isClockDoubted() || true) }",
      },
    ],
  },
  {
    name: "never-hears-the-operator",
    about: "a clock that was doubted once stays doubted, whatever the operator says",
    scenario: "trust",
    breaks: "nothing is lost",
    edits: [
      {
        file: "src/clock/guard.ts",
        from: "        const word = await lastTrusted(store);\n",
        to: "        const word = clock.aheadMs() === 0 ? await lastTrusted(store) : undefined;\n",
      },
    ],
  },
];
