import { benchFollow } from "./follow";
import { benchSlack, benchSlackAck } from "./slack";
import { benchStore } from "./store";
import { benchTeams } from "./teams";
import { benchTurn } from "./turn";
import { benchUnderstanding } from "./understanding";

/** `npm run bench [-- NAME]`: runs the benches whose name begins so, all when none is given; one JSON object a line. */
const benches: Readonly<Record<string, () => object | Promise<object>>> = {
  turn: benchTurn,
  understanding: benchUnderstanding,
  "store.commit": benchStore,
  follow: benchFollow,
  "teams.turn": benchTeams,
  "slack.turn": benchSlack,
  "slack.ack": benchSlackAck,
};

async function main(wanted = ""): Promise<void> {
  const chosen = Object.entries(benches).filter(([name]) => name.startsWith(wanted));
  if (chosen.length === 0)
    throw new Error(`There is no bench «${wanted}». There are: ${Object.keys(benches).join(", ")}.`);
  for (const [, bench] of chosen) process.stdout.write(`${JSON.stringify(await bench())}\n`);
}

main(process.argv[2]).catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`);
  process.exitCode = 1;
});
