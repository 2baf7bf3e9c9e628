/** Where the helpdesk is. */
export interface HelpdeskLocation {
  readonly channel: string;
  /** Undefined: the channel's members are the staff. */
  readonly group: string | undefined;
  /** Undefined: the one workspace there is. */
  readonly team: string | undefined;
}
