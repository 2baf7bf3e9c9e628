/** The settings of an installation without the sandbox; none of the addresses leads anywhere. */
export const production = {
  SANDBOX: "off",
  PORT: "0",
  LOG_LEVEL: "silent",
  PUBLIC_URL: "https://legitka.uni.opole.pl",
  USOS_BASE_URL: "http://127.0.0.1:9/",
  USOS_CONSUMER_KEY: "key",
  USOS_CONSUMER_SECRET: "secret",
  SMTP_URL: "smtps://127.0.0.1:9",
  MAIL_FROM: "legitka@uni.opole.pl",
  TOKEN_KEYS: `k1:${Buffer.alloc(32, 1).toString("base64")}`,
};

export const teams = {
  none: {},
  registered: {
    TEAMS_APP_ID: "6f9a1c52-8a3e-4c1b-9d27-0b7f4e2d5a10",
    TEAMS_TENANT_ID: "0d1e2f3a-4b5c-4d6e-8f70-819203a4b5c6",
    TEAMS_APP_PASSWORD: "the-client-secret",
  },
};
export const slack = {
  none: {},
  workspace: { SLACK_SIGNING_SECRET: "signing", SLACK_BOT_TOKEN: "xoxb-socket" },
  "a helpdesk": {
    SLACK_SIGNING_SECRET: "signing",
    SLACK_BOT_TOKEN: "xoxb-socket",
    SLACK_HELPDESK_CHANNEL: "C0HELPDESK1",
  },
  "several workspaces": { SLACK_SIGNING_SECRET: "signing", SLACK_CLIENT_ID: "1.1", SLACK_CLIENT_SECRET: "client" },
  "Socket Mode": { SLACK_APP_TOKEN: "xapp-1-socket", SLACK_BOT_TOKEN: "xoxb-socket" },
  "Socket Mode with a helpdesk": {
    SLACK_APP_TOKEN: "xapp-1-socket",
    SLACK_BOT_TOKEN: "xoxb-socket",
    SLACK_HELPDESK_CHANNEL: "C0HELPDESK1",
  },
};
/** Where staff sign in besides Slack. */
export const staff = {
  none: {},
  "an OIDC provider": {
    STAFF_OIDC_ISSUER: "https://127.0.0.1:9",
    STAFF_OIDC_CLIENT_ID: "legitka",
    STAFF_OIDC_CLIENT_SECRET: "client",
    STAFF_VIEWERS: "ewa@uczelnia.example",
  },
};

/** The settings with which the product reaches the Slack emulator instead of Slack. */
export const emulated = {
  botToken: "xoxb-socket",
  appToken: "xapp-1-socket",
  clientId: "1.1",
  clientSecret: "client",
  signingSecret: "signing",
};
