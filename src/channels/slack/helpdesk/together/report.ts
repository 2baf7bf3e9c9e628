import type { AnswerToMany } from "../../../../tickets/together/records";
import { section } from "../../blocks";
import { cut, limits } from "../../limits";
import { quiet } from "../board";
import { teamLang, type ListenerDeps } from "../deps";

type Done = "done" | { readonly againInMs: number };

const laterMs = 5 * 60_000;

/** Reports in the helpdesk's channel what became of an answer to many tickets, and notes it in the audit log. */
export const reportOfMany =
  ({ slack, location, say, audit }: Pick<ListenerDeps, "slack" | "location" | "say" | "audit">) =>
  async (id: string, { by, counts, left, texts }: AnswerToMany): Promise<Done> => {
    const outcome = Object.entries(counts)
      .map(([what, count]) => `${what} ${String(count)}`)
      .join(", ");
    const noted = { by, what: "answer to many", about: null, ticket: null, reason: null, outcome };
    await audit.note(noted, `many:${id}:done`);
    const said = (key: string, values: Readonly<Record<string, string | number>>): string =>
      say(`many.report.${key}`, teamLang, values);
    const text = said("title", { name: by.name });
    const lines = [
      said("sent", { count: counts.sent }),
      ...(["answered", "gone"] as const).filter((it) => counts[it] > 0).map((it) => said(it, { count: counts[it] })),
      ...(left.length > 0 ? [said("blanks", { tickets: left.join(", ") })] : []),
    ];
    const blocks = [text, cut(texts.pl ?? "", limits.sectionText), cut(lines.join("\n"), limits.sectionText)].map(
      section,
    );
    const sent = await slack.api.call(location.team ?? "", "chat.postMessage", {
      channel: location.channel,
      ...quiet,
      text,
      blocks,
    });
    if (sent.ok) return "done";
    return { againInMs: sent.refusal === "later" ? sent.afterMs : laterMs };
  };
