import { z } from "zod";
import { plainName } from "../../../foundation/plainName";
import { createStaffCache } from "../../../helpdesk/staffCache";
import type { Lang } from "../../../../dialogs/kit/text";
import type { Connector } from "../connector";
import { languageOf, type Meeting } from "../meeting";
import { serviceUrl, type TeamsHelpdesk } from "./location";

/** A member of the support staff. */
export interface Member {
  /** The id used in the audit log and on tickets: `teams:USER`. */
  readonly id: string;
  readonly name: string;
  readonly lang: Lang;
}

export type Checked =
  | { readonly ok: true; readonly member: Member }
  /** `unknown`: Teams currently gives no answer, and the person is not admitted. */
  | { readonly ok: false; readonly why: "stranger" | "unknown"; readonly id: string; readonly lang: Lang };

/** Decides who is on the support staff. This is checked at every action; Teams' roster is cached only for seconds. */
export interface Members {
  check(meeting: Meeting): Promise<Checked>;
  /** Discards the cached roster, because somebody joined or left. */
  forget(): void;
}

const colleague = z.object({
  id: z.string(),
  name: z.string().nullish(),
  userRole: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  tenantId: z.string().nullish(),
});
type Colleague = z.infer<typeof colleague>;
const page = z.object({ members: z.array(colleague).nullish(), continuationToken: z.string().nullish() });

/** Teams' largest page, and how many are read; a helpdesk does not have more people. */
const pageSize = 500;
const mostPages = 40;

interface MembersDeps {
  readonly connector: Pick<Connector, "read">;
  readonly location: TeamsHelpdesk;
  readonly clock: () => number;
}

export function createMembers({ connector, location, clock }: MembersDeps): Members {
  const cache = createStaffCache<ReadonlyMap<string, Colleague>>(clock);

  /** The team's roster by the Bot Framework's own call, which needs no permission of Graph; the bot only has to be in the team. */
  async function roster(): Promise<ReadonlyMap<string, Colleague> | undefined> {
    const found = new Map<string, Colleague>();
    let token = "";
    for (let count = 0; count < mostPages; count++) {
      const query = `pageSize=${pageSize}${token === "" ? "" : `&continuationToken=${encodeURIComponent(token)}`}`;
      const path = `conversations/${encodeURIComponent(location.team)}/pagedmembers?${query}`;
      const answered = await connector.read(serviceUrl, path);
      const it = answered.ok ? page.safeParse(answered.data).data : undefined;
      if (!it) return undefined;
      for (const one of it.members ?? []) found.set(one.id, one);
      token = it.continuationToken ?? "";
      if (token === "") break;
    }
    return found;
  }

  return {
    async check(meeting) {
      const { user, aadObjectId } = meeting.to;
      const id = `teams:${aadObjectId ?? user}`;
      const listed = await cache.for(user, roster);
      const it = listed?.get(user);
      const lang = languageOf({ ...meeting, name: it?.name ?? meeting.name });
      if (!listed) return { ok: false, why: "unknown", id, lang };
      if (!it || !isColleague(it, location.tenantId)) return { ok: false, why: "stranger", id, lang };
      return { ok: true, member: { id, name: plainName(it.name ?? meeting.name ?? "?"), lang } };
    },
    forget: () => cache.forget(),
  };
}

/** The roles of people whom the university vouches for. A guest may be in a team, and is nobody of the staff. */
const roles = new Set(["user", "owner", "member"]);

const isColleague = ({ userRole, userPrincipalName, tenantId: theirs }: Colleague, tenantId: string): boolean =>
  (!theirs || theirs.toLowerCase() === tenantId) &&
  roles.has((userRole ?? "user").toLowerCase()) &&
  userPrincipalName?.toUpperCase().includes("#EXT#") !== true;
