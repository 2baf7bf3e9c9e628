import { html, type Html } from "../../foundation/html";
import type { Numbers } from "../../statistics/numbers";
import { collectingTimes } from "../../statistics/port";
import { barCell, column, countOf, number, numberCell, numberColumn, ranking, row, table } from "./drawing";
import type { Words } from "./words";

/** The answers that were given, by topic. */
export const topics = (numbers: Numbers, { say, topic }: Words): Html =>
  ranking(
    say("topics.title"),
    { what: say("topics.topic"), count: say("count") },
    numbers.values("topic", "topic").map((it) => ({ title: topic(it), shown: numbers.sum("topic", { topic: it }) })),
  );

/** Messages that were not understood, by language. */
export const missed = (numbers: Numbers, { say }: Words): Html =>
  table(
    say("missed.title"),
    [column(say("missed.lang")), numberColumn(say("missed.unsure")), numberColumn(say("missed.nothing"))],
    numbers
      .values("missed", "lang")
      .sort()
      .map((lang) =>
        row(
          lang,
          ["unsure", "nothing"].map((kind) => numberCell(number(numbers.sum("missed", { lang, kind })))),
        ),
      ),
  );

/** The reasons for which USOS takes no order. */
export const obstacles = (numbers: Numbers, { say, named }: Words): Html =>
  html`<p class="soft">${say("obstacles.about")}</p>
    ${ranking(
      say("obstacles.title"),
      { what: say("obstacles.reason"), count: say("count") },
      numbers
        .values("obstacle", "reason")
        .map((reason) => ({ title: named("obstacles", reason), shown: numbers.sum("obstacle", { reason }) })),
    )}`;

/** How long codes waited, and the time in which half of them were collected, as far as the shown counts tell. */
export function collecting(numbers: Numbers, { say }: Words): Html {
  const times = collectingTimes.map(({ name }) => ({ name, shown: numbers.sum("collecting", { time: name }) }));
  const most = Math.max(0, ...times.map(({ shown }) => countOf(shown)));
  const all = times.reduce((sum, { shown }) => sum + countOf(shown), 0);
  let passed = 0;
  const half = times.find(({ shown }) => (passed += countOf(shown)) * 2 >= all);
  return html`${
    all > 0 && half ? html`<p>${say("collecting.median", { time: say(`collecting.${half.name}`) })}</p>` : undefined
  }
  ${table(
    say("collecting.title"),
    [column(say("collecting.time")), numberColumn(say("count")), html`<td class="bars"></td>`],
    times.map(({ name, shown }) => row(say(`collecting.${name}`), [numberCell(number(shown)), barCell(shown, most)])),
  )}`;
}

/** Requests to support, by what they are about. */
export const ticketTopics = (numbers: Numbers, { say, meaning }: Words): Html =>
  ranking(
    say("ticketTopics.title"),
    { what: say("ticketTopics.topic"), count: say("count") },
    numbers
      .values("ticketTopic", "topic")
      .map((it) => ({ title: meaning(it), shown: numbers.sum("ticketTopic", { topic: it }) })),
  );

/** Requests to support, by the dialog they came from. */
export const tickets = (numbers: Numbers, { say, dialog }: Words): Html =>
  ranking(
    say("tickets.title"),
    { what: say("tickets.topic"), count: say("count") },
    numbers.values("ticket", "topic").map((it) => ({ title: dialog(it), shown: numbers.sum("ticket", { topic: it }) })),
  );

/** The votes of students on answers. */
export const satisfaction = (numbers: Numbers, { say, topic, dialog }: Words): Html =>
  table(
    say("satisfaction.title"),
    [column(say("satisfaction.about")), numberColumn(say("satisfaction.up")), numberColumn(say("satisfaction.down"))],
    numbers.values("satisfaction", "about").map((about) => {
      const title = topic(about);
      return row(
        title === say("other") ? dialog(about) : title,
        ["up", "down"].map((verdict) => numberCell(number(numbers.sum("satisfaction", { about, verdict })))),
      );
    }),
  );
