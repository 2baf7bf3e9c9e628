import type { Receive } from "../../conversation/ports";
import type { Connector } from "./connector";
import type { Messages } from "./deliver";

export interface RouteDeps {
  readonly connector: Connector;
  readonly messages: Messages;
  readonly receive: Receive;
}
