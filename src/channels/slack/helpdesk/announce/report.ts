import { languages } from "../../../../../dialogs/kit/text";
import type { BroadcastBoard } from "../../../../broadcasts/port";
import { section } from "../../blocks";
import { limits, pieces } from "../../limits";
import { quiet } from "../board";
import { teamLang, type ListenerDeps } from "../deps";
import { audienceWords } from "./preview";

const laterMs = 5 * 60_000;

/** Reports the outcome of a message to many people in the helpdesk's channel, and records it in the audit log. */
export function createBroadcastBoard({ slack, location, say, audit }: ListenerDeps): BroadcastBoard {
  return {
    async finished({ id, broadcast: { by, audience, texts }, counts }) {
      const outcome = Object.entries(counts)
        .map(([what, count]) => `${what} ${count}`)
        .join(", ");
      const noted = { by, what: "broadcast", about: audience.kind, ticket: null, reason: null, outcome };
      await audit.note(noted, `broadcast:${id}:done`);
      const lines = [
        say("announce.report.title", teamLang, { name: by.name, audience: audienceWords(audience, say, teamLang) }),
        say("announce.report.told", teamLang, { count: counts.told }),
        ...(["unreachable", "optedOut", "unclear", "refused"] as const)
          .filter((it) => counts[it] > 0)
          .map((it) => say(`announce.report.${it}`, teamLang, { count: counts[it] })),
      ];
      const [text = "", ...became] = lines;
      // All languages in full: the staff are to see whatever went out in their name.
      const written = languages.flatMap((lang) => pieces(texts[lang] ?? "", limits.sectionText));
      const blocks = [text, ...written, became.join("\n")].map(section);
      const sent = await slack.api.call(location.team ?? "", "chat.postMessage", {
        channel: location.channel,
        ...quiet,
        text,
        blocks,
      });
      if (sent.ok) return "done";
      return { againInMs: sent.refusal === "later" ? sent.afterMs : laterMs };
    },
  };
}
