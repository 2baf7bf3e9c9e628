import type { JobResult } from "../../outbox/attempt";
import type { Job, Store } from "../../store/port";
import type { Lang } from "../../../dialogs/kit/text";
import type { Acted, StaffAction } from "../port";
import type { StaffAnswers } from "../staffAnswers/port";
import type { Staff } from "../ticket";
import {
  answerKey,
  answerRecord,
  digestOf,
  noCounts,
  togetherJob,
  togetherJobSchema,
  type AnswerToMany,
  type Counts,
  type Draft,
} from "./records";

export type Confirmed =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly refusal: "gone" | "already" | "changed" };

/** One answer to many tickets, from the draft on. */
export interface Together {
  /** Keeps a draft under an id that the caller chose; false when it is already being sent. */
  keep(id: string, draft: Draft): Promise<boolean>;
  get(id: string): Promise<AnswerToMany | undefined>;
  /** Lets a draft be sent if it still is what `seen`, the digest of a preview, was made of. The sending begins by itself. */
  confirm(id: string, seen: string): Promise<Confirmed>;
  perform(job: Job): Promise<JobResult>;
}

export interface TogetherDeps {
  readonly store: Store;
  readonly staffAnswers: Pick<StaffAnswers, "written" | "langOf" | "count">;
  /** Does something about a ticket, and notes it in the audit log. */
  readonly act: (ticket: string, action: StaffAction, by: Staff, event: string) => Promise<Acted>;
  /** Tells staff what became of it. */
  readonly finished: (id: string, it: AnswerToMany) => Promise<JobResult>;
  /** Says in a language that what follows is only in Polish. */
  readonly onlyPolish: (lang: Lang) => string;
  readonly clock: () => number;
}

/** How many tickets are dealt with between two writes of how far it has come. */
const atOnce = 10;

/**
 * Sends one answer to many tickets. Each ticket has the answer as an entry with an id of its own, so a ticket that was answered before
 * a crash is passed over by the ticket itself, and the rest goes on from where it was last noted.
 */
export function createTogether({ store, staffAnswers, act, finished, onlyPolish, clock }: TogetherDeps): Together {
  async function get(id: string) {
    const stored = await store.get(answerKey(id));
    return stored && { it: answerRecord.read(stored), rev: stored.rev };
  }

  function put(id: string, rev: number, it: AnswerToMany, schedule: ReturnType<typeof togetherJob>[] = []) {
    const key = answerKey(id);
    const put = [{ key, value: answerRecord.write(it) }];
    return store.commit({ partition: key.partition, expect: [{ key, rev }], put, schedule });
  }

  async function answer(
    id: string,
    { texts, resolves, by }: Draft,
    ticket: string,
    seen: number,
  ): Promise<keyof Counts> {
    const event = `many:${id}:${ticket}`;
    const lang: Lang = (await staffAnswers.langOf(ticket)) ?? "pl";
    const written = await staffAnswers.written(ticket, texts[lang] ?? texts.pl ?? "");
    const note = texts[lang] === undefined && lang !== "pl" ? `${onlyPolish(lang)}\n\n` : "";
    if (!written.ok) return "blanks";
    const reply = { kind: "reply", text: `${note}${written.text}`, via: "slack", seen, toMany: true } as const;
    const acted = await act(ticket, reply, by, event);
    if (!acted.ok) return acted.refusal === "answered" ? "answered" : "gone";
    if (acted.isNew) await staffAnswers.count(ticket, written.names, written.text);
    if (resolves) await act(ticket, { kind: "resolve", via: "slack", toMany: true }, by, `${event}:resolved`);
    return "sent";
  }

  return {
    async keep(id, draft) {
      const before = await get(id);
      if (before && before.it.state !== "draft") return false;
      const it: AnswerToMany = { ...draft, state: "draft", since: clock(), at: 0, counts: noCounts, left: [] };
      return put(id, before?.rev ?? 0, it);
    },
    get: async (id) => (await get(id))?.it,
    async confirm(id, seen) {
      const found = await get(id);
      if (!found) return { ok: false, refusal: "gone" };
      const { it, rev } = found;
      if (it.state !== "draft") return { ok: false, refusal: "already" };
      if (digestOf(it) !== seen) return { ok: false, refusal: "changed" };
      const begun = { ...it, state: "sending", since: clock() } as const;
      const isBegun = await put(id, rev, begun, [togetherJob(id, clock())]);
      return isBegun ? { ok: true, draft: it } : { ok: false, refusal: "already" };
    },
    async perform(job) {
      const { answer: id } = togetherJobSchema.parse(job.payload);
      const found = await get(id);
      if (found?.it.state !== "sending") return "done";
      const { it, rev } = found;
      if (it.at >= it.tickets.length) {
        const told = await finished(id, it);
        if (told === "done") await put(id, rev, { ...it, state: "done", since: clock() });
        return told;
      }
      const counts = { ...it.counts };
      const left = [...it.left];
      const some = it.tickets.slice(it.at, it.at + atOnce);
      for (const { id: ticket, seen } of some) {
        const outcome = await answer(id, it, ticket, seen);
        counts[outcome] += 1;
        if (outcome === "blanks") left.push(ticket);
      }
      // If another process has gone on meanwhile, because this one was believed dead, its count stands.
      await put(id, rev, { ...it, counts, left, at: it.at + some.length });
      return { againInMs: 0 };
    },
  };
}
