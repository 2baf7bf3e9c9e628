import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { createVisits, type Visits } from "../accounts/visits";
import type { Core } from "./core";
import { createBotbuilderEdge } from "../channels/teams/botbuilder/edge";
import { qrAddresses } from "../channels/teams/qrAddresses";
import { createTeamsChannel, type TeamsChannel } from "../channels/teams";
import { tokenTrouble } from "../channels/teams/trouble";
import { Fault } from "../foundation/fault";
import type { TeamsChannelOptions } from "../channels/teams/options";
import { t } from "../../dialogs/kit/text";
import type { TeamsConfig } from "../config/teams";

export interface TeamsDeps extends Partial<Pick<TeamsChannelOptions, "edge" | "pauses" | "dispatcher" | "alsoServes">> {
  readonly root: string;
  readonly secretShownMs: number;
  /** By default this process counts alone. */
  readonly visits?: Visits | undefined;
  /**
   * Undefined means the anonymous mode. HAZARD: it is for sandbox mode on loopback only; without the sandbox, Teams must not be
   * added unregistered.
   */
  readonly teams: TeamsConfig | undefined;
}

/** Connects Microsoft Teams. */
export function connectTeams(core: Core, it: TeamsDeps): TeamsChannel {
  const { store, clock, catalog, chats, refetchCodes, troubles, vault } = core;
  const edge = it.edge ?? createBotbuilderEdge({ registration: it.teams, clock });
  /** A problem with the registration is reported once, with its remedy, and not for every message that cannot be sent. */
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
    store,
    chats,
    log: core.log,
    intake: core.intake,
    edge: { ...edge, token },
    pauses: it.pauses ?? { clock, random: Math.random, sleep: (ms) => setTimeout(ms), longestMs: 3_000 },
    dispatcher: it.dispatcher,
    say: (key, lang) => catalog.say(t(`teams.${key}`), lang),
    takeVote: core.votes.take,
    voteWords: core.voteWords,
    publicUrl: core.publicUrl,
    guideDir: join(it.root, "dialogs", "guide"),
    registration: it.teams,
    alsoServes: it.alsoServes,
    qr: qrAddresses({ vault, clock, goodForMs: it.secretShownMs }),
    visits: it.visits ?? createVisits(clock),
    secretShownMs: it.secretShownMs,
    fetchSecret: ({ person: chatId, secretOf, showing }) => refetchCodes(chatId, secretOf, showing),
  });
  core.server.register(channel.plugin(core.receive));
  return channel;
}
