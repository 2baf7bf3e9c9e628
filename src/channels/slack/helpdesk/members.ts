import { z } from "zod";
import { firstLanguage } from "../../../conversation/firstLanguage";
import type { Lang } from "../../../../dialogs/kit/text";
import type { Called, SlackApi } from "../api";
import type { Installations } from "../installation";
import { standingFields, standingIn } from "../standing";
import type { HelpdeskLocation } from "./location";

export interface Who {
  readonly team: string;
  readonly user: string;
}

/** A member of the support staff. */
export interface Member extends Who {
  /** The id used in the audit log and on tickets: `slack:TEAM:USER`. */
  readonly id: string;
  readonly name: string;
  readonly lang: Lang;
}

export type Checked =
  | { readonly ok: true; readonly member: Member }
  /** `unknown`: Slack does not answer at the moment, and nobody is let in. */
  | { readonly ok: false; readonly why: "stranger" | "unknown"; readonly lang: Lang };

/** Tells who is on the support staff. This is checked at every action; what Slack answers is cached for seconds only. */
export interface Members {
  check(who: Who): Promise<Checked>;
  /**
   * Whether somebody may be on the staff. It looks only at the list of staff and requests nothing about the person, because
   * students open their home tab often.
   */
  mayBe(who: Who): Promise<boolean>;
  /** Discards the cached list, because somebody joined or left. */
  forget(): void;
}

const yesMs = 30_000;
const noMs = 5_000;
/** While Slack does not return the list, it is requested no more often than this, however often people press. */
const unknownMs = 1_500;

const page = z.object({
  members: z.array(z.string()).exactOptional(),
  users: z.array(z.string()).exactOptional(),
  response_metadata: z.object({ next_cursor: z.string().exactOptional() }).exactOptional(),
});
const info = z.object({
  user: z.object({
    ...standingFields,
    locale: z.string().exactOptional(),
    real_name: z.string().exactOptional(),
  }),
});

type Profile = z.infer<typeof info>["user"];

interface MembersParts {
  readonly api: SlackApi;
  readonly installations: Installations;
  readonly location: HelpdeskLocation;
  readonly clock: () => number;
}

export function createMembers({ api, installations, location, clock }: MembersParts): Members {
  let listed: { readonly at: number; readonly ids: ReadonlySet<string> } | undefined;
  let asking: Promise<ReadonlySet<string> | undefined> | undefined;
  let unansweredAt = -Infinity;
  const profiles = new Map<string, { readonly at: number; readonly it: Profile }>();

  async function list(team: string): Promise<ReadonlySet<string> | undefined> {
    const ids = new Set<string>();
    for (let cursor = ""; ;) {
      const called = location.group
        ? await api.call(team, "usergroups.users.list", { usergroup: location.group })
        : await api.call(team, "conversations.members", { channel: location.channel, limit: 1_000, cursor });
      const it = read(called, page);
      if (!it) return undefined;
      for (const id of it.members ?? it.users ?? []) ids.add(id);
      cursor = it.response_metadata?.next_cursor ?? "";
      if (cursor === "" || location.group) return ids;
    }
  }

  /**
   * The list of staff, no older than `oldestMs`; undefined when Slack does not return it. Concurrent callers share one
   * request. A failure is remembered for a moment and does not replace the cached list.
   */
  async function staff(team: string, oldestMs: number): Promise<ReadonlySet<string> | undefined> {
    const at = clock();
    if (listed && at - listed.at < oldestMs) return listed.ids;
    if (asking) return asking;
    if (at - unansweredAt < unknownMs) return undefined;
    const asked = list(team).catch(() => undefined);
    asking = asked;
    const ids = await asked;
    if (!ids) unansweredAt = clock();
    // `forget` was called in the meantime, so this list may be outdated and is not cached.
    if (asking !== asked) return ids;
    asking = undefined;
    if (ids) listed = { at, ids };
    return ids;
  }

  async function profileOf({ team, user }: Who): Promise<Profile | undefined> {
    const known = profiles.get(user);
    if (known && clock() - known.at < yesMs) return known.it;
    const called = await api.call(team, "users.info", { user, include_locale: true }).catch(() => undefined);
    const it = called && read(called, info)?.user;
    if (!it) return undefined;
    if (profiles.size > 1_000) profiles.clear();
    profiles.set(user, { at: clock(), it });
    return it;
  }

  /** Whether a person acts in the helpdesk's own workspace. */
  const isHere = async ({ team }: Who): Promise<boolean> =>
    location.team === undefined ? (await installations.of(team)) !== undefined : location.team === team;

  /**
   * The list of staff for checking a person. A person who is not on the cached list is looked up in a fresher one, so that
   * new staff do not have to wait until the cache expires.
   */
  async function staffFor({ team, user }: Who): Promise<ReadonlySet<string> | undefined> {
    const ids = await staff(team, yesMs);
    return ids && !ids.has(user) ? staff(team, noMs) : ids;
  }

  return {
    mayBe: async (who) => (await isHere(who)) && ((await staffFor(who))?.has(who.user) ?? false),
    async check(who) {
      const { team, user } = who;
      const no = (why: "stranger" | "unknown", lang: Lang = "pl") => ({ ok: false, why, lang }) as const;
      if (!(await isHere(who))) return no("stranger");
      const ids = await staffFor(who);
      const profile = await profileOf(who);
      const lang = firstLanguage(profile?.locale, profile?.real_name);
      if (!ids || !profile) return no("unknown", lang);
      if (!ids.has(user) || standingIn(team, profile) !== "member") return no("stranger", lang);
      const name = profile.real_name ?? user;
      return { ok: true, member: { team, user, id: `slack:${team}:${user}`, name, lang } };
    },
    forget() {
      listed = undefined;
      asking = undefined;
    },
  };
}

function read<T>(called: Called, schema: z.ZodType<T>): T | undefined {
  return called.ok ? schema.safeParse(called.data).data : undefined;
}
