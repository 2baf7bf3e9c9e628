import { accountIdSchema } from "../foundation/ids";
import type { Happening } from "../../dialogs/kit/effects";
import { followCard, followRefusal, forgetRefusal } from "./cardKnown";
import type { Chat } from "./chat";
import { dialogOf, type Script } from "./script";
import type { TurnContext } from "./turnContext";

/** Applies what a happening changes about the person, whether or not a step listens to it. */
export function applyHappening(chat: Chat, happening: Happening, { script, now }: TurnContext): void {
  followCard(chat, happening);
  followRefusal(chat, happening, { institution: script.institution, now });
  if (happening.kind === "orderCollected") endGuides(chat, script);
  if (happening.kind === "linked") {
    chat.account = accountIdSchema.parse(happening.account);
    chat.signedIn = true;
    chat.firstName = happening.name;
    forgetRefusal(chat);
  }
  if (happening.kind === "broadcastsSet") {
    if (happening.to === "off") chat.wantsNoBroadcasts = true;
    else delete chat.wantsNoBroadcasts;
  }
  const ticket = script.invitesWords(happening);
  if (ticket !== undefined) {
    chat.answering = ticket;
    // From now on «2» and «tak» are replies to the staff who have just written.
    delete chat.listed;
  }
  if (happening.kind === "linkDead" && happening.why !== "notConfirmed") endSignIns(chat);
  if (happening.kind === "signedOutByUsos") signOut(chat);
  // The message that ended the link is still on its way; it also takes the codes off the screen, for which it needs the account.
  if (happening.kind === "chatNotLinked" && happening.account === chat.account) signOut(chat);
  if (happening.kind === "unlinked" || happening.kind === "unlinkedElsewhere") {
    signOut(chat);
    delete chat.account;
    delete chat.firstName;
    forgetRefusal(chat);
  }
}

/** Marks the links of all sign-ins in the trail as dead, whatever their expiry time. */
function endSignIns(chat: Chat): void {
  chat.trail = chat.trail.map((it) => (it.dialog === "link" ? { ...it, data: { ...it.data, goodUntil: 0 } } : it));
}

/** Forgets where walkthroughs were left: the card they lead to is in the phone. */
function endGuides(chat: Chat, script: Script): void {
  const isGuide = (dialog: string): boolean => dialogOf(script, dialog)?.numbered !== undefined;
  chat.trail = chat.trail.filter(({ dialog }) => !isGuide(dialog));
  chat.paused = Object.fromEntries(Object.entries(chat.paused).filter(([dialog]) => !isGuide(dialog)));
}

export function signOut(chat: Chat): void {
  chat.signedIn = false;
  chat.trail = [];
}
