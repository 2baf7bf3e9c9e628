/** The helpdesk's place in Slack. */
export interface HelpdeskLocation {
  readonly channel: string;
  /** The user group of the staff. When undefined, the channel's members are the staff. */
  readonly group: string | undefined;
  /** The helpdesk's workspace. When undefined, it is the only workspace there is. */
  readonly team: string | undefined;
}
