import { actions } from "../../../src/channels/slack/buttons";
import { formId } from "../../../src/channels/slack/form";
import { names } from "../../../src/channels/slack/helpdesk/deps";
import { commandName, shortcutId } from "../../../src/channels/slack/receive/command";

/** Examples of everything that Slack sends, for tests that spoil them. People and channels are those of the emulated Slack. */
const team = "T0OPOLE0001";
const user = "U0PERSON002";
const staff = "U0PERSON005";
const dm = "D0FUZZ";
const helpdesk = "C0HELPDESK1";

const event = (it: object) => ({
  type: "event_callback",
  team_id: team,
  api_app_id: "A1",
  event_id: "Ev1",
  event_time: 1,
  authorizations: [{ enterprise_id: null, team_id: team, user_id: "U1", is_bot: true, is_enterprise_install: false }],
  event: it,
});
const interaction = (type: string, it: object, by = user) => ({
  type,
  api_app_id: "A1",
  team: { id: team, domain: "opole" },
  user: { id: by, team_id: team },
  trigger_id: "1.2.abc",
  ...it,
});
const message = { type: "message", channel_type: "im", channel: dm, user, text: "menu", ts: "5.1" };
const voteRow = { type: "context_actions", block_id: "vote:thumbs:open" };
const inMessage = { type: "message", channel_id: dm, message_ts: "5.1" };

const press = (action: object, more: object = {}) =>
  interaction("block_actions", {
    container: inMessage,
    channel: { id: dm },
    message: { text: "Cześć", blocks: [{ type: "section", block_id: "a" }, voteRow] },
    actions: [{ type: "button", block_id: "b", ...action }],
    ...more,
  });
const staffPress = (action: object, more: object = {}) => ({
  ...press(action, { container: { type: "message", channel_id: helpdesk, message_ts: "4.1" }, ...more }),
  user: { id: staff, team_id: team },
});
const onHome = { container: { type: "view", view_id: "V1" }, view: { id: "V1", type: "home" } };
/** The form of a reply, as Slack brings it with a press in it. */
const replyOpen = {
  id: "V1",
  hash: "1.1",
  type: "modal",
  callback_id: names.reply,
  private_metadata: JSON.stringify({ ticket: "L-ABC234", seen: 0, answers: [], turn: 0 }),
  state: { values: {} },
};

const typed = (value: string) => ({ text: { type: "plain_text_input", value } });
const submission = (callback: string, metadata: string, values: object = {}, by = staff) =>
  interaction(
    "view_submission",
    { view: { id: "V1", callback_id: callback, private_metadata: metadata, state: { values } } },
    by,
  );
const carried = JSON.stringify({
  button: "c/menu/1/link/x",
  lang: "pl",
  channel: dm,
  ts: "5.1",
  missing: "…",
});

/** The events, by what happened. */
export const events: Readonly<Record<string, object>> = {
  "a message": event(message),
  "an edited message": event({
    type: "message",
    subtype: "message_changed",
    channel_type: "im",
    channel: dm,
    ts: "6.1",
    message: { ts: "5.1", user, text: "b", edited: { ts: "6.1" } },
    previous_message: { text: "a" },
  }),
  "a message with a file": event({ ...message, text: "", subtype: "file_share", files: [{ mimetype: "image/png" }] }),
  "a message in a thread": event({ ...message, channel_type: "group", channel: helpdesk, thread_ts: "4.1" }),
  "a mention": event({ type: "app_mention", user, channel: "C0GENERAL01", text: "hej", ts: "7.1" }),
  "an opened home": event({ type: "app_home_opened", user, channel: dm, tab: "home" }),
  "an opened home of staff": event({ type: "app_home_opened", user: staff, channel: dm, tab: "home" }),
  "opened messages": event({ type: "app_home_opened", user, channel: dm, tab: "messages" }),
  "revoked tokens": event({ type: "tokens_revoked", tokens: { oauth: [], bot: [] } }),
  "an app removed from another workspace": { ...event({ type: "app_uninstalled" }), team_id: "T0GDANSK001" },
  "a member who left": event({ type: "member_left_channel", user, channel: helpdesk }),
  "members of a group who changed": event({ type: "subteam_members_changed", subteam_id: "S1", team_id: team }),
};

