import { datedParts, type Answers } from "../../dialogs/kit/answer";
import { datedPart } from "../../dialogs/kit/answersFor";
import { isOld, type Dated } from "../../dialogs/kit/dated";
import type { Institution } from "../../dialogs/kit/institution";
import type { Log } from "../ops/log";

/** Facts told to students that were last checked more than a year ago, each with that day: `price (2025-03-01)`. */
export function oldFacts(institution: Institution, answers: Answers, now: number): string[] {
  const { mUsos, accessibility, support } = institution;
  // Answers have the days that staff have published since.
  const shown = new Map(Object.values(answers).map(({ dated }) => [dated?.at, dated]));
  const facts: Readonly<Record<string, Partial<Dated> | undefined>> = {
    ...Object.fromEntries(Object.entries(answers).map(([topic, { dated }]) => [topic, dated])),
    ...Object.fromEntries(
      datedParts.map((it) => [`institution.${it}`, shown.get(`institution.${it}`) ?? datedPart(it, institution)]),
    ),
    "institution.mUsos": mUsos,
    "institution.accessibility": accessibility,
    "institution.support.hours": support.hours,
  };
  return Object.entries(facts).flatMap(([name, { validOn } = {}]) =>
    validOn !== undefined && isOld({ validOn }, now) ? [`${name} (${validOn})`] : [],
  );
}

/** The parts that an institution's file may leave out, and that students would be told. */
const leftOut = ({ deansOffices, fees, accessibility, support }: Institution): string[] =>
  Object.entries({
    deansOffices,
    fees,
    accessibility,
    "support.answersIn": support.answersIn,
    "support.hours.source": support.hours.source,
  }).flatMap(([part, said]) => (said ? [] : [part]));

/** Names in one line of the log the facts that students cannot be told, because the institution's file leaves them out. */
export function tellOfMissingFacts(institution: Institution, log: Pick<Log, "info">): void {
  const missing = leftOut(institution);
  if (missing.length === 0) return;
  log.info(
    { code: "facts.missing", missing },
    `the institution's file says nothing about ${missing.join(", ")}: students are told to ask; fill in what the university publishes (dialogs/institutions/example.yaml shows how)`,
  );
}

/** Lists in one line of the log the facts that somebody should check again. */
export function warnOfOldFacts(institution: Institution, answers: Answers, now: number, log: Log): void {
  const old = oldFacts(institution, answers, now);
  if (old.length === 0) return;
  log.warn(
    { code: "facts.old", old },
    `last checked more than a year ago: ${old.join(", ")}; compare each with its source, then set its validOn (on the staff pages, or in dialogs/answers and the institution's file)`,
  );
}
