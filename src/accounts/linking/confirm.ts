import type { ChatId } from "../../foundation/ids";
import { codeOf, hashCode, sameHash, writeCeremony } from "../ceremony";
import { alive, dead, type PageAnswer } from "./answer";
import { hashesOf, type LinkingDeps } from "./deps";

/** Both sides were confirmed in the browser that came back: resolves to the six digits and the chat that waits for them. */
export async function confirm(
  deps: LinkingDeps,
  id: string,
  formKey: string,
): Promise<PageAnswer<{ readonly code: string; readonly chatId: ChatId }>> {
  const { store, codeKeys } = deps;
  // A second confirmation does not restore used tries.
  const found = await alive(deps, id, ["authorized", "confirmed"]);
  if (!found?.it.formKey || !sameHash(found.it.formKey, formKey)) return dead(deps, id);
  const { codeHash, lang, chatId } = found.it;
  // The process that confirmed first may have had another key as its newest one.
  const codes = codeKeys.map((key) => codeOf(key, id, formKey));
  const shown = codes.find((it, at) => {
    const key = codeKeys[at];
    return codeHash !== null && key !== undefined && hashCode(it, key, id) === codeHash;
  });
  if (shown !== undefined) return { ok: true, value: { code: shown, chatId }, lang };
  const [code = ""] = codes;
  const after = { ...found.it, state: "confirmed" as const, codeHash: hashesOf(codeKeys, code, id)[0] ?? null };
  // A double press confirms twice at the same moment; the second one then finds the digits of the first.
  if (!(await writeCeremony(store, found.stored, after))) return confirm(deps, id, formKey);
  return { ok: true, value: { code, chatId }, lang };
}
