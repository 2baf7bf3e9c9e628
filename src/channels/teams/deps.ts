import type { Receive } from "../../conversation/ports";
import type { Connector } from "./connector";
import type { TeamsDesk } from "./desk";
import type { Messages } from "./deliver";
import type { VotableMessages } from "./votableMessages";

export interface RouteDeps {
  readonly connector: Connector;
  readonly messages: Messages;
  readonly votable: VotableMessages;
  readonly receive: Receive;
  /** The helpdesk; undefined if it is not in Teams. */
  readonly desk: () => TeamsDesk | undefined;
}
