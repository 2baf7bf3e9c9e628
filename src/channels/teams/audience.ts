import { LRUCache } from "lru-cache";
import { Fault } from "../../foundation/fault";
import { hourMs, minuteMs } from "../../foundation/time";
import { isServed, type Standing } from "../isServed";
import { chatIdOf } from "./address";
import type { Connector, Member } from "./connector";
import { activityOf, cardOf } from "./draw";
import { languageOf, type Meeting } from "./meeting";
import type { TeamsChannelOptions } from "./options";
import { mayTell } from "./places";

/** How long a member's standing is cached, and how long anybody else's. */
const remembered = { max: 20_000, ttl: 12 * hourMs, ttlAutopurge: true };
const outsiderMs = 10 * minuteMs;

export interface Audience {
  /**
   * Whether a person is served. While Teams does not report their standing, people who were served before still are.
   * @throws Fault when Teams does not report the standing of somebody new, so that the activity is sent again
   */
  serves(meeting: Meeting): Promise<boolean>;
  /** The person's name, which was learned in the same request. */
  nameOf(meeting: Meeting): string | undefined;
  /** Tells a person in their chat, at most once a day, that they are not served. */
  refuse(meeting: Meeting, now: number): Promise<void>;
}

/**
 * Decides whom the assistant serves in a tenant, and tells the others that it does not serve them. Without a registration, only
 * this machine can reach the bot, and everybody is served.
 */
export function createAudience(
  { registration, alsoServes, store, chats, say, log }: Omit<TeamsChannelOptions, "edge">,
  connector: Connector,
): Audience {
  const known = new LRUCache<string, { readonly standing: Standing; readonly name: string | undefined }>(remembered);

  /** Requests under way, so that several messages from a new person at once cause only one. */
  const asking = new Map<string, Promise<Standing | undefined>>();

  async function standingOf(meeting: Meeting, tenantId: string): Promise<Standing | undefined> {
    const id = chatIdOf(meeting.to.user);
    const found = known.get(id);
    if (found) return found.standing;
    const asked = asking.get(id) ?? ask(id, meeting, tenantId).finally(() => asking.delete(id));
    asking.set(id, asked);
    return asked;
  }

  async function ask(id: string, { to }: Meeting, tenantId: string): Promise<Standing | undefined> {
    const it = await connector.member(to.serviceUrl, to.conversation, to.user).catch(() => undefined);
    if (!it) return undefined;
    const standing = standingIn(tenantId, it);
    known.set(id, { standing, name: it.name ?? undefined }, standing === "member" ? {} : { ttl: outsiderMs });
    return standing;
  }

  return {
    async serves(meeting) {
      if (!registration) return true;
      const standing = await standingOf(meeting, registration.tenantId);
      const served = await isServed(standing, chatIdOf(meeting.to.user), { alsoServes, chats });
      if (served === undefined) throw notSaid();
      return served;
    },
    nameOf: ({ to }) => known.get(chatIdOf(to.user))?.name,
    async refuse(meeting, now) {
      const { to } = meeting;
      if (!(await mayTell(store, to.conversation, to.user, now))) return;
      const lang = languageOf(meeting);
      const view = { lang, paragraphs: [say("notServed", lang)], facts: [], buttons: [] };
      const card = cardOf({ card: "", view }, { guideUrl: () => "", isTeams: registration !== undefined });
      const sent = await connector.send(to.serviceUrl, to.conversation, activityOf(card, view, to));
      if (!sent.ok) log.info({ refusal: sent.refusal }, "teams: somebody who is not served could not be told");
    },
  };
}

/** Guests are recognised by their role, or, if a client leaves the role out, by `#EXT#` in their principal name. */
function standingIn(tenantId: string, { userRole, userPrincipalName, tenantId: theirs }: Member): Standing {
  if (theirs && theirs.toLowerCase() !== tenantId) return "stranger";
  const role = (userRole ?? "user").toLowerCase();
  if (role === "guest" || userPrincipalName?.toUpperCase().includes("#EXT#")) return "guest";
  return role === "user" ? "member" : "stranger";
}

const notSaid = () =>
  new Fault({
    code: "teams.standingUnknown",
    message: "Teams does not say whether somebody new belongs to the tenant.",
    next: "Nothing: Teams sends the activity again. If it goes on, see whether Teams is down or the bot was removed.",
  });
