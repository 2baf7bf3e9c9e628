import fc from "fast-check";
import { actions } from "../../../src/channels/slack/buttons";
import { formId } from "../../../src/channels/slack/form";
import { names } from "../../../src/channels/slack/helpdesk/deps";
import { copy } from "../../support/copy";
import { bounded, spoilt } from "../../support/fuzz";
import { openDeskWorld, type DeskWorld } from "./helpdesk/deskWorld";
import { postSigned } from "./rawRequest";

const signingSecret = "0123456789abcdef";
let desk: DeskWorld;
beforeAll(async () => {
  desk = await openDeskWorld({ config: { signingSecret }, emulator: { signingSecret } });
});
afterAll(() => desk.close());

const team = "T0OPOLE0001";
const user = "U0PERSON002";
const dm = "D0FUZZ";
const event = (it: object) => ({
  type: "event_callback",
  team_id: team,
  api_app_id: "A1",
  event_id: "Ev1",
  event_time: 1,
  authorizations: [{ enterprise_id: null, team_id: team, user_id: "U1", is_bot: true, is_enterprise_install: false }],
  event: it,
});
const interaction = (type: string, it: object) => ({
  type,
  api_app_id: "A1",
  team: { id: team, domain: "opole" },
  user: { id: user, team_id: team },
  trigger_id: "1.2.abc",
  ...it,
});
const press = (action: object, at: object = { type: "message", channel_id: dm, message_ts: "5.1" }) =>
  interaction("block_actions", {
    container: at,
    channel: { id: dm },
    actions: [{ type: "button", block_id: "b", ...action }],
  });
const submission = (callback: string) =>
  interaction("view_submission", {
    view: {
      id: "V1",
      callback_id: callback,
      private_metadata: JSON.stringify({ button: "c/menu/1/link/x", channel: dm, ts: "5.1", missing: "…" }),
      state: { values: { answer: { answer: { type: "plain_text_input", value: "tak" } } } },
    },
  });
const message = { type: "message", channel_type: "im", channel: dm, user, text: "menu", ts: "5.1" };

const json: Readonly<Record<string, object>> = {
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
  "a message in a thread": event({ ...message, channel_type: "group", channel: "C0HELPDESK1", thread_ts: "4.1" }),
  "a mention": event({ type: "app_mention", user, channel: "C0GENERAL01", text: "hej", ts: "7.1" }),
  "an opened home": event({ type: "app_home_opened", user, channel: dm, tab: "home" }),
  "opened messages": event({ type: "app_home_opened", user, channel: dm, tab: "messages" }),
  "revoked tokens": event({ type: "tokens_revoked", tokens: { oauth: [], bot: [] } }),
  "a member who left": event({ type: "member_left_channel", user, channel: "C0HELPDESK1" }),
};
const forms: Readonly<Record<string, object>> = {
  "a press": press({ action_id: `${actions.say}0`, value: "c/menu/1/link/x" }),
  "a press that opens a form": press({ action_id: actions.fill, value: "c/menu/1/link/x" }),
  "a press on the home page": press({ action_id: `${actions.say}0`, value: "o/menu?" }, { type: "view" }),
  "a press of staff": press({ action_id: `${names.action}claim`, value: "L-ABC234" }),
  "a priority": press({ action_id: names.priority, selected_option: { value: "L-ABC234:high" } }),
  "a form": submission(formId),
  "a reply of staff": submission(names.reply),
  "a look-up of staff": submission(names.look),
  "a shortcut": interaction("shortcut", { callback_id: "legitka_open" }),
  "a shortcut of staff": interaction("shortcut", { callback_id: "legitka_status" }),
};

/** Posts a body as Slack would; the product must answer it, and no fault of ours may be logged. */
async function holds(body: string, form: boolean): Promise<void> {
  const before = desk.world.logLines.length;
  const status = await postSigned(desk.world.publicUrl, signingSecret, { body, form });
  expect([200, 400]).toContain(status);
  const failures = desk.world.logLines.slice(before).filter((line) => /"level":(50|60)/.test(line));
  expect(failures).toEqual([]);
}

async function lives(): Promise<void> {
  const anna = desk.world.slackStudent("anna");
  await anna.says("menu");
  expect(anna.sees).toContain(copy("menu.link"));
}

test.each(Object.entries(json))(
  "%s, however malformed, is accepted or refused, and never causes a fault",
  async (_, it) => {
    await fc.assert(
      fc.asyncProperty(spoilt(it), (spoiled) => holds(JSON.stringify(spoiled ?? null), false)),
      bounded(40),
    );
    await lives();
  },
);

test.each(Object.entries(forms))(
  "%s, however malformed, is accepted or refused, and never causes a fault",
  async (_, it) => {
    await fc.assert(
      fc.asyncProperty(spoilt(it), (spoiled) =>
        holds(new URLSearchParams({ payload: JSON.stringify(spoiled ?? null) }).toString(), true),
      ),
      bounded(40),
    );
    await lives();
  },
);

test("a command, however malformed, is accepted or refused, and never causes a fault", async () => {
  const command = {
    command: "/mlegitymacja",
    team_id: team,
    user_id: user,
    channel_id: dm,
    trigger_id: "1",
    text: "hej",
  };
  await fc.assert(
    fc.asyncProperty(spoilt(command), (spoiled) => {
      const fields = typeof spoiled === "object" && spoiled !== null ? Object.entries<unknown>({ ...spoiled }) : [];
      return holds(
        new URLSearchParams(
          fields.map(([name, it]): [string, string] => [name, typeof it === "string" ? it : JSON.stringify(it)]),
        ).toString(),
        true,
      );
    }),
    bounded(40),
  );
  await lives();
});
