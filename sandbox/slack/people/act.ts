import { appId, verificationToken } from "../seed";
import type { Channel } from "../state";
import type { World } from "../world";

/** The data that every interaction contains: who did it, where, and in which workspace. */
export function actor(world: World, user: string): Record<string, unknown> {
  const { id, handle, team } = world.person(user);
  const { domain } = world.workspace(team);
  return {
    user: { id, username: handle, name: handle, team_id: team },
    api_app_id: appId,
    token: verificationToken,
    team: { id: team, domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** The conversation, if the person is in it. @throws if they are not */
export function conversation(world: World, user: string, id: string): Channel {
  const channel = world.channel(id);
  if (!channel.members.includes(world.person(user).id))
    throw new Error(`${world.person(user).name} is not in the conversation ${id} of the emulated Slack.`);
  return channel;
}

export const nameOf = (channel: Channel): string =>
  channel.type === "im" ? "directmessage" : channel.type === "group" ? "privategroup" : channel.name;

/** The app's answer is invalid for Slack, which would show the person an error. */
export class BadAnswer extends Error {
  override readonly name = "BadAnswer";
}
