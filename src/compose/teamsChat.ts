import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { App } from "./app";
import { createBotbuilderEdge } from "../channels/teams/botbuilder/edge";
import { qrAddresses } from "../channels/teams/qrAddresses";
import { createTeamsChannel, type TeamsChannel } from "../channels/teams";
import { tokenTrouble } from "../channels/teams/trouble";
import { Fault } from "../foundation/fault";
import type { TeamsChannelOptions } from "../channels/teams/options";
import { t } from "../../dialogs/kit/text";
import type { Log } from "../ops/log";
import type { Store } from "../store/port";
import type { TeamsConfig } from "../config/teams";

export interface TeamsParts extends Partial<
  Pick<TeamsChannelOptions, "edge" | "pauses" | "dispatcher" | "alsoServes">
> {
  readonly root: string;
  readonly store: Store;
  readonly log: Log;
  readonly publicUrl: () => string;
  readonly secretShownMs: number;
  /** Undefined: the anonymous mode. HAZARD: that is for sandbox mode on loopback only; without the sandbox, Teams must not be added unregistered. */
  readonly teams: TeamsConfig | undefined;
  readonly clock?: () => number;
}

/** Connects Microsoft Teams. */
export function addTeams(app: App, it: TeamsParts): TeamsChannel {
  const { catalog, chats, codes, troubles, vault } = app;
  const { clock = () => it.store.now() } = it;
  const edge = it.edge ?? createBotbuilderEdge({ registration: it.teams, clock });
  /** What is wrong with the registration is told once, with its mend, and not by every message that cannot be sent. */
  const token = async (anew?: boolean): Promise<string | undefined> => {
    try {
      const found = await edge.token(anew);
      troubles.works("teams");
      return found;
    } catch (cause) {
      const trouble = tokenTrouble(cause);
      troubles.report("teams", trouble);
      throw trouble.code === "teams.unreachable" ? cause : new Fault(trouble);
    }
  };
  const channel = createTeamsChannel({
    store: it.store,
    chats,
    log: it.log,
    edge: { ...edge, token },
    pauses: it.pauses ?? { clock, random: Math.random, sleep: (ms) => setTimeout(ms), longestMs: 3_000 },
    dispatcher: it.dispatcher,
    say: (key, lang) => catalog.say(t(`teams.${key}`), lang),
    publicUrl: it.publicUrl,
    guideDir: join(it.root, "dialogs", "guide"),
    registration: it.teams,
    alsoServes: it.alsoServes,
    qr: qrAddresses({ vault, clock, goodForMs: it.secretShownMs }),
    fetchSecret: ({ person: chatId, secretOf, showing }) => codes.fetchAgain(chatId, secretOf, showing),
  });
  app.addChannel(channel);
  app.server.register(channel.plugin(app.receive));
  return channel;
}
