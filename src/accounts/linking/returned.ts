import type { Refusal, Token, UsosUser } from "../../usos/types";
import { writeCeremony, type readCeremony } from "../ceremony";
import { alive, dead, nameOf, type PageAnswer, type Unanswered } from "./answer";
import { hashesOf, type LinkingDeps } from "./deps";

export interface LinkConfirmation {
  readonly user: string;
  readonly chat: string;
  readonly where: string;
  /** All other chats of the account are disconnected. */
  readonly alone: boolean;
  readonly formKey: string;
}

/** The browser came back from USOS: resolves to both sides (the USOS user and the chat), which the person must confirm. */
export async function returned(
  deps: LinkingDeps,
  id: string,
  requestKey: string,
  verifier: string,
): Promise<PageAnswer<LinkConfirmation>> {
  const { store, usos, codeKeys, ids } = deps;
  const found = await alive(deps, id, ["open", "authorized", "confirmed"]);
  if (!found) return dead(deps, id);
  const { lang, chat, where = "" } = found.it;
  const chatSide = { chat, where, alone: found.it.alone ?? false };
  const backKeys = hashesOf(codeKeys, `${requestKey}:${verifier}`, id);
  // A phone reloads the page when the student switches back to it, so the same return gets the same answer.
  if (backKeys.includes(found.it.backKey ?? "") && found.it.formKey && found.it.user) {
    return { ok: true, value: { user: nameOf(found.it.user), ...chatSide, formKey: found.it.formKey }, lang };
  }
  if (found.it.state !== "open") return { ok: false, why: "dead", lang };
  const taken = await takeAccess(deps, id, found, backKeys, { requestKey, verifier });
  if (!taken.ok) return { ...taken, lang };
  const user = await usos.user(taken.access);
  if (!user.ok) return { ok: false, why: "usos", lang, refusal: user.refusal };
  const formKey = ids();
  const kept = await alive(deps, id, ["open"]);
  // The name is stored only together with the access token that was used to ask for it.
  const after = kept?.it.access === taken.sealed && {
    ...kept.it,
    state: "authorized" as const,
    formKey,
    user: pick(user.value),
  };
  if (!kept || !after || !(await writeCeremony(store, kept.stored, after))) return { ok: false, why: "dead", lang };
  return { ok: true, value: { user: nameOf(user.value), ...chatSide, formKey }, lang };
}

/**
 * Exchanges the verifier that USOS sent back for an access token. This happens once per ceremony: when the page is reloaded, the
 * stored token is returned, and any other return from USOS is rejected, no matter who it comes from.
 */
async function takeAccess(
  { store, vault, usos }: LinkingDeps,
  id: string,
  { stored, it }: NonNullable<Awaited<ReturnType<typeof readCeremony>>>,
  backKeys: readonly string[],
  { requestKey, verifier }: { readonly requestKey: string; readonly verifier: string },
): Promise<{ ok: true; access: Token; sealed: string } | { ok: false; why: Unanswered; refusal?: Refusal }> {
  if (it.access !== null) {
    if (it.backKey === null || !backKeys.includes(it.backKey)) return { ok: false, why: "dead" };
    return { ok: true, access: JSON.parse(vault.open(it.access, id)) as Token, sealed: it.access };
  }
  if (it.request === null) return { ok: false, why: "dead" };
  const request = JSON.parse(vault.open(it.request, id)) as Token;
  if (request.key !== requestKey) return { ok: false, why: "dead" };
  if (verifier === "") {
    // The student denied the access, so USOS has ended that request token. Opening the URL again starts with a new one.
    await writeCeremony(store, stored, { ...it, request: null });
    return { ok: false, why: "denied" };
  }
  const access = await usos.accessToken(request, verifier);
  if (!access.ok) {
    // The request token is too old, or a process that died before it could write has used it up. Opening the URL again starts
    // with a new one.
    if (access.refusal.code === "signedOut" || access.refusal.code === "refused")
      await writeCeremony(store, stored, { ...it, request: null });
    return { ok: false, why: "usos", refusal: access.refusal };
  }
  // The token is stored before anything else can fail, so that the job that ends the ceremony revokes it if no account adopts it.
  const backKey = backKeys[0] ?? null;
  const sealed = vault.seal(JSON.stringify(access.value), id);
  const kept = { ...it, request: null, backKey, access: sealed };
  if (await writeCeremony(store, stored, kept)) return { ok: true, access: access.value, sealed };
  await usos.revokeToken(access.value);
  return { ok: false, why: "dead" };
}

const pick = ({ id, firstName, lastName, studentNumber }: UsosUser) => ({ id, firstName, lastName, studentNumber });
