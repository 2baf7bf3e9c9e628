import { memoryData, memoryStore } from "../support/memoryStore";
import { storeContract } from "./contract";

// The other tests rely on this store, so it must fulfil the same contract as the engines.
storeContract("memory", () => {
  const data = memoryData();
  let now = 0;
  const first = memoryStore(data, () => now);
  return Promise.resolve({
    store: first,
    setNow: (ms) => void (now = ms),
    reopen: async () => {
      await first.close();
      return memoryStore(data, () => now);
    },
    destroy: () => first.close(),
  });
});
