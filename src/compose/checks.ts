import type { Transporter } from "nodemailer";
import { checkToken } from "../channels/slack/checks";
import { checkHelpdesk } from "../channels/slack/helpdesk/check";
import type { SlackChannel } from "../channels/slack";
import type { TeamsChannel } from "../channels/teams";
import { checkTeamsHelpdesk } from "../channels/teams/helpdesk/check";
import type { TeamsHelpdesk } from "../channels/teams/helpdesk/location";
import type { SlackConfig } from "../config/slack";
import type { Check, CheckUpDeps } from "../ops/checkUp";
import type { Trouble, Troubles } from "../ops/troubles";
import { smtpTrouble } from "../tickets/mailTrouble";
import type { UsosClient } from "../usos/types";

export interface CheckedDeps {
  readonly troubles: Troubles;
  readonly usos: Pick<UsosClient, "requestToken">;
  readonly mail: Pick<Transporter, "verify">;
  readonly publicUrl: () => string;
  /** Undefined if Teams is emulated anonymously. */
  readonly teams: Pick<TeamsChannel, "authenticate" | "connector"> | undefined;
  /** The helpdesk's place in Teams; undefined if it is not there. */
  readonly teamsHelpdesk?: TeamsHelpdesk | undefined;
  readonly slack:
    | { readonly channel: SlackChannel; readonly config: Pick<SlackConfig, "from" | "helpdesk"> }
    | undefined;
}

export const usosKeyTrouble: Trouble = {
  code: "usos.key",
  message: "usos: USOS does not take the consumer key; nobody can sign in",
  next: "Compare USOS_CONSUMER_KEY and USOS_CONSUMER_SECRET with those of the university's USOS API, and its address.",
};

/**
 * How each external system is checked without a student noticing. The mailbox is not included, because it is followed all the
 * time.
 */
export function createChecks(deps: CheckedDeps): CheckUpDeps["checks"] {
  const { troubles, mail, teams, teamsHelpdesk, slack } = deps;
  return {
    usos: checkKey(deps),
    smtp: () =>
      mail.verify().then(
        () => "works" as const,
        (cause: unknown) => smtpTrouble(cause),
      ),
    ...(teams && { teams: () => teams.authenticate().then(() => undefined) }),
    ...(slack?.config.from.kind === "token" && { slack: unlessSocket(troubles, checkToken(slack.channel.api)) }),
    ...(teams && teamsHelpdesk && { helpdesk: checkTeamsHelpdesk(teams.connector, teamsHelpdesk) }),
    ...(slack?.config.helpdesk && !teamsHelpdesk && { helpdesk: checkHelpdesk(slack.channel, slack.config.helpdesk) }),
  };
}

/** Requests a token once, as a sign-in would; a key that USOS accepted once is not checked again. */
function checkKey({ usos, publicUrl }: Pick<CheckedDeps, "usos" | "publicUrl">): Check {
  let isKnown = false;
  return async () => {
    if (isKnown) return undefined;
    const answer = await usos.requestToken(`${publicUrl()}/link/check/back`);
    isKnown = answer.ok;
    if (answer.ok) return "works";
    const { code } = answer.refusal;
    return code === "signedOut" || code === "refused" ? usosKeyTrouble : undefined;
  };
}

/** Skips the check while Socket Mode is not connected, because a valid bot token does not solve that. */
const unlessSocket =
  (troubles: Troubles, check: Check): Check =>
  async () => {
    const found = await check();
    return found === "works" && troubles.standing().some(({ code }) => code === "slack.appToken") ? undefined : found;
  };
