import type { Scenario } from "./scenario";
import { doubtedAndBack, doubtedAndTrusted } from "./doubting";
import { bringingAgain, dyingAcknowledged, overtakenShowing, refusingLetters, silentUsos } from "./aimedTroubles";
import {
  cutting,
  failingChat,
  jumping,
  killing,
  leaseMs,
  losingRedis,
  restartingRedis,
  shortLeaseMs,
  stopping,
  troublingUsos,
} from "./troubles";

const overRedis = { processes: 3, appendfsync: "everysec" } as const;
const plain = {
  store: overRedis,
  hasWire: false,
  clocksJump: false,
  env: { LEASE_MS: String(leaseMs) },
} as const;

const aimed = { ...plain, isAimed: true } as const;

/** Runs two troubles at the same time; neither of them waits for the other. */
const together =
  (...all: readonly Scenario["trouble"][]): Scenario["trouble"] =>
  async (run) => {
    const counts = await Promise.all(all.map((it) => it(run)));
    return counts.reduce((sum, it) => sum + it, 0);
  };

export const scenarios: readonly Scenario[] = [
  { ...aimed, name: "calm", fault: "nothing", mayRepeat: false, trouble: () => Promise.resolve(0) },
  { ...plain, name: "kill", fault: "kill -9", mayRepeat: true, trouble: killing },
  {
    ...plain,
    name: "stop",
    isInGate: true,
    fault: "SIGSTOP for longer than a lease",
    env: { LEASE_MS: String(shortLeaseMs) },
    mayRepeat: true,
    trouble: stopping,
  },
  {
    ...plain,
    name: "redis-everysec",
    isInGate: true,
    fault: "Redis restarted, AOF everysec",
    mayRepeat: true,
    trouble: restartingRedis,
  },
  {
    ...plain,
    name: "redis-always",
    fault: "Redis restarted, AOF always",
    store: { ...overRedis, appendfsync: "always" },
    mayRepeat: true,
    trouble: restartingRedis,
  },
  {
    ...plain,
    name: "redis-away",
    isInGate: true,
    fault: "Redis unreachable",
    hasWire: true,
    mayRepeat: true,
    trouble: losingRedis,
  },
  { ...plain, name: "cut", fault: "connections cut mid-commit", hasWire: true, mayRepeat: true, trouble: cutting },
  { ...plain, name: "clock", fault: "clock jumps", clocksJump: true, mayRepeat: false, trouble: jumping },
  {
    ...aimed,
    name: "doubt",
    isInGate: true,
    fault: "all clocks jump further than is believed, and come back",
    clocksJump: true,
    mayRepeat: false,
    trouble: doubtedAndBack,
  },
  {
    ...aimed,
    name: "trust",
    fault: "over a file, the clock jumps further than is believed, and is trusted",
    store: "file",
    clocksJump: true,
    mayRepeat: false,
    trouble: doubtedAndTrusted,
  },
  { ...plain, name: "usos", fault: "USOS fails in every way", mayRepeat: false, trouble: troublingUsos },
  { ...plain, name: "chat", fault: "chat answers 500 after having accepted", mayRepeat: true, trouble: failingChat },
  { ...aimed, name: "again", fault: "Slack brings things again", mayRepeat: false, trouble: bringingAgain },
  { ...aimed, name: "silence", fault: "USOS takes orders and is silent", mayRepeat: false, trouble: silentUsos },
  { ...aimed, name: "mail", fault: "the mail server refuses letters", mayRepeat: false, trouble: refusingLetters },
  { ...aimed, name: "acked", fault: "kill -9 right after taking in", mayRepeat: true, trouble: dyingAcknowledged },
  {
    ...aimed,
    name: "overtaken",
    fault: "SIGSTOP while codes are shown",
    env: { LEASE_MS: String(shortLeaseMs) },
    mayRepeat: true,
    trouble: overtakenShowing,
  },
  {
    ...aimed,
    name: "all-chats",
    isInGate: true,
    fault: "kill -9, over a file, with students at Slack, Teams and the chat page",
    store: "file",
    inAllChats: true,
    mayRepeat: true,
    trouble: killing,
  },
  {
    ...aimed,
    name: "kill+chat",
    isInGate: true,
    fault: "kill -9, and chat answers 500 after having accepted",
    mayRepeat: true,
    trouble: together(killing, failingChat),
  },
  {
    ...aimed,
    name: "cut+usos",
    isInGate: true,
    fault: "connections cut mid-commit, and USOS fails in every way",
    hasWire: true,
    mayRepeat: true,
    trouble: together(cutting, troublingUsos),
  },
];
