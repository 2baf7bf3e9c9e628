/** Sends messages to many over the Redis and under the prefix it is given, and says on its standard output whom it has told. */
import { writeSync } from "node:fs";
import { openStoreAt } from "../../store/tempRedisStore";
import { startSender } from "../sender";

async function main(url: string, prefix: string): Promise<void> {
  const store = await openStoreAt(url, prefix);
  // A synchronous write leaves the process at once, so it counts even when the process is killed in the same moment.
  startSender(store, (user) => writeSync(1, `${user}\n`));
}

void main(process.argv[2] ?? "", process.argv[3] ?? "");
