import type { Receive } from "../../conversation/ports";
import type { Connector } from "./connector";
import type { Messages } from "./deliver";
import type { VotableMessages } from "./votableMessages";

export interface RouteDeps {
  readonly connector: Connector;
  readonly messages: Messages;
  readonly votable: VotableMessages;
  readonly receive: Receive;
}
