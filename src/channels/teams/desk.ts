import type { Activity } from "./activity";
import type { Invoked } from "./edge";
import type { Meeting } from "./meeting";

/** The helpdesk in a channel of a team, which takes in what happens there. */
export interface TeamsDesk {
  /** Whether an activity of a channel concerns the helpdesk; the others are answered as everywhere else. */
  concerns(activity: Activity): Promise<boolean>;
  take(activity: Activity, meeting: Meeting): Promise<Invoked | undefined>;
}
