import type { FastifyReply } from "fastify";
import { z } from "zod";
import { t, type Lang } from "../../../dialogs/kit/text";
import { html, type Html } from "../../foundation/html";
import { cellsOf, latestMonths, Numbers, type Cell } from "../../statistics/numbers";
import type { CounterName } from "../../statistics/port";
import { readCounts, type Counts } from "../../statistics/read";
import { weekAt } from "../../statistics/week";
import type { Store } from "../../store/port";
import type { StaffSection } from "../port";
import { csvOf } from "./csv";
import { desk, deskAsCsv } from "./desk";
import { funnel } from "./funnel";
import {
  collecting,
  missed,
  obstacles,
  satisfaction,
  staffAnswers,
  ticketTopics,
  tickets,
  topics,
  whyNot,
} from "./lists";
import { walkthroughs } from "./walkthroughs";
import { wordsIn, type Catalog, type Words } from "./words";

export interface NumbersDeps {
  readonly store: Pick<Store, "scan">;
  readonly catalog: Catalog;
  readonly clock: () => number;
  readonly timeZone: string;
}

interface Part {
  readonly counter: CounterName;
  readonly draw: (numbers: Numbers, words: Words, thisWeek: string) => Html;
}

/** The parts of the page, by the key of their texts. */
const parts: Readonly<Record<string, Part>> = {
  funnel: { counter: "funnel", draw: (numbers, words, thisWeek) => funnel(numbers, thisWeek, words) },
  walkthrough: { counter: "walkthrough", draw: walkthroughs },
  obstacles: { counter: "obstacle", draw: obstacles },
  collecting: { counter: "collecting", draw: collecting },
  topics: { counter: "topic", draw: topics },
  missed: { counter: "missed", draw: missed },
  ticketTopics: { counter: "ticketTopic", draw: ticketTopics },
  tickets: { counter: "ticket", draw: tickets },
  staffAnswers: { counter: "staffAnswer", draw: staffAnswers },
  satisfaction: { counter: "satisfaction", draw: satisfaction },
  voteReasons: { counter: "voteReason", draw: whyNot },
};

/** How the helpdesk did is made of several counters. */
const deskName = "desk";
const deskStandsBefore = "ticketTopics";

const periods = [1, 3, 12] as const;
const query = z.object({ months: z.string().optional().catch(undefined) });
const params = z.object({ part: z.string() });

/** The university's view of how students get on, in numbers that lead to no person. */
export function numbersSection({ store, catalog, clock, timeZone }: NumbersDeps): StaffSection {
  const now = async () => {
    const thisWeek = weekAt(clock(), timeZone);
    const counts = await readCounts(store);
    return { thisWeek, counts, cells: cellsOf(counts, thisWeek) };
  };
  return {
    link: { label: (lang) => catalog.say(t("numbers.title"), lang), path: "/numbers" },
    routes: [
      {
        method: "GET",
        path: "/numbers",
        needs: "viewer",
        handle: async ({ lang, request }) => {
          const { thisWeek, counts, cells } = await now();
          const { months } = query.parse(request.query);
          const chosen = periods.find((it) => String(it) === months) ?? 3;
          const words = wordsIn(catalog, lang);
          return { title: words.say("title"), body: pageOf({ counts, cells, thisWeek, chosen }, words) };
        },
      },
      {
        method: "GET",
        path: "/numbers/:part",
        needs: "viewer",
        handle: async ({ lang, request, reply }) => {
          const { part: file } = params.parse(request.params);
          if (file === `${deskName}.csv`) {
            const { counts, thisWeek } = await now();
            sendCsv(reply, deskName, deskAsCsv(counts, thisWeek, separatorIn(lang)));
            return undefined;
          }
          const part = Object.entries(parts).find(([name]) => `${name}.csv` === file)?.[1];
          if (!part) {
            reply.callNotFound();
            return undefined;
          }
          const { cells } = await now();
          sendCsv(
            reply,
            part.counter,
            csvOf(
              cells.filter(({ name }) => name === part.counter),
              separatorIn(lang),
            ),
          );
          return undefined;
        },
      },
    ],
  };
}

interface PageShown {
  readonly counts: Counts;
  readonly cells: readonly Cell[];
  readonly thisWeek: string;
  readonly chosen: (typeof periods)[number];
}

function pageOf({ counts, cells, thisWeek, chosen }: PageShown, words: Words): Html {
  const { say } = words;
  const months = latestMonths(thisWeek, chosen);
  const numbers = new Numbers(cells, months);
  const links = periods.map((it) =>
    it === chosen
      ? html`<strong aria-current="true">${say(`period.${String(it)}`)}</strong> `
      : html`<a href="/staff/numbers?months=${String(it)}">${say(`period.${String(it)}`)}</a> `,
  );
  const section = (name: string, body: Html | undefined): Html => {
    const title = say(`${name}.title`);
    return html`<section>
      <h2>${title}</h2>
      ${body ?? html`<p>${say("none")}</p>`}
      <p><a href="/staff/numbers/${name}.csv">${say("download", { what: title })}</a></p>
    </section>`;
  };
  return html`<p class="periods">${say("period.label")}: ${links}</p>
    <p class="soft">${say("about")}</p>
    ${Object.entries(parts).flatMap(([name, { counter, draw }]) => [
      ...(name === deskStandsBefore ? [section(deskName, desk(counts, thisWeek, months, words))] : []),
      section(name, numbers.periods(counter).length === 0 ? undefined : draw(numbers, words, thisWeek)),
    ])}`;
}

/** In Poland and Ukraine a comma is in decimals, so spreadsheets there split lines at semicolons. */
const separatorIn = (lang: Lang): string => (lang === "en" ? "," : ";");

const sendCsv = (reply: FastifyReply, name: string, text: string): FastifyReply =>
  reply
    .type("text/csv; charset=utf-8")
    .header("content-disposition", `attachment; filename="legitka-${name}.csv"`)
    .header("cache-control", "no-store")
    .send(text);
