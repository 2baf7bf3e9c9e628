import type { Institution } from "../../dialogs/kit/institution";
import type { KnownChats } from "../conversation/ports";
import type { ChatId } from "../foundation/ids";

/** A person's relation to the institution, as their chat system reports it. A `stranger` belongs to another organisation. */
export type Standing = "member" | "guest" | "stranger";

/**
 * Whether the assistant serves a person: members always; guests and people of other organisations only if the institution's file
 * says so. While the chat system does not report somebody's standing, people who were served before still are.
 * @returns undefined when it does not report the standing of somebody new
 */
export async function isServed(
  standing: Standing | undefined,
  chatId: ChatId,
  {
    alsoServes = [],
    chats,
  }: { readonly alsoServes?: Institution["alsoServes"] | undefined; readonly chats: KnownChats },
): Promise<boolean | undefined> {
  if (standing === "member") return true;
  if (standing === "guest") return alsoServes.includes("guests");
  if (standing === "stranger") return alsoServes.includes("otherOrganisations");
  return (await chats.get(chatId)) ? true : undefined;
}
