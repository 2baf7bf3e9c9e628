import type { Happening } from "../../../dialogs/kit/effects";
import { type ChatId, accountId } from "../../foundation/ids";
import { adopt, isRefused } from "../adopt";
import { ceremonyOf, readCeremony, sameHash, writeCeremony, type Ceremony } from "../ceremony";
import { nameOf } from "./answer";
import { hashesOf, type LinkingDeps } from "./deps";

/** Checks six digits that were typed in a chat. `job` makes a repetition after a crash harmless. */
export async function verify(deps: LinkingDeps, chatId: ChatId, code: string, job: string): Promise<Happening> {
  const { store, codeKeys, clock } = deps;
  const id = await ceremonyOf(store, chatId);
  const found = id === undefined ? undefined : await readCeremony(store, id);
  if (id === undefined || found?.it.chatId !== chatId) return { kind: "linkDead", why: "expired" };
  const { it, stored } = found;
  if (it.state === "used") return it.usedBy === job ? linked(deps, it) : { kind: "linkDead", why: "used" };
  if (it.state === "locked") return { kind: "linkDead", why: "locked" };
  if (it.expiresAt <= clock()) return { kind: "linkDead", why: "expired" };
  if (it.state !== "confirmed" || it.codeHash === null) return { kind: "linkDead", why: "notConfirmed" };
  const { codeHash } = it;
  if (!hashesOf(codeKeys, code, id).some((hash) => sameHash(codeHash, hash))) {
    const triesLeft = it.triesLeft - 1;
    const state = triesLeft > 0 ? it.state : ("locked" as const);
    // A lost race means that another try was counted at the same time, so this one is checked again on the fresh record.
    if (!(await writeCeremony(store, stored, { ...it, triesLeft, state }))) return verify(deps, chatId, code, job);
    return triesLeft > 0 ? { kind: "linkWrongCode", left: triesLeft } : { kind: "linkDead", why: "locked" };
  }
  const adoption = await adopt(deps, id, it);
  if (isRefused(adoption)) {
    // The access stays in the record, so that the job that ends the ceremony revokes it.
    const locked = { ...it, state: "locked" as const, codeHash: null };
    return (await writeCeremony(store, stored, locked))
      ? { kind: "linkDead", why: adoption === "full" ? "full" : "expired" }
      : verify(deps, chatId, code, job);
  }
  const { alone: _, ...beside } = it;
  const adopted = adoption === "alone" ? it : beside;
  const used = { ...adopted, state: "used" as const, access: null, formKey: null, codeHash: null, usedBy: job };
  if (!(await writeCeremony(store, stored, used))) return verify(deps, chatId, code, job);
  return linked(deps, adopted);
}

function linked({ institution }: LinkingDeps, { user, alone }: Ceremony): Happening {
  return {
    kind: "linked",
    name: user ? (user.firstName ?? nameOf(user)) : "",
    account: accountId(institution, user?.id ?? ""),
    ...(alone && { alone }),
  };
}
