import type { FastifyReply } from "fastify";
import { z } from "zod";
import { t, type Lang } from "../../../dialogs/kit/text";
import { html, type Html } from "../../foundation/html";
import { cellsOf, latestMonths, Numbers } from "../../statistics/numbers";
import type { CounterName } from "../../statistics/port";
import { readCounts } from "../../statistics/read";
import { weekAt } from "../../statistics/week";
import type { Store } from "../../store/port";
import type { StaffSection } from "../port";
import { csvOf } from "./csv";
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

const periods = [1, 3, 12] as const;
const query = z.object({ months: z.string().optional().catch(undefined) });
const params = z.object({ part: z.string() });

/** The university's view of how students get on, in numbers that lead to no person. */
export function numbersSection({ store, catalog, clock, timeZone }: NumbersDeps): StaffSection {
  const now = async () => {
    const thisWeek = weekAt(clock(), timeZone);
    return { thisWeek, cells: cellsOf(await readCounts(store), thisWeek) };
  };
  return {
    link: { label: (lang) => catalog.say(t("numbers.title"), lang), path: "/numbers" },
    routes: [
      {
        method: "GET",
        path: "/numbers",
        needs: "viewer",
        handle: async ({ lang, request }) => {
          const { thisWeek, cells } = await now();
          const { months } = query.parse(request.query);
          const chosen = periods.find((it) => String(it) === months) ?? 3;
          const words = wordsIn(catalog, lang);
          const numbers = new Numbers(cells, latestMonths(thisWeek, chosen));
          return { title: words.say("title"), body: pageOf(numbers, words, thisWeek, chosen) };
        },
      },
      {
        method: "GET",
        path: "/numbers/:part",
        needs: "viewer",
        handle: async ({ lang, request, reply }) => {
          const { part: file } = params.parse(request.params);
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

function pageOf(numbers: Numbers, words: Words, thisWeek: string, chosen: number): Html {
  const { say } = words;
  const links = periods.map((it) =>
    it === chosen
      ? html`<strong aria-current="true">${say(`period.${String(it)}`)}</strong> `
      : html`<a href="/staff/numbers?months=${String(it)}">${say(`period.${String(it)}`)}</a> `,
  );
  return html`<p class="periods">${say("period.label")}: ${links}</p>
    <p class="soft">${say("about")}</p>
    ${Object.entries(parts).map(([name, { counter, draw }]) => {
      const title = say(`${name}.title`);
      const isEmpty = numbers.periods(counter).length === 0;
      return html`<section>
        <h2>${title}</h2>
        ${isEmpty ? html`<p>${say("none")}</p>` : draw(numbers, words, thisWeek)}
        <p><a href="/staff/numbers/${name}.csv">${say("download", { what: title })}</a></p>
      </section>`;
    })}`;
}

/** In Poland and Ukraine a comma is in decimals, so spreadsheets there split lines at semicolons. */
const separatorIn = (lang: Lang): string => (lang === "en" ? "," : ";");

const sendCsv = (reply: FastifyReply, name: string, text: string): FastifyReply =>
  reply
    .type("text/csv; charset=utf-8")
    .header("content-disposition", `attachment; filename="legitka-${name}.csv"`)
    .header("cache-control", "no-store")
    .send(text);
