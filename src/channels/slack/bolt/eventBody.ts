import { z } from "zod";

const text = z.string().nullish();
/**
 * Names become parts of keys, so control characters and lone surrogates are refused, and so are names longer than any of Slack's.
 */
const isName = (it: string): boolean => it.length <= 250 && !/[\p{Cs}\p{Cc}]/u.test(it);
const name = z.string().refine(isName).nullish();
/** What our own elements and windows carry comes back as we wrote it. Ids in it become parts of keys, too. */
const carried = z
  .string()
  .refine((it) => !/[\p{Cs}\p{Cc}]/u.test(it))
  .nullish();
const named = z.looseObject({ id: z.string().refine(isName) });
/** Events name people and channels by id, or as an object with it. */
const whose = z.union([z.string().refine(isName), named]).optional();

/** The fields by which Bolt and the listeners look things up, with their types (https://docs.slack.dev/reference). */
const fields = z.looseObject({
  type: text,
  command: text,
  team_id: name,
  enterprise_id: name,
  user_id: name,
  channel_id: name,
  trigger_id: name,
  callback_id: text,
  authorizations: z.array(z.looseObject({ team_id: name, enterprise_id: name, user_id: name })).nullish(),
  team: named.nullish(),
  enterprise: named.nullish(),
  user: named.nullish(),
  channel: named.optional(),
  container: z.looseObject({ channel_id: name, message_ts: name, view_id: name }).nullish(),
  actions: z
    .array(
      z.looseObject({
        type: text,
        action_id: z.string(),
        block_id: text,
        value: carried,
        selected_option: z.looseObject({ value: carried }).nullish(),
      }),
    )
    .nullish(),
  view: z.looseObject({ id: name, callback_id: text, private_metadata: carried }).nullish(),
  event: z
    .looseObject({ type: z.string(), channel: whose, user: whose, team: whose, ts: name, thread_ts: name })
    .nullish(),
});

const ofPeople = new Set([
  "block_actions",
  "block_suggestion",
  "dialog_submission",
  "interactive_message",
  "message_action",
  "shortcut",
  "view_closed",
  "view_submission",
  "workflow_step_edit",
]);

/** Whether a parsed body has the shape of something Slack sends, as far as Bolt relies on it. */
export function isEventBody(body: unknown): boolean {
  const it = fields.safeParse(body).data;
  if (!it) return false;
  const { user, actions, view, event } = it;
  const type = it.type ?? "";
  if (event !== undefined || type === "event_callback") return Boolean(event);
  if (type === "block_actions" && !actions?.length) return false;
  if (type.startsWith("view_") && !view) return false;
  return Boolean(user) || (!actions && !ofPeople.has(type));
}
