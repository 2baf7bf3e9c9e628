import type { Called } from "./api";

type Refused = Extract<Called, { ok: false }>["refusal"];

/** The pause before retrying a call when no token works: an administrator has to act first. */
export const withoutTokenMs = 5 * 60_000;
/** The pause before retrying a call that Slack could not handle and gave no `Retry-After` for. */
const soonMs = 5_000;

/** Errors that concern the bot's token and not the call, from Slack's list of errors common to all methods. */
const tokenTrouble = new Set([
  "account_inactive",
  "access_denied",
  "accesslimited",
  "enterprise_is_restricted",
  "invalid_auth",
  "not_authed",
  "org_login_required",
  "team_access_not_granted",
  "token_expired",
  "token_revoked",
  "two_factor_setup_required",
]);

const refusals: Readonly<Record<Refused, readonly string[]>> = {
  gone: [
    "as_user_not_supported",
    "cannot_dm_bot",
    "channel_not_found",
    "channel_type_not_supported",
    "is_archived",
    "is_inactive",
    "messages_tab_disabled",
    "method_not_supported_for_channel_type",
    "not_in_channel",
    "restricted_action",
    "restricted_action_read_only_channel",
    "user_disabled",
    "user_is_bot",
    "user_is_restricted",
    "user_not_found",
    "user_not_in_channel",
    "user_not_visible",
    "users_not_found",
  ],
  missing: [
    "cant_update_message",
    "duplicate_external_id",
    "edit_window_closed",
    "exchanged_trigger_id",
    "expired_trigger_id",
    "file_deleted",
    "file_not_found",
    "invalid_trigger_id",
    "message_not_found",
    "not_found",
    "no_such_subteam",
    "thread_not_found",
    "trigger_exchanged",
    "trigger_expired",
  ],
  later: [
    "fatal_error",
    "internal_error",
    "message_limit_exceeded",
    "rate_limited",
    "ratelimited",
    "request_timeout",
    "service_unavailable",
    "team_added_to_org",
  ],
  never: [
    "blocked_file_type",
    "cannot_add_bot",
    "cant_delete_file",
    "cant_delete_message",
    "hash_conflict",
    "invalid_arguments",
    "invalid_attachments",
    "invalid_blocks",
    "invalid_blocks_format",
    "message_too_long",
    "msg_blocks_too_long",
    "msg_too_long",
    "no_text",
    "push_limit_reached",
    "view_too_large",
  ],
};

const kinds = new Map(
  Object.entries(refusals).flatMap(([kind, codes]) => codes.map((code) => [code, kind as Refused] as const)),
);

/**
 * Whether a call that will be repeated may already have taken effect: the connection broke, or Slack failed while processing it.
 */
export const mayBeDone = (code: string): boolean =>
  code === "broken_off" || code === "unreadable" || code.startsWith("http_5") || halfDone.has(code);

const halfDone = new Set(["fatal_error", "internal_error", "request_timeout", "service_unavailable"]);

/** Whether Slack refused the bot's token rather than the call. */
export const isTokenTrouble = (code: string): boolean => tokenTrouble.has(code);

/**
 * Maps an error code of Slack's Web API to a refusal. Undefined for an error that means that the program or its
 * configuration is wrong (https://docs.slack.dev/reference/methods, "Errors" of each method).
 */
export function refusalOf(code: string): Extract<Called, { ok: false }> | undefined {
  if (isTokenTrouble(code)) return { ok: false, refusal: "later", code, afterMs: withoutTokenMs };
  const refusal = kinds.get(code);
  return refusal && { ok: false, refusal, code, afterMs: refusal === "later" ? soonMs : 0 };
}
