import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { createVisits } from "../../src/accounts/visits";
import { createHttpServer, langOf } from "../../src/compose/httpServer";
import { createAudit } from "../../src/helpdesk/audit";
import { createSeals } from "../../src/helpdesk/auditChain";
import { createRefusals } from "../../src/helpdesk/refusals";
import { createLog } from "../../src/ops/log";
import { createStaffGate, type CheckHelpdesk, type StaffGateDeps } from "../../src/staff/gate";
import { createStaffLinks, type StaffLinks } from "../../src/staff/links";
import { createStaffPages } from "../../src/staff/staffPages";
import { copyIn } from "../support/copy";
import { catalog } from "../conversation/people";
import type { World } from "../support/world";
import { StaffBrowser } from "./staffBrowser";
import { section } from "./staffWorld";

export interface PagesProcess {
  readonly links: StaffLinks;
  browser(): StaffBrowser;
  close(): Promise<void>;
}

/** Serves the staff pages alone, as one of several processes over a world's store. Everybody is of the helpdesk unless told otherwise. */
export async function servePages(
  { store, now }: Pick<World, "store" | "now">,
  it: Partial<StaffGateDeps> & { readonly publicUrl?: string } = {},
): Promise<PagesProcess> {
  const audit = createAudit({ store, seals: createSeals({ keys: [{ id: "k1", key: randomBytes(32) }] }), clock: now });
  const { server } = createHttpServer(undefined, catalog, createLog("silent"));
  const visits = createVisits(now);
  let address = "";
  const publicUrl = (): string => it.publicUrl ?? address;
  const links = createStaffLinks({ store, audit, clock: now, publicUrl, visits });
  const helpdesk: CheckHelpdesk = () => Promise.resolve({ ok: true, member: { name: "Marta Pomocna", lang: "pl" } });
  createStaffPages({
    sections: [section],
    store,
    clock: now,
    log: createLog("silent"),
    audit,
    refusals: createRefusals({ store, audit, clock: now }),
    links,
    provider: undefined,
    gate: createStaffGate({
      roles: { viewer: [], editor: [], publisher: [] },
      helpdesk,
      unlistedHelpdesk: "viewer",
      ...it,
    }),
    limits: { visits, perAddressAMinute: 600, trustedProxies: [] },
    publicUrl,
    langOf,
    say: (key, lang, values) => copyIn(lang, `staff.${key}`, values),
  }).register(server);
  await server.listen({ port: 0, host: "127.0.0.1" });
  address = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return { links, browser: () => new StaffBrowser(address), close: () => server.close() };
}
