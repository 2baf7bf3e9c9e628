import { join } from "node:path";
import { languages } from "../../dialogs/kit/text";
import { createUnderstanding, loadPhrases, type Intent } from "../../src/understanding";
import { heldOut } from "../understanding/measure";

const rounds = 12;

/** The peer: what one would write in an afternoon. It tells neither language nor doubt, and costs next to nothing. */
const keywords: readonly (readonly [Intent, RegExp])[] = [
  ["revoke", /unieważn|uniewazn|revoke|invalidate|анулю/iu],
  ["newPhone", /(nowy|ukrad|zgubi).*tel|new phone|(lost|stolen).*phone|новий телефон|вкрали/iu],
  ["extend", /przedłuż|przedluz|wygas|extend|renew|expired|продовж|закінчи/iu],
  ["showCode", /\bkod|\bqr\b|\bcode\b|код/iu],
  ["activate", /aktyw|mobywatel|activat|актив/iu],
  ["status", /status|gotow|ready|how long|готов|скільки/iu],
  ["order", /zam[oó]w|legit|order|card|замов|студ/iu],
  ["human", /pomoc|człowiek|help|human|допомо|людин/iu],
  ["link", /zaloguj|log ?in|sign ?in|увійти|залог/iu],
  ["menu", /menu|hej|cześć|hello|привіт|меню/iu],
];
const byKeyword = (text: string): Intent | undefined => keywords.find(([, pattern]) => pattern.test(text))?.[0];

/**
 * Understands every held-out line of the three languages in turn. `rps` texts a second on one core; `p50_ms` and `p99_ms` per
 * text; `ratio` is `rps / peer_rps`, below 1 since the peer does far less.
 */
export function benchUnderstanding(): Record<string, string | number> {
  const understand = createUnderstanding(loadPhrases(join(__dirname, "../../dialogs/phrases")));
  const lines = languages.flatMap((lang) => {
    const { meant, never, torn } = heldOut("heldOut", lang);
    return [...meant.map((it) => it.text), ...never, ...torn.map((it) => it.text)];
  });
  const mine = timed(understand, lines);
  const peer = timed(byKeyword, lines);
  return {
    bench: "understanding",
    rps: Math.round(mine.rps),
    p50_ms: mine.at(0.5),
    p99_ms: mine.at(0.99),
    peer: "ten keyword patterns, first match",
    peer_rps: Math.round(peer.rps),
    ratio: Number((mine.rps / peer.rps).toFixed(4)),
  };
}

function timed(
  work: (text: string) => unknown,
  lines: readonly string[],
): { rps: number; at: (share: number) => number } {
  for (const line of lines) work(line);
  const times: number[] = [];
  const start = performance.now();
  for (let round = 0; round < rounds; round++) {
    for (const line of lines) {
      const before = performance.now();
      work(line);
      times.push(performance.now() - before);
    }
  }
  const rps = (times.length / (performance.now() - start)) * 1_000;
  times.sort((a, b) => a - b);
  return { rps, at: (share) => Number((times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(4)) };
}
