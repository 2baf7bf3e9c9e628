import type { App } from "@slack/bolt";
import type { Receive } from "../../conversation/ports";
import type { Lane } from "../../foundation/lanes";
import type { AgentView } from "./agentView";
import type { SlackApi } from "./api";
import type { Audience } from "./audience";
import type { DirectMessages } from "./directMessages";
import type { Homes } from "./homes";
import type { Installations } from "./installation";
import type { Messages } from "./deliver";
import type { Profiles } from "./profiles";
import type { SlackChannelOptions } from "./options";
import type { Tasks } from "./tasks";

/** The dependencies of the listeners. */
export interface SlackDeps {
  readonly app: App;
  readonly api: SlackApi;
  readonly receive: Receive;
  readonly messages: Messages;
  readonly dms: DirectMessages;
  readonly profiles: Profiles;
  readonly audience: Audience;
  /** Keeps a person's actions in the order in which they arrived, until they are passed on. */
  readonly inOrder: Lane;
  readonly homes: Homes;
  readonly agentView: AgentView;
  readonly installations: Installations;
  readonly tasks: Tasks;
  readonly options: SlackChannelOptions;
}