/** The interactions, by what somebody did. */
export const interactions: Readonly<Record<string, object>> = {
  "a press": press({ action_id: `${actions.say}0`, value: "c/menu/1/link/x" }),
  "a press that opens a form": press({ action_id: actions.fill, value: "c/menu/1/link/x" }),
  "a press of a link": press({ action_id: `${actions.link}0` }),
  "a press on the home page": press({ action_id: `${actions.say}0`, value: "o/menu?" }, onHome),
  "a vote": press({ action_id: `${actions.vote}thumbs`, value: "down//answer/price/m1/1" }),
  "a reason of a vote": press({ action_id: `${actions.vote}unclear`, value: "down/unclear/answer/price/m1/1" }),
  "a form": submission(formId, carried, { answer: typed("tak") }, user),
  "a shortcut": interaction("shortcut", { callback_id: shortcutId }),
  "a press of staff": staffPress({ action_id: `${names.action}claim`, value: "L-ABC234" }),
  "a press of staff that opens a form": staffPress({ action_id: names.reply, value: "L-ABC234" }),
  "a press of staff that opens a look-up": staffPress({ action_id: names.look, value: "status" }),
  "a choice among people of one name": staffPress({ action_id: names.lookChat, value: "slack:T0OPOLE0001:U1" }),
  "advice that staff insert": staffPress({ action_id: names.advise, value: "L-ABC234:reason.photo.mend" }),
  "a press of a link of staff": staffPress({ action_id: `${names.link}staff`, value: "staff" }),
  "a priority": staffPress({ action_id: names.priority, selected_option: { value: "L-ABC234:high" } }),
  "an answer to a doubt": staffPress({ action_id: `${names.doubt}send`, value: "4.1:5.1" }),
  "an answer chosen in the form of a reply": staffPress(
    { action_id: names.answer, selected_option: { value: "nowy-telefon" } },
    { container: { type: "view", view_id: "V1" }, view: replyOpen },
  ),
  "a filter on the home page of staff": staffPress(
    { action_id: names.filter, selected_option: { value: "mine" } },
    onHome,
  ),
  "a page on the home page of staff": staffPress({ action_id: `${names.page}1`, value: "all:1" }, onHome),
  "the student's home page of staff": staffPress({ action_id: names.studentHome, value: "student" }, onHome),
  "the way to the staff pages": staffPress({ action_id: names.staffPages, value: "x" }, onHome),
  "the end of a banner": staffPress({ action_id: names.announceEnd, value: "banner1" }, onHome),
  "a reply of staff": submission(names.reply, "L-ABC234", { reply: typed("Dzień dobry") }),
  "a look-up of staff": submission(names.look, JSON.stringify({ channel: helpdesk }), {
    about: typed("anna@student.example"),
    reason: typed("pytanie studenta"),
  }),
  "an announcement": submission(names.announce, "", {
    pl: typed("Jutro przerwa."),
    to: { text: { selected_option: { value: "everybody" } } },
    day: { text: { selected_date: "2026-12-01" } },
  }),
  "a banner": submission(names.announce, "", {
    pl: typed("Jutro przerwa."),
    to: { text: { selected_option: { value: "banner" } } },
    fromDay: { text: { selected_date: "2026-12-01" } },
    fromTime: { text: { selected_time: "10:00" } },
    untilDay: { text: { selected_date: "2026-12-02" } },
    untilTime: { text: { selected_time: "10:00" } },
  }),
  "a tag": staffPress({ action_id: names.tag, selected_option: { value: "L-ABC234:tag:order" } }),
  "a tag to show on the home page of staff": staffPress(
    { action_id: names.tagFilter, selected_option: { value: "order" } },
    onHome,
  ),
  "a press of staff to hand over": staffPress({ action_id: names.handOver, value: "L-ABC234" }),
  "a press of staff to take back": staffPress({ action_id: names.takeBack, value: "L-ABC234" }),
  "a ticket that is handed over": submission(names.handOver, JSON.stringify({ ticket: "L-ABC234", holder: "" }), {
    colleague: { text: { selected_user: staff } },
    address: typed("dziekanat@uni.opole.pl"),
    name: typed("Dziekanat"),
    note: typed("Proszę o sprawdzenie"),
  }),
  "a press of staff to merge": staffPress({ action_id: names.merge, value: "L-ABC234" }),
  "a ticket that is merged": submission(names.merge, "L-ABC234", {
    into: { text: { selected_option: { value: "L-DEF567" } } },
    number: typed("L-DEF567"),
  }),
  "a press of staff to undo a merge": staffPress({ action_id: names.unmerge, value: "L-ABC234" }),
  "a press of staff to split": staffPress({ action_id: names.split, value: "L-ABC234" }),
  "a ticket that is split": submission(names.split, "L-ABC234", {
    messages: { text: { selected_options: [{ value: "entry-0001" }] } },
  }),
  "a press of staff to answer many": staffPress({ action_id: names.many, value: "many" }, onHome),
  "an answer to many": submission(names.many, "", {
    phrases: typed("kod 503"),
    fromDay: { text: { selected_date: "2026-11-01" } },
    fromTime: { text: { selected_time: "10:00" } },
    pl: typed("Już działa."),
    resolves: { text: { selected_option: { value: "yes" } } },
  }),
  "an answer to many that is confirmed": submission(names.manySend, "m1 abc"),
  "a press of staff for known problems": staffPress({ action_id: names.problems, value: "problems" }, onHome),
  "a known problem": submission(names.problems, "", {
    which: { text: { selected_option: { value: "new" } } },
    phrases: typed("kod 503"),
    pl: typed("Pracujemy nad tym."),
  }),
  "the choice of a known problem": staffPress(
    { action_id: names.problemChosen, selected_option: { value: "p1" } },
    onHome,
  ),
  "the end of a known problem": staffPress({ action_id: names.problemEnd, value: "p1" }, onHome),
  "a press of staff to search": staffPress({ action_id: names.search, value: "search" }, onHome),
  "a search of staff": submission(names.search, "", {
    words: typed("kod"),
    tag: { text: { selected_option: { value: "order" } } },
    from: { text: { selected_date: "2026-11-01" } },
  }),
  "an announcement that is confirmed": submission(names.announceSend, `${team}:V1 abc`),
  "a shortcut of staff": interaction("shortcut", { callback_id: names.shortcut }, staff),
};

const command = (name: string, text: string, by = user) => ({
  command: name,
  team_id: team,
  user_id: by,
  channel_id: dm,
  trigger_id: "1",
  text,
});

/** The commands, by their names. */
export const commands: Readonly<Record<string, object>> = Object.fromEntries(
  [
    command(commandName, "hej"),
    command(names.command, "anna@student.example", staff),
    command(names.announceCommand, "", staff),
    command(names.staffCommand, "", staff),
  ].map((it) => [it.command, it]),
);

/** The requests of Slack, and of administrators who install the app. */
export const slackRoutes = [
  "POST /slack/events",
  "GET /slack/install",
  "GET /slack/oauth_redirect",
  "GET /slack/guide/:file",
];
