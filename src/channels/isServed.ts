import type { Institution } from "../../dialogs/kit/institution";
import type { KnownChats } from "../conversation/ports";
import type { ChatId } from "../foundation/ids";

/** What somebody is to the institution, as their chat system says: `stranger`s are of another organisation. */
export type Standing = "member" | "guest" | "stranger";

/**
 * Whom the assistant serves: members, and guests and people of other organisations only where the institution's file says so.
 * While the chat system does not say what somebody is, people who were served before still are.
 * @returns undefined when it does not say it of somebody new
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
