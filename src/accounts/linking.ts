import type { ChatId } from "../foundation/ids";
import type { Happening } from "../../dialogs/kit/effects";
import type { Lang } from "../../dialogs/kit/text";
import type { Refusal, Token, UsosClient, UsosUser } from "../usos/types";
import { adopt, type AdoptParts } from "./adopt";
import {
  ceremonyOf,
  codeOf,
  hashCode,
  openCeremony,
  readCeremony,
  sameHash,
  writeCeremony,
  type Ceremony,
} from "./ceremony";

export interface LinkingParts extends AdoptParts {
  readonly usos: UsosClient;
  /** Where people reach this server, without a trailing slash. */
  readonly publicUrl: () => string;
  /**
   * Newest first. New codes are hashed with the first key; a typed code is compared under every key, because another process may
   * already use a newer ring.
   */
  readonly codeKeys: readonly Buffer[];
  readonly ids: () => string;
}

export type PageAnswer<T> =
  | { readonly ok: true; readonly value: T; readonly lang: Lang }
  | { readonly ok: false; readonly why: Unanswered; readonly lang?: Lang; readonly refusal?: Refusal };

/** Why a page cannot go on. `soon`: USOS is being asked for another visit to the same page, so the page should be loaded again. */
export type Unanswered = "dead" | "usos" | "denied" | "soon";

/** A chat as the page names it: the name that somebody chose, and where that name is used. */
export type ChatNames = Pick<Ceremony, "chat"> & { readonly where: string };

export interface LinkConfirmation {
  readonly user: string;
  readonly chat: string;
  readonly where: string;
  readonly formKey: string;
}

export interface Linking {
  /** Starts a ceremony for a chat and resolves to the URL to open. */
  start(chatId: ChatId, names: ChatNames, lang: Lang): Promise<string>;
  /** The chat that started a ceremony, and its language; undefined when there is no such ceremony. */
  startedBy(id: string): Promise<{ readonly chatId: ChatId; readonly lang: Lang } | undefined>;
  /** The URL was opened: resolves to the address to redirect the browser to. */
  begin(id: string): Promise<PageAnswer<string>>;
  /** The browser came back from USOS: resolves to both sides (the USOS user and the chat), which the person must confirm. */
  returned(id: string, requestKey: string, verifier: string): Promise<PageAnswer<LinkConfirmation>>;
  /** Both sides were confirmed in the browser that came back: resolves to the six digits and the chat that waits for them. */
  confirm(id: string, formKey: string): Promise<PageAnswer<{ readonly code: string; readonly chatId: ChatId }>>;
  /** Checks six digits that were typed in a chat. `job` makes a repetition after a crash harmless. */
  verify(chatId: ChatId, code: string, job: string): Promise<Happening>;
}

/** Longer than a call to USOS may take. After that, whoever asked has died, and another may ask. */
const askingMs = 15_000;

