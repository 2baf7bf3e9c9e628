import { languages } from "../../../../../dialogs/kit/text";
import type { BroadcastBoard } from "../../../../broadcasts/port";
import { limits, pieces } from "../../limits";
import { teamLang, type ListenerDeps } from "../deps";
import { postReport } from "../postReport";
import { audienceWords } from "./preview";

/** Reports the outcome of a message to many people in the helpdesk's channel, and records it in the audit log. */
export function createBroadcastBoard({ slack, location, say, audit }: ListenerDeps): BroadcastBoard {
  return {
    async finished({ id, broadcast: { by, audience, texts }, counts }) {
      const outcome = Object.entries(counts)
        .map(([what, count]) => `${what} ${count}`)
        .join(", ");
      const noted = { by, what: "broadcast", about: audience.kind, ticket: null, reason: null, outcome };
      await audit.note(noted, `broadcast:${id}:done`);
      const whom = audienceWords(audience, say, teamLang);
      const title = say("announce.report.title", teamLang, { name: by.name, audience: whom });
      const became = [
        say("announce.report.told", teamLang, { count: counts.told }),
        ...(["unreachable", "optedOut", "unclear", "refused"] as const)
          .filter((it) => counts[it] > 0)
          .map((it) => say(`announce.report.${it}`, teamLang, { count: counts[it] })),
      ];
      // All languages in full: the staff are to see whatever went out in their name.
      const written = languages.flatMap((lang) => pieces(texts[lang] ?? "", limits.sectionText));
      return postReport({ slack, location }, [title, ...written, became.join("\n")]);
    },
  };
}
