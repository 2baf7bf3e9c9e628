import { whyField } from "../../../src/channels/teams/voteForm";
import { anActivity, execute, installed, text, verifyState } from "./activities";

const writer = { user: "29:fuzz", serviceUrl: "http://127.0.0.1:9/_connector" };
const channel = { conversation: { id: "19:x", conversationType: "channel", tenantId: "tenant" } };
const vote = { actionName: "feedback", actionValue: { reaction: "dislike" } };

/** Examples of what Teams sends, for tests that spoil them. */
export const activities = {
  "a message": text(writer, "menu"),
  "an edited message": anActivity(writer, {
    type: "messageUpdate",
    text: "x",
    channelData: { eventType: "editMessage" },
  }),
  "a mention in a channel": text(writer, "hej", channel),
  "a press": execute(writer, { button: "c/menu/1/link/x", input: "1", card: "1" }),
  "a press in a channel": execute(writer, { button: "x" }, channel),
  "an installation": installed(writer),
  "a removal": installed(writer, "remove"),
  "somebody who joined": anActivity(writer, { type: "conversationUpdate", membersAdded: [{ id: "28:bot" }] }),
  "six digits": verifyState(writer, "123456"),
  "a failed sign-in": anActivity(writer, { type: "invoke", name: "signin/failure", value: { code: "x" } }),
  "a vote that asks why": anActivity(writer, {
    type: "invoke",
    name: "message/fetchTask",
    replyToId: "1",
    value: { data: vote },
  }),
  "a vote with its reason": anActivity(writer, {
    type: "invoke",
    name: "message/submitAction",
    replyToId: "1",
    value: { ...vote, actionValue: { reaction: "dislike", feedback: JSON.stringify({ [whyField]: "unclear" }) } },
  }),
  "a file": anActivity(writer, { type: "message", attachments: [{ contentType: "image/png" }] }),
};

/** What Teams calls, and what its clients fetch. */
export const teamsRoutes = [
  "POST /api/messages",
  "GET /teams/guide/:file",
  "GET /teams/qr/*",
  "GET /teams/sign-in/teams-js.js",
  "GET /teams/sign-in/hand-back.js",
];