/** The linking ceremony. One ceremony allows five tries, lasts ten minutes and can be used once. */
export function createLinking(parts: LinkingParts): Linking {
  const { store, vault, usos, clock, ids } = parts;
  const callback = (id: string): string => `${parts.publicUrl()}/link/${id}/back`;
  const hashesOf = (text: string, id: string): string[] => parts.codeKeys.map((key) => hashCode(text, key, id));

  const toUsos = (id: string, request: string): string =>
    usos.authorizeUrl((JSON.parse(vault.open(request, id)) as Token).key);

  async function alive(id: string, states: readonly Ceremony["state"][]) {
    const found = await readCeremony(store, id);
    return found && found.it.expiresAt > clock() && states.includes(found.it.state) ? found : undefined;
  }

  /** The answer for a ceremony that is over; it carries the chat's language while that is still known. */
  async function dead(id: string): Promise<PageAnswer<never>> {
    const found = await readCeremony(store, id);
    return { ok: false, why: "dead", ...(found ? { lang: found.it.lang } : {}) };
  }

  /**
   * Exchanges the verifier that USOS sent back for an access token. This happens once: when the page is reloaded, the token that is
   * already stored is returned.
   */
  async function takeAccess(
    id: string,
    { stored, it }: NonNullable<Awaited<ReturnType<typeof readCeremony>>>,
    backKeys: readonly string[],
    requestKey: string,
    verifier: string,
  ): Promise<{ ok: true; access: Token } | { ok: false; why: Unanswered; refusal?: Refusal }> {
    if (it.access !== null && it.backKey !== null && backKeys.includes(it.backKey)) {
      return { ok: true, access: JSON.parse(vault.open(it.access, id)) as Token };
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
    const kept = { ...it, request: null, backKey, access: vault.seal(JSON.stringify(access.value), id) };
    if (await writeCeremony(store, stored, kept)) return { ok: true, access: access.value };
    await usos.revokeToken(access.value);
    return { ok: false, why: "dead" };
  }

  return {
    async start(chatId, names, lang) {
      const id = ids();
      await openCeremony(store, id, { person: chatId, ...names, lang }, clock());
      return `${parts.publicUrl()}/link/${id}`;
    },

    async startedBy(id) {
      const it = (await readCeremony(store, id))?.it;
      return it && { chatId: it.person, lang: it.lang };
    },

    async begin(id) {
      const found = await alive(id, ["open"]);
      if (!found) return dead(id);
      const { stored, it } = found;
      const { lang } = it;
      // The URL was opened twice (a double tap, a link preview). The request token is reused, because a new one would break the
      // return of a tab that is already at USOS.
      if (it.request) return { ok: true, value: toUsos(id, it.request), lang };
      const asking = { ...it, askingUntil: clock() + askingMs };
      if ((it.askingUntil ?? 0) > clock() || !(await writeCeremony(store, stored, asking)))
        return { ok: false, why: "soon", lang };
      const token = await usos.requestToken(callback(id));
      const kept = await alive(id, ["open"]);
      const request = token.ok ? vault.seal(JSON.stringify(token.value), id) : null;
      if (!kept || !(await writeCeremony(store, kept.stored, { ...kept.it, request, askingUntil: null })))
        return dead(id);
      if (request === null) return { ok: false, why: "usos", lang, ...(token.ok ? {} : { refusal: token.refusal }) };
      return { ok: true, value: toUsos(id, request), lang };
    },

    async returned(id, requestKey, verifier) {
      const found = await alive(id, ["open", "authorized", "confirmed"]);
      if (!found) return dead(id);
      const { lang, chat, where = "" } = found.it;
      const backKeys = hashesOf(`${requestKey}:${verifier}`, id);
      // A phone reloads the page when the student switches back to it, so the same return gets the same answer.
      if (backKeys.includes(found.it.backKey ?? "") && found.it.formKey && found.it.user) {
        return { ok: true, value: { user: nameOf(found.it.user), chat, where, formKey: found.it.formKey }, lang };
      }
      const taken = await takeAccess(id, found, backKeys, requestKey, verifier);
      if (!taken.ok) return { ...taken, lang };
      const user = await usos.user(taken.access);
      if (!user.ok) return { ok: false, why: "usos", lang, refusal: user.refusal };
      const formKey = ids();
      const kept = await alive(id, ["open"]);
      const after = kept && { ...kept.it, state: "authorized" as const, formKey, user: pick(user.value) };
      if (!after || !(await writeCeremony(store, kept.stored, after))) return { ok: false, why: "dead", lang };
      return { ok: true, value: { user: nameOf(user.value), chat, where, formKey }, lang };
    },

    async confirm(id, formKey) {
      // Used tries are not given back by a second confirmation.
      const found = await alive(id, ["authorized", "confirmed"]);
      if (!found?.it.formKey || !sameHash(found.it.formKey, formKey)) return dead(id);
      const { codeHash, lang, person: chatId } = found.it;
      // The process that confirmed first may have had another key as its newest one.
      const codes = parts.codeKeys.map((key) => codeOf(key, id, formKey));
      const shown = codes.find((it, at) => {
        const key = parts.codeKeys[at];
        return codeHash !== null && key !== undefined && hashCode(it, key, id) === codeHash;
      });
      if (shown !== undefined) return { ok: true, value: { code: shown, chatId }, lang };
      const [code = ""] = codes;
      const after = { ...found.it, state: "confirmed" as const, codeHash: hashesOf(code, id)[0] ?? null };
      // A double press confirms twice at the same moment; the second one then finds the digits of the first.
      if (!(await writeCeremony(store, found.stored, after))) return this.confirm(id, formKey);
      return { ok: true, value: { code, chatId }, lang };
    },

    async verify(chatId, code, job) {
      const id = await ceremonyOf(store, chatId);
      const found = id === undefined ? undefined : await readCeremony(store, id);
      if (id === undefined || found?.it.person !== chatId) return { kind: "linkDead", why: "expired" };
      const { it, stored } = found;
      if (it.state === "used") return it.usedBy === job ? linked(parts, it) : { kind: "linkDead", why: "used" };
      if (it.state === "locked") return { kind: "linkDead", why: "locked" };
      if (it.expiresAt <= clock()) return { kind: "linkDead", why: "expired" };
      if (it.state !== "confirmed" || it.codeHash === null) return { kind: "linkDead", why: "notConfirmed" };
      const { codeHash } = it;
      if (!hashesOf(code, id).some((hash) => sameHash(codeHash, hash))) {
        const triesLeft = it.triesLeft - 1;
        const state = triesLeft > 0 ? it.state : ("locked" as const);
        // A lost race means that another try was counted at the same time, so this one is checked again on the fresh record.
        if (!(await writeCeremony(store, stored, { ...it, triesLeft, state }))) return this.verify(chatId, code, job);
        return triesLeft > 0 ? { kind: "linkWrongCode", left: triesLeft } : { kind: "linkDead", why: "locked" };
      }
      if (!(await adopt(parts, id, it))) {
        // The access stays in the record, so that the job that ends the ceremony revokes it.
        const full = { ...it, state: "locked" as const, codeHash: null };
        return (await writeCeremony(store, stored, full))
          ? { kind: "linkDead", why: "full" }
          : this.verify(chatId, code, job);
      }
      const used = { ...it, state: "used" as const, access: null, formKey: null, codeHash: null, usedBy: job };
      if (!(await writeCeremony(store, stored, used))) return this.verify(chatId, code, job);
      return linked(parts, it);
    },
  };
}

function linked({ institution }: LinkingParts, { user }: Ceremony): Happening {
  return {
    kind: "linked",
    name: user ? (user.firstName ?? nameOf(user)) : "",
    account: `${institution}:${user?.id ?? ""}`,
  };
}

const pick = ({ id, firstName, lastName, studentNumber }: UsosUser) => ({ id, firstName, lastName, studentNumber });

const nameOf = ({ id, firstName, lastName }: Pick<UsosUser, "id" | "firstName" | "lastName">): string =>
  [firstName, lastName].filter(Boolean).join(" ") || `USOS ${id}`;
