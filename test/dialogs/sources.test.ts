import { topics, type TopicName } from "../../dialogs/kit/answer";
import { answersFor, commonAnswer } from "../../dialogs/kit/answersFor";
import type { Institution } from "../../dialogs/kit/institution";
import { institutionOf } from "../support/institution";
import { everywhere, files } from "./everywhere";

/** The answers that only say what the assistant itself does: they are true as long as its code is, and name no source. */
const ofAssistant: ReadonlySet<TopicName> = new Set([
  "accessWhileAway",
  "addToRequest",
  "afterFix",
  "anotherChat",
  "appLanguage",
  "appPin",
  "borrowedDevice",
  "chatReaders",
  "continueLater",
  "keepsOtherDocuments",
  "letterOrZero",
  "mayClose",
  "nothingSent",
  "orderedBefore",
  "remindAfterLeaving",
  "remindOther",
  "reportTheft",
  "revokeWhen",
  "signInAgain",
  "signInConsent",
  "signInPassword",
  "signInSafe",
  "sixDigits",
  "supportLanguage",
  "supportReaders",
  "supportWhen",
  "tellWhenAllowed",
  "tellWhenReady",
  "whatYouSee",
  "whoseAccount",
  "whySignIn",
  "withdrawRequest",
  "wrongPress",
]);

/** The sites that common answers may rest on, because they belong to no university. */
const neutralHosts: ReadonlySet<string> = new Set([
  "apps.usos.edu.pl",
  "edukacja.infor.pl",
  "isap.sejm.gov.pl",
  "komorkomania.pl",
  "niewiem.co",
  "pkp.zgorzelec.pl",
  "pl.wikipedia.org",
  "prawo.gazetaprawna.pl",
  "www.eska.pl",
  "www.infor.pl",
  "www.praca.pl",
  "www.telepolis.pl",
]);

/** The sites named in an institution's file, without those that belong to everybody. */
function hostsIn(institution: Institution): ReadonlySet<string> {
  const { answers, instruction, ruleSets, contact, privacy, support, fees, phones, deansOffices, trustedProfile } =
    institution;
  const parts = [instruction, contact, privacy, support.answersIn, fees, phones, deansOffices, trustedProfile];
  const own = Object.values(answers).flatMap((it) => (it === "off" ? [] : [it]));
  return new Set([...parts, ...own, ...Object.values(ruleSets)].flatMap((it) => (it ? [new URL(it.source).host] : [])));
}

describe("a source", () => {
  const variants = topics.flatMap((topic) => files[topic].answers.map((answer) => ({ topic, answer })));

  test("is missing only where an answer says what the assistant itself does", () => {
    const unsourced = variants.flatMap(({ topic, answer }) => ("of" in answer ? [topic] : []));
    expect(unsourced.sort()).toEqual([...ofAssistant].sort());
  });

  test("of a common answer belongs to no university", () => {
    const hosts = variants.flatMap(({ answer }) => ("source" in answer ? [new URL(answer.source).host] : []));
    expect([...new Set(hosts)].sort()).toEqual([...neutralHosts].sort());
  });

  test.each(everywhere)("is neutral or the institution's own at %s", (_, institution) => {
    const own = hostsIn(institution);
    const foreign = Object.entries(answersFor(files, institution)).flatMap(([topic, { dated }]) => {
      const host = dated && new URL(dated.source).host;
      return host === undefined || neutralHosts.has(host) || own.has(host) ? [] : [`${topic}: ${host}`];
    });
    expect(foreign).toEqual([]);
  });

  test("of an answer that holds only under the act is no page that states the older rules", () => {
    const opole = institutionOf("opole");
    const older = new Set(
      Object.values(opole.ruleSets).flatMap(({ conditions, source }) =>
        conditions.includes("plasticCard") ? [source] : [],
      ),
    );
    const underTheAct: Institution = { ...opole, rules: "act2025" };
    const answers = answersFor(files, underTheAct);
    const wrong = topics.filter(
      (topic) =>
        commonAnswer(files[topic], underTheAct)?.holdsFor?.plasticCard === "optional" &&
        older.has(answers[topic]?.dated?.source ?? ""),
    );
    expect(older.size).toBe(1);
    expect(wrong).toEqual([]);
  });
});
