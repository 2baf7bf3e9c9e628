import type { Institution } from "../../dialogs/kit/institution";
import type { Accounts } from "../accounts/accounts";
import type { AccountId } from "../foundation/ids";
import type { UsosClient } from "../usos/types";

export interface OrderContext {
  readonly accounts: Accounts;
  readonly usos: UsosClient;
  readonly institution: Institution;
  readonly clock: () => number;
  /** Called with USOS's answer for an account: `ok`, or the refusal's code. */
  readonly noteUsosOutcome?: (account: AccountId, outcome: string) => void;
}
