import { benchBroadcast } from "./broadcast";
import { benchCrowd } from "./crowd";
import { benchFollow, benchFollowRedis } from "./follow";
import { benchProcesses } from "./processes";
import { benchSizes } from "./sizes";
import { benchSlack, benchSlackAck } from "./slack";
import { benchStore } from "./store";
import { benchEngines } from "./storeEngines";
import { benchTakeover } from "./takeover";
import { benchTeams } from "./teams";
import { benchTurn } from "./turn";
import { benchUnderstanding } from "./understanding";
import { benchModelsStart, benchTraining } from "./understandingModels";

/** `npm run bench [-- NAME]`: runs the benches whose name begins so, all when none is given; one JSON object a line. */
const benches: Readonly<Record<string, () => object | Promise<object> | AsyncIterable<object>>> = {
  turn: benchTurn,
  understanding: benchUnderstanding,
  "understanding.start": benchModelsStart,
  "understanding.training": benchTraining,
  "store.commit": benchStore,
  "store.engines": benchEngines,
  processes: benchProcesses,
  sizes: benchSizes,
  follow: benchFollow,
  followed: benchCrowd,
  broadcast: benchBroadcast,
  lives: benchFollowRedis,
  takeover: benchTakeover,
  "teams.turn": benchTeams,
  "slack.turn": benchSlack,
  "slack.ack": benchSlackAck,
};

async function main(wanted = ""): Promise<void> {
  const chosen = Object.entries(benches).filter(([name]) => name.startsWith(wanted));
  if (chosen.length === 0)
    throw new Error(`There is no bench «${wanted}». There are: ${Object.keys(benches).join(", ")}.`);
  const print = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
  for (const [, bench] of chosen) {
    const lines = bench();
    if (Symbol.asyncIterator in lines) for await (const line of lines) print(line);
    else print(await lines);
  }
}

main(process.argv[2]).catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`);
  process.exitCode = 1;
});
