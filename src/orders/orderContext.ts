import type { Institution } from "../../dialogs/kit/institution";
import type { Accounts } from "../accounts/accounts";
import type { UsosClient } from "../usos/types";

export interface OrderContext {
  readonly accounts: Accounts;
  readonly usos: UsosClient;
  readonly institution: Institution;
  readonly clock: () => number;
}
