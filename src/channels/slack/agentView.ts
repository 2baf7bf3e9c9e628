import { LRUCache } from "lru-cache";
import { createLanes } from "../../foundation/lanes";
import { hourMs, minuteMs } from "../../foundation/time";
import type { Log } from "../../ops/log";
import { chatIdOf, type SlackAddress } from "./address";
import type { SlackApi } from "./api";
import type { DirectMessages } from "./directMessages";
import type { SlackChannelOptions } from "./options";
import type { Profiles } from "./profiles";
import type { Tasks } from "./tasks";

type Who = Pick<SlackAddress, "team" | "user">;

/** The offers of what to write; Slack takes at most four. */
const prompts = ["promptOrder", "promptStatus", "promptAdd", "promptHelp"] as const;

/**
 * Slack's agent view of the private conversation: suggested prompts when it is opened, and a line that says that an answer is being
 * looked for (https://docs.slack.dev/ai). All of it is beside the conversation, which works without it: a workspace that does not
 * allow a call is left alone for an hour, and no answer waits for one.
 */
export class AgentView {
  /** The latest message of each person; the line stands below it. Only the process that got the message knows it. */
  private readonly latest = new LRUCache<string, string>({ max: 20_000, ttl: 10 * minuteMs });
  /** The conversations in which the line stands, with the message that it stands below. */
  private readonly lines = new LRUCache<string, string>({ max: 20_000, ttl: 2 * minuteMs });
  private readonly unavailable = new LRUCache<string, true>({ max: 2_000, ttl: hourMs });
  /** A line must not be set after it was taken away. */
  private readonly inOrder = createLanes();

  constructor(
    private readonly options: Pick<SlackChannelOptions, "say"> & { readonly log: Pick<Log, "info"> },
    private readonly deps: {
      readonly api: SlackApi;
      readonly dms: DirectMessages;
      readonly profiles: Profiles;
      readonly tasks: Tasks;
    },
  ) {}

  /** Remembers what a person wrote or pressed last, by its time in Slack. */
  note(who: Who, ts: string): void {
    this.latest.set(chatIdOf(who), ts);
  }

  /** Suggests what could be written, in the person's language. Runs in the background. */
  suggest(who: Who, channel: string): void {
    this.deps.tasks.run("suggested prompts", async () => {
      const lang = await this.deps.profiles.languageOf(who);
      const { say } = this.options;
      await this.call(who.team, "assistant.threads.setSuggestedPrompts", {
        channel_id: channel,
        title: say("promptsTitle", lang),
        prompts: prompts.map((it) => ({ title: say(it, lang), message: say(it, lang) })),
      });
    });
  }

  /** Shows that an answer is being looked for. Runs in the background. */
  looking(to: SlackAddress): void {
    const key = chatIdOf(to);
    const ts = this.latest.get(key);
    if (ts === undefined || this.lines.get(key) === ts) return;
    this.lines.set(key, ts);
    this.set(to, ts, async () => this.options.say("looking", await this.deps.profiles.languageOf(to)));
  }

  /** Takes that away again, because the answer was sent: Slack does so itself only for an answer in a thread. */
  answered(to: SlackAddress): void {
    const key = chatIdOf(to);
    const ts = this.lines.get(key);
    if (ts === undefined) return;
    this.lines.delete(key);
    this.set(to, ts, () => Promise.resolve(""));
  }

  private set(to: SlackAddress, ts: string, status: () => Promise<string>): void {
    this.deps.tasks.run("a status line", () =>
      this.inOrder(chatIdOf(to), async () => {
        const dm = await this.deps.dms.of(to);
        if (!dm.ok) return;
        const args = { channel_id: dm.channel, thread_ts: ts, status: await status() };
        await this.call(to.team, "assistant.threads.setStatus", args);
      }),
    );
  }

  private async call(team: string, method: string, args: Readonly<Record<string, unknown>>): Promise<void> {
    const key = `${team}:${method}`;
    if (this.unavailable.has(key)) return;
    const code = await this.deps.api.call(team, method, args).then(
      (called) => (called.ok || called.refusal === "later" ? undefined : called.code),
      (cause: unknown) => (cause instanceof Error ? cause.message : "unknown"),
    );
    if (code === undefined) return;
    this.unavailable.set(key, true);
    this.options.log.info(
      { team, method, code },
      "slack: the agent view is not available; the conversation works without it",
    );
  }
}
