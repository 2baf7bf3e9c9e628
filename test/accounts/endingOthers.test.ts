import { accountKey, accountRecord, type Account } from "../../src/accounts/account";
import { createAccounts } from "../../src/accounts/accounts";
import { endOther } from "../../src/accounts/endingOthers";
import { handleOf } from "../../src/accounts/linkedChats";
import { createVault } from "../../src/accounts/vault";
import type { Commit, Store } from "../../src/store/port";
import { accountNamed, chatNamed } from "../support/ids";
import { memoryStore } from "../support/memoryStore";

const id = accountNamed("opole:1");
const [phone, laptop] = [chatNamed("web:phone"), chatNamed("web:laptop")];
const account: Account = {
  usosId: "1",
  firstName: "Anna",
  studentNumber: "900101",
  token: null,
  chats: [phone, laptop],
  orders: {},
  ordering: null,
  placed: null,
  lastTrouble: null,
  codes: null,
  reminders: { on: true, snoozedUntil: 0, sent: [] },
};

/** Ends the laptop's link from the phone, while another commit comes first. */
async function endedWhile(other: Omit<Commit, "partition">): Promise<string | undefined> {
  const real = memoryStore();
  const write = (commit: Omit<Commit, "partition">) => real.commit({ ...commit, partition: id });
  await write({ put: [{ key: accountKey(id), value: accountRecord.write(account) }] });
  let isFaster = true;
  const store: Store = {
    ...real,
    async commit(commit) {
      if (isFaster) await write(other);
      isFaster = false;
      return real.commit(commit);
    },
  };
  const accounts = createAccounts(store, createVault({ keys: [{ id: "k1", key: Buffer.alloc(32, 1) }] }));
  const deps = { accounts, clock: () => 0, titleOf: () => "Web" };
  return endOther(deps, { chatId: phone, account: id, job: "1" }, handleOf(laptop));
}

const becomes = (chats: Account["chats"]) => ({
  put: [{ key: accountKey(id), value: accountRecord.write({ ...account, chats }) }],
});

test("a chat is reported as ended when it was ended, even at the second attempt", async () => {
  expect(await endedWhile(becomes([laptop, phone]))).toBe(laptop);
});

test.each([
  ["the account is gone", { delete: [accountKey(id)] }, "notLinked"],
  ["the chat that asked for it is no longer linked", becomes([laptop]), "notLinked"],
  ["the chat had been ended already", becomes([phone]), "none"],
])("no chat is reported as ended when nothing was written: %s", async (_, other, told) => {
  expect(await endedWhile(other)).toBe(told);
});
