import { LRUCache } from "lru-cache";
import { Fault } from "../../foundation/fault";
import { hourMs } from "../../foundation/time";
import { isServed } from "../isServed";
import { chatIdOf, type SlackAddress } from "./address";
import type { SlackApi } from "./api";
import type { DirectMessages } from "./directMessages";
import type { SlackChannelOptions } from "./options";
import type { Profiles } from "./profiles";
import type { Tasks } from "./tasks";

type Who = Pick<SlackAddress, "team" | "user">;

interface AudienceDeps {
  readonly api: SlackApi;
  readonly dms: DirectMessages;
  readonly profiles: Profiles;
  readonly tasks: Tasks;
}

/** The people who were recently told that they are not served. Each is told at most once per `ttl`. */
const told = { max: 5_000, ttl: hourMs };

/**
 * Decides whom the assistant serves in a workspace, and tells the others that it does not serve them. People of other
 * organisations appear there through Slack Connect.
 */
export class Audience {
  private readonly told = new LRUCache<string, true>(told);

  constructor(
    private readonly options: Pick<SlackChannelOptions, "alsoServes" | "chats" | "say">,
    private readonly deps: AudienceDeps,
  ) {}

  /**
   * Whether a person is served. While Slack does not report their standing, people who were served before still are.
   * @throws Fault when Slack does not report the standing of somebody new, so that the event is delivered again
   */
  async serves(who: Who): Promise<boolean> {
    const standing = await this.deps.profiles.standingOf(who);
    const served = await isServed(standing, chatIdOf(who), this.options);
    if (served === undefined) throw notSaid();
    return served;
  }

  async words(who: Who): Promise<string> {
    return this.options.say("notServed", await this.deps.profiles.languageOf(who));
  }

  /** Tells a person in their conversation with the app that they are not served. Runs in the background. */
  refuse(address: SlackAddress): void {
    const id = chatIdOf(address);
    if (this.told.has(id)) return;
    this.told.set(id, true);
    const { api, dms, tasks } = this.deps;
    tasks.run("a word to somebody who is not served", async () => {
      const dm = await dms.of(address);
      if (!dm.ok) return;
      const text = await this.words(address);
      await api.call(address.team, "chat.postMessage", { channel: dm.channel, text, mrkdwn: false });
    });
  }

  /** Shows the same on the person's home page. */
  async refuseHome(who: Who): Promise<void> {
    const text = { type: "plain_text", text: await this.words(who), emoji: false };
    const view = { type: "home", blocks: [{ type: "section", text }] };
    await this.deps.api.call(who.team, "views.publish", { user_id: who.user, view });
  }
}

const notSaid = () =>
  new Fault({
    code: "slack.standingUnknown",
    message: "Slack does not say whether somebody new belongs to the workspace (users.info).",
    next: "Nothing: Slack delivers the event again. If it goes on, see whether Slack is down or the scope users:read is missing.",
  });
