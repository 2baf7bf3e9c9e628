import type { Token } from "../../usos/types";
import { writeCeremony } from "../ceremony";
import { alive, dead, type PageAnswer } from "./answer";
import type { LinkingDeps } from "./deps";

/** This is longer than a call to USOS may take. After it, the process that asked must have died, and another one may ask. */
const askingMs = 15_000;

/** The URL was opened: resolves to the address to redirect the browser to. */
export async function begin(deps: LinkingDeps, id: string): Promise<PageAnswer<string>> {
  const { vault, usos, clock, publicUrl } = deps;
  const toUsos = (request: string): string => usos.authorizeUrl((JSON.parse(vault.open(request, id)) as Token).key);
  const found = await alive(deps, id, ["open"]);
  if (!found) return dead(deps, id);
  const { stored, it } = found;
  const { lang } = it;
  // Somebody has already come back from USOS. A second request could bring another person's access into the same ceremony.
  if (it.access !== null) return dead(deps, id);
  // The URL was opened twice (a double tap, a link preview). The request token is reused, because a new one would break the
  // return of a tab that is already at USOS.
  if (it.request) return { ok: true, value: toUsos(it.request), lang };
  const asking = { ...it, askingUntil: clock() + askingMs };
  if ((it.askingUntil ?? 0) > clock() || !(await writeCeremony(deps.store, stored, asking)))
    return { ok: false, why: "soon", lang };
  const token = await usos.requestToken(`${publicUrl()}/link/${id}/back`);
  const kept = await alive(deps, id, ["open"]);
  if (kept?.it.access !== null) return dead(deps, id);
  const request = token.ok ? vault.seal(JSON.stringify(token.value), id) : null;
  if (!(await writeCeremony(deps.store, kept.stored, { ...kept.it, request, askingUntil: null })))
    return dead(deps, id);
  if (request === null) return { ok: false, why: "usos", lang, ...(token.ok ? {} : { refusal: token.refusal }) };
  return { ok: true, value: toUsos(request), lang };
}
