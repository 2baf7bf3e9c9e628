import type { Banners } from "../broadcasts/banners";
import { saying } from "../../dialogs";
import type { Practice } from "../../dialogs/kit/practice";
import type { Institution } from "../../dialogs/kit/institution";
import { outboxQueue } from "../conversation/action";
import type { Catalog } from "../conversation/catalog";
import type { Script } from "../conversation/script";
import { createTurns, type Turns } from "../conversation/turn";
import { redactPesel } from "../foundation/redact";
import { createSecondOpinion, type Endpoint } from "../opinion";
import type { Log } from "../ops/log";
import type { Metrics } from "../ops/metrics";
import type { JobAnnouncements } from "../outbox/jobAnnouncements";
import { mask } from "../privacy/mask";
import { noticeAddress } from "../privacy/notice/routes";
import type { Statistics } from "../statistics/port";
import type { Store } from "../store/port";
import type { Language } from "./language";
import { turnStatistics } from "./turnStatistics";

/** How messages that were not understood are handled. */
export interface MissedDeps {
  /** For how many days such messages are kept; 0 means that they are not kept. */
  readonly keptDays: number;
  /** The language model that is asked about them; undefined if there is none. */
  readonly endpoint: Endpoint | undefined;
}

export interface ConversationDeps {
  readonly language: Omit<Language, "catalog">;
  readonly catalog: Catalog;
  readonly store: Store;
  readonly institution: Institution;
  readonly missed?: MissedDeps | undefined;
  readonly publicUrl: () => string;
  readonly leaseMs: number;
  readonly log: Log;
  readonly clock: () => number;
  readonly ids: () => string;
  readonly metrics: Metrics;
  readonly jobAnnouncements: JobAnnouncements;
  readonly banners: Banners;
  readonly statistics: Statistics;
}

/** The handling of messages that were not understood. */
export const practiceOf = ({ keptDays = 0, endpoint }: Partial<MissedDeps> = {}): Practice => ({
  missedKeptDays: keptDays,
  asksModel: endpoint !== undefined,
});

/**
 * Creates the turns of chats: from the dialogs, their texts, the understanding, and the handling of messages that were not
 * understood.
 */
export function conversationOf(deps: ConversationDeps): Turns {
  const { store, institution, catalog, clock, ids, leaseMs, metrics, jobAnnouncements, statistics } = deps;
  const { answers, understand, readReply, rank } = deps.language;
  const { keptDays = 0, endpoint } = deps.missed ?? {};
  const practice = practiceOf(deps.missed);
  const noticeUrl = noticeAddress(institution, deps.publicUrl);
  const script: Script = { ...saying, institution, answers, practice, noticeUrl };

  return createTurns({
    store,
    script,
    catalog,
    understand,
    readReply,
    rank,
    clock,
    ids,
    leaseMs,
    redact: redactPesel,
    perform: (jobs, known) => jobAnnouncements.held(outboxQueue, jobs, known),
    onTurn: metrics.turn,
    banner: () => deps.banners.now(),
    statistics: turnStatistics(statistics),
    missed: {
      count(kind, lang, words) {
        metrics.missed(kind, lang, words);
        statistics.count("missed", { kind, lang });
      },
      keeping: keptDays > 0 ? { mask, clock } : undefined,
      secondOpinion: endpoint && secondOpinion(endpoint, deps),
    },
  });
}

const secondOpinion = (
  endpoint: Endpoint,
  { log, clock, metrics }: Pick<ConversationDeps, "log" | "clock" | "metrics">,
) =>
  createSecondOpinion({
    endpoint,
    fetch,
    mask,
    clock,
    count: metrics.opinion,
    onCircuit: (state) => log.warn({ state }, "the model at UNDERSTANDING_URL is left alone while this is not closed"),
  });
