import { z } from "zod";
import type { ChatByEmail } from "../../../helpdesk/person";
import { aboutOf, subjectSchema } from "../../../helpdesk/subject";
import type { Job } from "../../../store/port";
import { chatIdOf } from "../address";
import { section, type Block } from "../blocks";
import { findingBlocks } from "./findingCard";
import { namesakeBlocks } from "./namesakes";
import { directOf } from "./gate";
import { lookupView } from "./lookupForm";
import { memberSchema, type Member } from "./members";
import type { ListenerDeps } from "./deps";

export const lookupQueue = "helpdeskLookup";

const jobSchema = z.object({
  member: memberSchema,
  subject: subjectSchema,
  /**
   * The place where the result is shown: in a channel, visible only to the person who asked, or in the window in which it was
   * requested.
   */
  to: z.object({ channel: z.string().optional(), view: z.string().optional() }),
  askedAt: z.number(),
});
export type LookupJob = z.infer<typeof jobSchema>;

/** After this time nobody is waiting for the result any more. */
const longestMs = 10 * 60_000;
const soonMs = 5_000;

const found = z.object({ user: z.object({ id: z.string(), team_id: z.string().exactOptional() }) });

type Done = "done" | { readonly againInMs: number };

/** Creates the worker that performs committed look-ups and shows the results to those who asked, if they are still on the staff. */
export function createLookupWork(deps: ListenerDeps) {
  const { slack, members, lookup, audit, say, sayText, clock } = deps;
  const { api } = slack;

  return async (job: Job): Promise<Done> => {
    const { member, subject, to, askedAt } = jobSchema.parse(job.payload);
    const { team, lang } = member;
    const close = async (outcome: string, about: string | null): Promise<Done> => {
      const by = { id: member.id, name: member.name };
      const ticket = subject.kind === "ticket" ? subject.ticket : null;
      await audit.note({ by, what: "answer", about, ticket, reason: null, outcome }, `${job.id}:answer`);
      return "done";
    };
    const asked = aboutOf(subject);
    const show = (blocks: Block[]) => answer(member, to, blocks);
    if (clock() - askedAt > longestMs) {
      await show([section(say("lookup.failed", lang))]);
      return close("too late", null);
    }
    const checked = await members.check(member);
    if (!checked.ok && checked.why === "unknown") return { againInMs: soonMs };
    if (!checked.ok) return close("refused", null);
    const found = await lookup.find({ id: job.id, subject, at: askedAt }, byEmail(team));
    if ("later" in found) return { againInMs: found.later };
    const isOne = !("namesakes" in found);
    const shown = await show(
      isOne ? findingBlocks(found, subject, { say, sayText, lang }) : namesakeBlocks(found, asked, say, lang),
    );
    if (typeof shown === "object") return shown;
    const about = (isOne ? found.album : null) ?? (subject.kind === "ticket" ? null : asked);
    // The log says how USOS was asked: with the student's own access, with the administrative key, or not at all.
    const outcome = isOne ? `${found.link}, ${found.source.kind}` : "several";
    return close(shown === "lost" ? "not shown" : outcome, about);
  };

  /**
   * Shows a result. When the window has been closed or the app is not in the channel, it is shown in the person's own
   * conversation with the app.
   */
  async function answer(
    { team, user, lang }: Member,
    { channel, view: view_id }: LookupJob["to"],
    blocks: Block[],
  ): Promise<"shown" | "lost" | { againInMs: number }> {
    const text = say("lookup.title", lang);
    const first =
      view_id === undefined
        ? await api.call(team, "chat.postEphemeral", { channel, user, text, blocks })
        : await api.call(team, "views.update", { view_id, view: lookupView(blocks, say, lang) });
    if (first.ok) return "shown";
    if (first.refusal === "later") return { againInMs: first.afterMs };
    const direct = await directOf(api, { team, user });
    if (direct === undefined) return "lost";
    const second = await api.call(team, "chat.postEphemeral", { channel: direct, user, text, blocks });
    if (second.ok) return "shown";
    return second.refusal === "later" ? { againInMs: second.afterMs } : "lost";
  }

  function byEmail(team: string): ChatByEmail {
    return async (email) => {
      const called = await api.call(team, "users.lookupByEmail", { email });
      if (!called.ok) return called.refusal === "later" ? { later: called.afterMs } : undefined;
      const { user } = found.parse(called.data);
      return chatIdOf({ team: user.team_id ?? team, user: user.id });
    };
  }
}
