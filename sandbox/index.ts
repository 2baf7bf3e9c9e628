export type { Fault, FaultKind } from "./faults";
export { listenSandbox, type ListeningSandbox } from "./listen";
export { wordingAt, type Wording } from "./cards/wordings";
export type { Consumer, OrdersShape, SandboxOptions, Settings } from "./options";
export type { OrderSummary, SandboxControl } from "./control";
export { createSandbox, type Sandbox } from "./sandbox";
export { signIn } from "./signIn";
export type { Effect, Student } from "./state";
export { type Inbox, type InboxOptions, startInbox } from "./mail/inbox";
export type { Message } from "./mail/message";
export type {
  ApiCall,
  Brought,
  SlackControl,
  SlackHappening,
  SlackMessage,
  SlackPerson,
  SlackSandboxOptions,
} from "./slack/control";
export { listenSlack, type ListeningSlack } from "./slack/listenSlack";
export { createSlackSandbox, type SlackSandbox } from "./slack/slackSandbox";
