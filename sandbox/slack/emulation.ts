import { createAgents, type Agents } from "./agents";
import { createDelivery, type Delivery } from "./delivery";
import { createMessages, type Messages } from "./messages";
import type { SlackSandboxOptions } from "./control";
import { createTickets, type Tickets } from "./tickets";
import { createViews, type Views } from "./views";
import { createSlackWorld, type World } from "./world";
import { createSocketMode, type SocketMode } from "./socketMode";
import { createStrikes, type Strikes } from "./strikes";
import { createWatchers, type Watchers } from "./watchers";

/** The parts of one emulated Slack. */
export interface SlackEmulation {
  readonly world: World;
  readonly socketMode: SocketMode;
  readonly delivery: Delivery;
  readonly messages: Messages;
  readonly tickets: Tickets;
  readonly views: Views;
  readonly agents: Agents;
  readonly strikes: Strikes;
  readonly watchers: Watchers;
}

export function createSlackEmulation(options: SlackSandboxOptions): SlackEmulation {
  const world = createSlackWorld(options);
  const socketMode = createSocketMode(world);
  const delivery = createDelivery(world, socketMode.send);
  const watchers = createWatchers();
  return {
    world,
    socketMode,
    delivery,
    messages: createMessages(world, delivery, watchers),
    tickets: createTickets(world),
    views: createViews(world),
    agents: createAgents(world),
    strikes: createStrikes(watchers),
    watchers,
  };
}
