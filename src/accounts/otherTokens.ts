import type { Store } from "../store/port";
import type { Token } from "../usos/types";
import { accountIdSchema } from "../foundation/ids";
import { accountKind, accountRecord } from "./account";
import { createAccounts } from "./accounts";
import type { Vault } from "./vault";

/** Some of them may be gone, too. */
const most = 3;

/** Finds the tokens of a few accounts other than the one with a given token, to compare a refused token with. */
export function createOtherTokens(store: Store, vault: Vault): (than: Token) => Promise<readonly Token[]> {
  const accounts = createAccounts(store, vault);
  return async ({ key }) => {
    const found: Token[] = [];
    for await (const stored of store.scan(accountKind)) {
      const token = accounts.tokenOf(accountIdSchema.parse(stored.key.partition), accountRecord.read(stored));
      if (token && token.key !== key) found.push(token);
      if (found.length === most) break;
    }
    return found;
  };
}
