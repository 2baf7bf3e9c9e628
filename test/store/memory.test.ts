import { memoryData, memoryStore } from "../support/memoryStore";
import { storeContract } from "./contract";

// The other tests stand on this store; it has to keep the contract the engines keep.
storeContract("memory", () => {
  const data = memoryData();
  const first = memoryStore(data);
  return Promise.resolve({
    store: first,
    reopen: async () => {
      await first.close();
      return memoryStore(data);
    },
    destroy: () => first.close(),
  });
});
