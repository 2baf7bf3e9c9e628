import { z } from "zod";
import { firstLanguage } from "../../../conversation/firstLanguage";
import { languages, type Lang } from "../../../../dialogs/kit/text";
import type { SlackApi } from "../api";
import type { Installations } from "../installation";
import { standingFields, standingIn } from "../standing";
import type { HelpdeskLocation } from "./location";
import { readAnswer } from "./readAnswer";
import { createStaffList } from "./staffList";

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

/** A member as a job carries them. */
export const memberSchema = z.object({
  team: z.string(),
  user: z.string(),
  id: z.string(),
  name: z.string(),
  lang: z.enum(languages),
}) satisfies z.ZodType<Member>;

export type Checked =
  | { readonly ok: true; readonly member: Member }
  /** `unknown`: Slack currently gives no answer, and the person is not admitted. */
  | { readonly ok: false; readonly why: "stranger" | "unknown"; readonly lang: Lang };

/** Decides who is on the support staff. This is checked at every action; Slack's answers are cached only for seconds. */
export interface Members {
  check(who: Who): Promise<Checked>;
  /**
   * Whether somebody may be on the staff. It looks only at the list of staff and requests nothing about the person, because
   * students open their home tab often.
   */
  mayBe(who: Who): Promise<boolean>;
  /**
   * Whether somebody (`slack:TEAM:USER`) certainly does not belong to the staff any more; false while Slack does not say, and for
   * staff who answer by mail.
   */
  hasLeft(id: string): Promise<boolean>;
  /** Discards the cached list, because somebody joined or left. */
  forget(): void;
}

/** How long a profile is cached. */
const yesMs = 30_000;
const info = z.object({
  user: z.object({
    ...standingFields,
    locale: z.string().exactOptional(),
    real_name: z.string().exactOptional(),
  }),
});

type Profile = z.infer<typeof info>["user"];

interface MembersDeps {
  readonly api: SlackApi;
  readonly installations: Installations;
  readonly location: HelpdeskLocation;
  readonly clock: () => number;
}

export function createMembers({ api, installations, location, clock }: MembersDeps): Members {
  const staff = createStaffList(api, location, clock);
  const profiles = new Map<string, { readonly at: number; readonly it: Profile }>();

  async function profileOf({ team, user }: Who): Promise<Profile | undefined> {
    const known = profiles.get(user);
    if (known && clock() - known.at < yesMs) return known.it;
    const called = await api.call(team, "users.info", { user, include_locale: true }).catch(() => undefined);
    const it = called && readAnswer(called, info)?.user;
    if (!it) return undefined;
    if (profiles.size > 1_000) profiles.clear();
    profiles.set(user, { at: clock(), it });
    return it;
  }

  /** Whether a person acts in the helpdesk's own workspace. */
  const isHere = async ({ team }: Who): Promise<boolean> =>
    location.team === undefined ? (await installations.of(team)) !== undefined : location.team === team;

  return {
    mayBe: async (who) => (await isHere(who)) && ((await staff.for(who.team, who.user))?.has(who.user) ?? false),
    async hasLeft(id) {
      const [chat, team = "", user = ""] = id.split(":");
      if (chat !== "slack" || user === "" || !(await isHere({ team, user }))) return false;
      const ids = await staff.for(team, user);
      // An empty list is a mistake in Slack rather than a helpdesk that everybody has left.
      if (!ids || ids.size === 0) return false;
      if (!ids.has(user)) return true;
      const profile = await profileOf({ team, user });
      return profile !== undefined && standingIn(team, profile) !== "member";
    },
    async check(who) {
      const { team, user } = who;
      const no = (why: "stranger" | "unknown", lang: Lang = "pl") => ({ ok: false, why, lang }) as const;
      if (!(await isHere(who))) return no("stranger");
      const ids = await staff.for(team, user);
      const profile = await profileOf(who);
      const lang = firstLanguage(profile?.locale, profile?.real_name);
      if (!ids || !profile) return no("unknown", lang);
      if (!ids.has(user) || standingIn(team, profile) !== "member") return no("stranger", lang);
      const name = profile.real_name ?? user;
      return { ok: true, member: { team, user, id: `slack:${team}:${user}`, name, lang } };
    },
    forget: () => staff.forget(),
  };
}
