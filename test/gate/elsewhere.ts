/** The folders whose tests run at both universities. Tests of dialogs use both by themselves, and letters and phrases are the same at each. */
const folders = [
  "accounts/",
  "broadcasts/",
  "calendar/",
  "codes/",
  "conversation/(?!everyPhrase)",
  "helpdesk/",
  "journeys/",
  "orders/",
  "privacy/",
  "statistics/",
  "tickets/(?!mail/)",
  "votes/",
];

/** Tests in these folders that say themselves at which university everything happens, so that a second run would repeat the first. */
export const saidThemselves: readonly string[] = [
  "journeys/codesOnTheWay",
  "journeys/eligibility",
  "journeys/extension",
  "journeys/menuByState",
  "journeys/staffByMail",
  "journeys/transcripts/transcripts",
  "orders/nudges",
  "orders/reminders",
  "orders/revokedCard",
];

/** A pattern for the paths of the tests that run a second time, at the other university. */
export const elsewhere = `^test/(?!(?:${saidThemselves.join("|")})\\.test)(?:${folders.join("|")})`;
