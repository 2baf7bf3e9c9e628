import type { Activity } from "../activity";
import type { TeamsDesk } from "../desk";
import type { Invoked } from "../edge";
import { failure, languageOf, message, type Meeting } from "../meeting";
import type { ChannelPosts } from "./channelPosts";
import type { DeskDeps } from "./deps";
import { dialogWord } from "./dialog";
import { admit } from "./gate";
import { threadIn } from "./location";
import { createLookups } from "./lookups";
import type { Member } from "./members";
import { createMerging } from "./merging";
import { createMessages } from "./messages";
import type { NoteWork } from "./notes";
import { pressedIn, type PressedWith } from "./pressed";
import { createPresses, isOnCard } from "./presses";
import { createReplies } from "./replies";

/** Takes in what happens in the helpdesk's channel: messages, presses on cards, and dialogs. */
export function createDeskIntake(deps: DeskDeps, posts: ChannelPosts, notes: NoteWork): TeamsDesk {
  const { location, cards, members, say, log } = deps;
  const messages = createMessages(deps, posts);
  const presses = createPresses(deps);
  const replies = createReplies(deps, notes);
  const lookups = createLookups(deps);
  const merging = createMerging(deps);

  async function inDialog({ pressed, fields }: PressedWith, member: Member): Promise<Invoked> {
    switch (pressed.desk) {
      case "reply":
        return replies.open(pressed.ticket, member);
      case "advise":
        return replies.open(pressed.ticket, member, pressed.key);
      case "insert":
        return replies.insert(pressed.state, fields.text, fields.answer, member);
      case "sendReply":
        return replies.send(pressed.state, fields.text.trim(), member);
      case "merge":
        return merging.openMerge(pressed.ticket, member);
      case "sendMerge":
        return merging.sendMerge(pressed.ticket, pressed.form, fields, member);
      case "split":
        return merging.openSplit(pressed.ticket, member);
      case "sendSplit":
        return merging.sendSplit(pressed.ticket, pressed.form, fields, member);
      case "note":
        return notes.open(pressed.ticket, member);
      case "sendNote":
        return notes.send(pressed.ticket, pressed.form, fields.text.trim(), member);
      case "look":
        return lookups.open(pressed.whom, member);
      case "sendLook":
        return lookups.send(pressed.whom, pressed.form, fields, member);
      case "lookAgain":
        return lookups.again(pressed.sealed, member);
      default:
        return dialogWord(say("formNotOpened", member.lang));
    }
  }

  async function invoked(activity: Activity, meeting: Meeting): Promise<Invoked> {
    const isDialog = activity.name === "task/fetch" || activity.name === "task/submit";
    if (!isDialog && activity.name !== "adaptiveCard/action") return { status: 501 };
    const it = pressedIn(activity.name, activity.value);
    const lang = languageOf(meeting);
    if (!it) {
      log.warn("teams: a press in the helpdesk was refused, because it is not of the form that our cards have");
      const words = say("formNotOpened", lang);
      return isDialog ? dialogWord(words) : { status: 200, body: failure(400, "BadRequest", words) };
    }
    try {
      if (isDialog) {
        const admitted = await admit(deps, meeting, whatOf(it));
        return admitted.ok ? await inDialog(it, admitted.member) : dialogWord(admitted.words);
      }
      const { pressed } = it;
      return isOnCard(pressed)
        ? await presses(pressed, meeting, `teams:${activity.id ?? ""}`)
        : { status: 200, body: message("—") };
    } catch (err) {
      // The typed text stays in the dialog, and the card stays as it is, so that it can be pressed again.
      log.error({ err }, "teams: a press in the helpdesk could not be taken in");
      const words = say("inTeams.tryAgain", lang);
      return isDialog ? { status: 500 } : { status: 200, body: failure(500, "TryAgain", words) };
    }
  }

  return {
    async concerns(activity) {
      const { channel, root } = threadIn(activity.conversation?.id ?? "");
      if (channel === location.channel || channel === location.team) return true;
      // The helpdesk may have moved, and an answer below an old card still counts.
      return root !== "" && (await cards.get(channel, root)) !== undefined;
    },
    async take(activity, meeting) {
      switch (activity.type) {
        case "message":
          await messages.written(activity, meeting);
          return undefined;
        case "messageUpdate":
          if (activity.channelData?.eventType === "editMessage") await messages.changed(activity, meeting, "edited");
          return undefined;
        case "messageDelete":
          await messages.changed(activity, meeting, "deleted");
          return undefined;
        case "conversationUpdate":
          // Somebody joined or left; that counts at once.
          members.forget();
          return undefined;
        case "invoke":
          return invoked(activity, meeting);
        default:
          return undefined;
      }
    },
  };
}

function whatOf({ pressed }: PressedWith): string {
  if ("state" in pressed) return `reply ${pressed.state.ticket}`;
  if (pressed.desk === "look" || pressed.desk === "sendLook" || pressed.desk === "lookAgain") return "lookup";
  return `${pressed.desk} ${pressed.ticket}`;
}
