import type { types } from "@slack/bolt";
import { Fault } from "../../foundation/fault";
import { chatIdOf, type SlackAddress } from "./address";
import type { Called, SlackApi } from "./api";
import { blocksOf, type Block } from "./blocks";
import { fillInWords } from "./form";
import { limits } from "./limits";
import { OpenedHomes } from "./openedHomes";
import { isTokenTrouble } from "./refusals";
import type { HomeOf, SlackChannelOptions } from "./options";
import type { Profiles } from "./profiles";
import type { Tasks } from "./tasks";

type Who = Pick<SlackAddress, "team" | "user">;

/** Provides another home page for some people; undefined for those it is not meant for. */
export type OtherHome = (who: Who) => Promise<types.HomeView | undefined>;

/** The app's home tab, which shows the state of a person's student card beside the chat. */
export class Homes {
  private readonly opened: OpenedHomes;
  private other: OtherHome = () => Promise.resolve(undefined);

  constructor(
    private readonly options: Pick<SlackChannelOptions, "store" | "homeOf" | "guideUrl" | "say" | "log">,
    private readonly deps: { readonly api: SlackApi; readonly profiles: Profiles; readonly tasks: Tasks },
  ) {
    this.opened = new OpenedHomes(options.store);
  }

  /** Sets a provider of other pages that some people (staff) see instead of this one. Call it before `start`. */
  setOther(other: OtherHome): void {
    this.other = other;
  }

  /**
   * Publishes a person's current page.
   * @param page "student" shows the student's page even to people who have another one
   * @param answered whether to show that the answer to a press on the page is in the chat
   */
  async publish(who: Who, page: "theirs" | "student" = "theirs", answered = false): Promise<void> {
    await this.opened.note(chatIdOf(who));
    await this.show(who, page, answered);
  }

  private async show(who: Who, page: "theirs" | "student", answered = false): Promise<void> {
    await this.put(
      who,
      (page === "theirs" ? await this.other(who) : undefined) ??
        (await this.student(who, answered ? "answered" : "now")),
    );
  }

  /** Updates the page of a person who has opened it, when something on it may have changed. */
  async refresh(who: Who): Promise<void> {
    if (await this.opened.has(chatIdOf(who))) await this.show(who, "theirs");
  }

  /** After a press on the page, shows there that the answer is in the chat. Runs in the background. */
  answeredInChat(who: Who): void {
    this.deps.tasks.run("a word on a home page", () => this.publish(who, "student", true));
  }

  /**
   * Replaces a person's page with one that contains nothing about them, because Slack keeps a page until it is replaced.
   * @throws Fault while Slack does not accept the page, so that the erasure is retried
   */
  async forget(who: Who): Promise<void> {
    await this.opened.forget(chatIdOf(who));
    const view = (await this.other(who)) ?? (await this.student(who, "stranger"));
    const called = await this.put(who, view).catch((err: unknown) => {
      this.options.log.error({ err }, "slack: a home page stays as it was, though its owner had everything erased");
    });
    // While the app's token is refused, nobody can see its pages.
    if (called?.ok === false && called.refusal === "later" && !isTokenTrouble(called.code))
      throw notForgotten(called.code);
  }

  private async put({ team, user }: Who, view: types.HomeView): Promise<Called> {
    const called = await this.deps.api.call(team, "views.publish", { user_id: user, view });
    if (!called.ok) this.options.log.info({ code: called.code }, "slack: a home page could not be shown");
    return called;
  }

  private async student(who: Who, how: Parameters<HomeOf>[1]): Promise<types.HomeView> {
    const { homeOf, guideUrl, say } = this.options;
    const views = await homeOf(who, how, (it) => this.deps.profiles.languageOf(it));
    const blocks = views.flatMap((view, part): Block[] => [
      ...(part === 0 ? [] : [{ type: "divider" } as const]),
      ...named(blocksOf(view, { guideUrl, fillIn: fillInWords(view, say) }), part),
    ]);
    return { type: "home", blocks: blocks.slice(0, limits.blocksOfView) };
  }
}

/**
 * Gives the rows of buttons in each part of the page their own block ids, because action ids are numbered within a part and
 * would otherwise repeat.
 */
const named = (blocks: Block[], part: number): Block[] =>
  blocks.map((it, row) => (it.type === "actions" ? { ...it, block_id: `home:${part}:${row}` } : it));

const notForgotten = (code: string) =>
  new Fault({
    code: "slack.homeKept",
    message: `A home page of somebody who had everything erased could not be replaced (${code}).`,
    next: "Nothing: it is tried again. If it goes on, see whether Slack is down (https://slack-status.com).",
  });
