import type { Trouble } from "../../ops/troubles";

/** Why the helpdesk's channel or group cannot be used, by Slack's error code, with the remedy for each. */
export const helpdeskMends: Readonly<Record<string, string>> = {
  channel_not_found:
    "Copy the channel's id from the end of its details into SLACK_HELPDESK_CHANNEL; in a private channel also /invite @Legitka.",
  not_in_channel: "Write /invite @Legitka in the channel.",
  is_archived: "The channel is archived: name another one in SLACK_HELPDESK_CHANNEL, or restore it.",
  no_such_subteam: "Copy the user group's id (S…) into SLACK_HELPDESK_GROUP.",
  not_installed: "Install the app in the workspace with the helpdesk, or correct SLACK_HELPDESK_TEAM.",
};

/** @param code Slack's error code */
export const helpdeskTrouble = (code: string, named: string): Trouble => ({
  code: `helpdesk.${code}`,
  message: `slack: the helpdesk ${named} cannot be used (${code}); tickets reach staff by mail only`,
  next: helpdeskMends[code] ?? `Look the word up at https://docs.slack.dev/reference/methods/conversations.info.`,
});

/** @param code Slack's error code for a call that anybody with a token may make */
export const botTokenTrouble = (code: string): Trouble => ({
  code: "slack.token",
  message: `slack: the bot's token is refused (${code}); nobody is answered in Slack, messages wait`,
  next: "Copy the bot token (xoxb-…) from «OAuth & Permissions» into SLACK_BOT_TOKEN once more, or install the app again.",
});

/** @param missing the scopes that the token does not have */
export const scopesTrouble = (missing: readonly string[]): Trouble => ({
  code: "slack.scopes",
  message: `slack: the app lacks permissions (${missing.join(", ")}); some of what it does fails`,
  next: "Add these scopes under «OAuth & Permissions», as deploy/slack/manifest.yaml lists them, and install the app again.",
});

export const appTokenTrouble: Trouble = {
  code: "slack.appToken",
  message: "slack: Socket Mode cannot be connected; nothing from Slack arrives",
  next: "Check SLACK_APP_TOKEN: an app-level token (xapp-…) with the scope connections:write, and Socket Mode switched on.",
};

export const signatureTrouble: Trouble = {
  code: "slack.signature",
  message: "slack: a request was not signed with SLACK_SIGNING_SECRET",
  next: "If nobody is answered in Slack: copy «Signing Secret» from «Basic Information». Else somebody tried the address.",
};

export const slackUnreachable: Trouble = {
  code: "slack.unreachable",
  message: "slack: Slack cannot be reached; messages wait",
  next: "Can this server reach https://slack.com? A proxy or a firewall may stand in between.",
};
