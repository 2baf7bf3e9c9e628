import { memoryData, memoryStore } from "../support/memoryStore";
import { storeContract } from "./contract";

// The other tests stand on this store; it has to keep the contract the engines keep.
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
