import { voteReasons } from "../../../dialogs/kit/vote";
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

/** The answers that staff had ready and sent. */
export const staffAnswers = (numbers: Numbers, { say, staffAnswer }: Words): Html =>
  ranking(
    say("staffAnswers.title"),
    { what: say("staffAnswers.answer"), count: say("count") },
    numbers
      .values("staffAnswer", "answer")
      .map((answer) => ({ title: staffAnswer(answer), shown: numbers.sum("staffAnswer", { answer }) })),
  );

/** The subject of votes: the answer by its title, or else the dialog. */
function subjectOf(about: string, { say, topic, dialog }: Words): string {
  const title = topic(about);
  return title === say("other") ? dialog(about) : title;
}

/** The votes of students on answers. */
export const satisfaction = (numbers: Numbers, words: Words): Html =>
  table(
    words.say("satisfaction.title"),
    [
      column(words.say("satisfaction.about")),
      numberColumn(words.say("satisfaction.up")),
      numberColumn(words.say("satisfaction.down")),
    ],
    numbers.values("satisfaction", "about").map((about) =>
      row(
        subjectOf(about, words),
        ["up", "down"].map((verdict) => numberCell(number(numbers.sum("satisfaction", { about, verdict })))),
      ),
    ),
  );

/** Why something did not help: the reasons that students chose after a 👎. */
export const whyNot = (numbers: Numbers, words: Words): Html =>
  table(
    words.say("voteReasons.title"),
    [column(words.say("satisfaction.about")), ...voteReasons.map((why) => numberColumn(words.voteReason(why)))],
    numbers.values("voteReason", "about").map((about) =>
      row(
        subjectOf(about, words),
        voteReasons.map((why) => numberCell(number(numbers.sum("voteReason", { about, why })))),
      ),
    ),
  );
