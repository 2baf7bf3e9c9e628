import type { AnswerToMany } from "../../../../tickets/together/records";
import { cut, limits } from "../../limits";
import { teamLang, type ListenerDeps } from "../deps";
import { postReport } from "../postReport";

/** Reports in the helpdesk's channel what became of an answer to many tickets, and notes it in the audit log. */
export const reportOfMany =
  ({ slack, location, say, audit }: Pick<ListenerDeps, "slack" | "location" | "say" | "audit">) =>
  async (id: string, { by, counts, left, texts }: AnswerToMany) => {
    const outcome = Object.entries(counts)
      .map(([what, count]) => `${what} ${String(count)}`)
      .join(", ");
    const noted = { by, what: "answer to many", about: null, ticket: null, reason: null, outcome };
    await audit.note(noted, `many:${id}:done`);
    const said = (key: string, values: Readonly<Record<string, string | number>>): string =>
      say(`many.report.${key}`, teamLang, values);
    const lines = [
      said("sent", { count: counts.sent }),
      ...(["answered", "gone"] as const).filter((it) => counts[it] > 0).map((it) => said(it, { count: counts[it] })),
      ...(left.length > 0 ? [said("blanks", { tickets: left.join(", ") })] : []),
    ];
    const written = [cut(texts.pl ?? "", limits.sectionText), cut(lines.join("\n"), limits.sectionText)];
    return postReport({ slack, location }, [said("title", { name: by.name }), ...written]);
  };
