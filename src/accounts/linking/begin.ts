import type { Token } from "../../usos/types";
import { writeCeremony } from "../ceremony";
import { alive, dead, type PageAnswer } from "./answer";
import type { LinkingParts } from "./parts";

/** Longer than a call to USOS may take. After that, whoever asked has died, and another may ask. */
const askingMs = 15_000;

/** The URL was opened: resolves to the address to redirect the browser to. */
export async function begin(parts: LinkingParts, id: string): Promise<PageAnswer<string>> {
  const { vault, usos, clock, publicUrl } = parts;
  const toUsos = (request: string): string => usos.authorizeUrl((JSON.parse(vault.open(request, id)) as Token).key);
  const found = await alive(parts, id, ["open"]);
  if (!found) return dead(parts, id);
  const { stored, it } = found;
  const { lang } = it;
  // Somebody has come back from USOS. A second request would let another person's access into the same ceremony.
  if (it.access !== null) return dead(parts, id);
  // The URL was opened twice (a double tap, a link preview). The request token is reused, because a new one would break the
  // return of a tab that is already at USOS.
  if (it.request) return { ok: true, value: toUsos(it.request), lang };
  const asking = { ...it, askingUntil: clock() + askingMs };
  if ((it.askingUntil ?? 0) > clock() || !(await writeCeremony(parts.store, stored, asking)))
    return { ok: false, why: "soon", lang };
  const token = await usos.requestToken(`${publicUrl()}/link/${id}/back`);
  const kept = await alive(parts, id, ["open"]);
  if (kept?.it.access !== null) return dead(parts, id);
  const request = token.ok ? vault.seal(JSON.stringify(token.value), id) : null;
  if (!(await writeCeremony(parts.store, kept.stored, { ...kept.it, request, askingUntil: null })))
    return dead(parts, id);
  if (request === null) return { ok: false, why: "usos", lang, ...(token.ok ? {} : { refusal: token.refusal }) };
  return { ok: true, value: toUsos(request), lang };
}
