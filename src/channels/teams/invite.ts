import type { TeamsChannelOptions } from "./options";
import { activityOf, cardOf } from "./draw";
import type { Connector } from "./connector";
import { languageOf, type Meeting } from "./meeting";
import { mayTell } from "./places";

/**
 * Answers a message in a place where others can read along: says that the assistant talks only in private, and links to the
 * private chat. Each person is told at most once a day.
 */
export async function invite(
  { store, say, registration, log }: Pick<TeamsChannelOptions, "store" | "say" | "registration" | "log">,
  connector: Connector,
  meeting: Meeting,
  now: number,
): Promise<void> {
  const { to } = meeting;
  if (!(await mayTell(store, to.conversation, to.user, now))) return;
  const lang = languageOf(meeting);
  const view = {
    lang,
    paragraphs: [say("onlyPrivate", lang)],
    facts: [],
    buttons: registration ? [{ label: say("openPrivate", lang), url: registration.appLink }] : [],
  };
  const card = cardOf({ card: "", view }, { guideUrl: () => "", isTeams: registration !== undefined });
  const sent = await connector.send(to.serviceUrl, to.conversation, activityOf(card, view, to));
  if (!sent.ok) log.info({ refusal: sent.refusal }, "teams: an invitation to talk in private was not taken");
}
