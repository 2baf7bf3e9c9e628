import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { SecretView, View } from "../../../dialogs/kit/view";
import { stillStands } from "../../conversation/buttons";
import { canBeAnswered, labelOf, withoutChoices } from "../answerable";
import { LiveCards, type LiveCard } from "../liveCard";
import { omit } from "../omit";
import type {
  Address,
  Channel,
  FilesSent,
  Outgoing,
  OutgoingFile,
  Postponed,
  Sent,
  SentRef,
} from "../../conversation/ports";
import { forgetParts, sendParts } from "../sendParts";
import { chatIdOf, slackAddress, type SlackAddress } from "./address";
import type { Called, SlackApi } from "./api";
import { fallbackOf, type Block } from "./blocks";
import type { DirectMessages } from "./directMessages";
import { Drawing, withoutDrawing, wordsOf, type Drawn, type Extra } from "./draw";
import { mayBeDone } from "./refusals";
import type { SecretFiles } from "./secretFiles";
import type { SlackChannelOptions } from "./options";
import type { Tasks } from "./tasks";

type Options = Pick<SlackChannelOptions, "store" | "log" | "say" | "guideUrl" | "voteWords">;

const posted = z.object({ ts: z.string(), channel: z.string() });
/** Identifies a message in Slack, and the file that belongs to it. */
const refSchema = posted.extend({ file: z.string().exactOptional() });

type Named = Readonly<z.infer<typeof posted>>;
type Keep = NonNullable<Parameters<Channel["update"]>[3]>;

/** The limits of the cache of ended cards (ten minutes), which keeps a card from being ended twice. */
const remembered = { max: 5_000, ttl: 600_000, ttlAutopurge: true };

/** Sends messages and makes sure that at most one card in a conversation can be answered at a time. */
export class Messages {
  private readonly live: LiveCards;
  private readonly drawing: Drawing;
  /** Cards whose buttons this process has already removed. Another process may remove them once more, which does no harm. */
  private readonly ended = new LRUCache<string, true>(remembered);
  /** Messages that people have voted on; a card that is ended then no longer asks for a vote. */
  private readonly voted = new LRUCache<string, true>(remembered);

  constructor(
    private readonly options: Options,
    private readonly deps: {
      readonly api: SlackApi;
      readonly dms: DirectMessages;
      readonly files: SecretFiles;
      readonly tasks: Tasks;
    },
  ) {
    this.live = new LiveCards(options.store, options.log, "slackCard");
    this.drawing = new Drawing(options);
  }

  async send(address: Address, message: Outgoing): Promise<Sent> {
    const to = slackAddress(address);
    const chatId = chatIdOf(to);
    // The last card is read before anything is sent. If reading failed after the send, every retry would send the message
    // again.
    const before = canBeAnswered(message.view) ? await this.live.last(chatId) : undefined;
    const dm = await this.deps.dms.of(to);
    if (!dm.ok) return refused(dm);
    const drawn = this.drawing.parts(message.view);
    const called = await sendParts(this.options.store, { chatId, message: message.id }, drawn, (part) =>
      this.post(to, dm.channel, part),
    );
    if (!called.ok) return { ...refused(called), ...(mayBeDone(called.code) && { mayHaveArrived: true }) };
    const ref = posted.parse(called.data);
    const view = drawn.at(-1)?.view ?? message.view;
    if (!before || !canBeAnswered(view)) return { ok: true, ref };
    const put = this.live.put(chatId, { message: message.id, activity: ref.ts, view }, before);
    if (before.card && before.card.message !== message.id) this.end(to, dm.channel, before.card);
    return { ok: true, ref, put };
  }

  /** Replaces a message sent before. The QR image of a secret is a separate file, which is deleted together with the secret. */
  async update(address: Address, ref: SentRef, message: Outgoing, keep?: Keep): Promise<Sent> {
    const to = slackAddress(address);
    const at = refSchema.parse(ref);
    const named = omit(at, "file");
    return message.secret
      ? this.show(to, at, named, { ...message, secret: message.secret }, keep)
      : this.hide(to, at, named, message.view);
  }

  private async show(
    to: SlackAddress,
    at: Named & { readonly file?: string },
    named: Named,
    { view, secret }: Outgoing & { readonly secret: SecretView },
    keep?: Keep,
  ): Promise<Sent> {
    // The earlier file is deleted first, because the new file's id will replace its id in the stored reference.
    const gone = await this.removeFile(to, at.file);
    if (!gone.ok) return refused(gone);
    const called = await this.replace(to, named, view, { secret });
    if (!called.ok) return refused(called);
    let shownAt: SentRef = named;
    const shown = await this.deps.files.show(to.team, at.channel, secret, async (file) => {
      shownAt = { ...named, file };
      await keep?.(shownAt);
    });
    if (!shown.ok && shown.refusal === "later") return refused(shown);
    // The codes are already visible as text. If this returned a refusal, nothing would take them off the screen again.
    if (!shown.ok) this.options.log.error({ code: shown.code }, "slack: a QR could not be shown as a file");
    return { ok: true, ref: shownAt };
  }

  /**
   * Removes a secret: the text and the file are removed independently of each other, even when the message no longer exists.
   * When either has to wait, the whole update is retried; repeating the part that is done changes nothing.
   */
  private async hide(to: SlackAddress, at: { readonly file?: string }, named: Named, view: View): Promise<Sent> {
    const replaced = this.replace(to, named, view, {}).then((called): Sent | Promise<Sent> =>
      called.ok ? { ok: true, ref: named } : this.inWords(to, named, view, called),
    );
    const [words, gone] = await Promise.allSettled([
      replaced,
      // The file is deleted after the text, because the text reveals more.
      replaced.catch(() => undefined).then(() => this.removeFile(to, at.file)),
    ]);
    if (gone.status === "rejected") throw gone.reason;
    if (words.status === "rejected") throw words.reason;
    return gone.value.ok ? words.value : refused(gone.value);
  }

  private removeFile = (to: SlackAddress, file: string | undefined): ReturnType<SecretFiles["remove"]> =>
    file === undefined ? Promise.resolve({ ok: true }) : this.deps.files.remove(to.team, file);

  /**
   * Replaces a message with plain text when Slack refuses its blocks: removing a secret must not fail because of how the
   * message is rendered.
   */
  private async inWords(
    to: SlackAddress,
    at: { ts: string; channel: string },
    view: View,
    before: Extract<Called, { ok: false }>,
  ): Promise<Sent> {
    if (before.refusal !== "never") return refused(before);
    const text = wordsOf(view);
    const called = await this.deps.api.call(to.team, "chat.update", { ...at, text, blocks: [] });
    return called.ok ? { ok: true, ref: at } : refused(called);
  }

  /** Puts files into the conversation. */
  async sendFiles(
    address: Address,
    files: readonly OutgoingFile[],
    keep: (refs: readonly string[]) => Promise<unknown>,
  ): Promise<FilesSent> {
    const to = slackAddress(address);
    const place = await this.deps.dms.of(to);
    try {
      const shared = place.ok ? await this.deps.files.share(to.team, place.channel, files, keep) : place;
      if (shared.ok) return shared;
      if (shared.refusal === "later") return { ok: false, refusal: "later", afterMs: shared.afterMs };
      this.options.log.error({ code: shared.code }, "slack: files were refused");
    } catch (err) {
      // The person can be given the files in another way.
      this.options.log.error({ err }, "slack: files could not be shown");
    }
    return { ok: false, refusal: "never" };
  }

  async removeFiles(address: Address, refs: readonly string[]): Promise<{ readonly ok: true } | Postponed> {
    const { team } = slackAddress(address);
    for (const ref of refs) {
      const removed = await this.deps.files.remove(team, ref);
      if (!removed.ok) return { ok: false, afterMs: removed.afterMs };
    }
    return { ok: true };
  }

  async forget(address: Address): Promise<void> {
    const chatId = chatIdOf(slackAddress(address));
    await this.live.forget(chatId);
    await forgetParts(this.options.store, chatId);
  }

  /** The card a press refers to; undefined unless it is the one that can still be answered. */
  answerable = (who: SlackAddress, ts: string | undefined): Promise<LiveCard | undefined> =>
    this.live.find(chatIdOf(who), ts, "activity");

  /**
   * Removes the buttons of a card after a press, unless its question can still be answered (after a wrong code, for
   * example).
   * @param card the card that was found before the press was handled
   */
  endUnlessStands(
    to: SlackAddress,
    channel: string,
    card: LiveCard | undefined,
    button: string,
    currentAskId: string | null,
  ): void {
    if (card && !stillStands(button, currentAskId)) this.end(to, channel, card, button);
  }

  /** Removes the buttons of a card that can no longer be answered. This is best effort: it runs in the background and is tried once. */
  end(to: SlackAddress, channel: string, { message, activity: ts, view }: LiveCard, button?: string): void {
    if (ts === "" || this.ended.has(message)) return;
    this.ended.set(message, true);
    const chosen = button === undefined ? undefined : labelOf(view, button);
    const left = withoutChoices(this.voted.has(ts) ? omit(view, "vote") : view);
    this.deps.tasks.run("the end of a card", () => this.replace(to, { ts, channel }, left, { chosen }));
  }

  noteVote(ts: string): void {
    this.voted.set(ts, true);
  }

  get drawsPlainVotes(): boolean {
    return this.drawing.drawsPlainVotes;
  }

  private replace(to: SlackAddress, at: { ts: string; channel: string }, view: View, extra: Extra): Promise<Called> {
    const args = { ...at, text: fallbackOf(view), blocks: this.drawing.draw(view, extra) };
    return this.deps.api.call(to.team, "chat.update", args);
  }

  /**
   * Posts a message. If Slack refuses a card, it is sent without Slack's feedback buttons, then without its image, which Slack may have been unable to fetch, and
   * then as plain text, so that the student does not face a silent chat.
   */
  private async post(to: SlackAddress, channel: string, { view, blocks }: Drawn): Promise<Called> {
    const common = { channel, unfurl_links: false, unfurl_media: false };
    const card = (drawn: readonly Block[]) => ({ ...common, text: fallbackOf(view), blocks: drawn });
    const words = () => ({ ...common, text: wordsOf(view), mrkdwn: false });
    const withPlainVotes = () => card(this.drawing.draw(view, { plainVotes: true }));
    const ways = [
      () => card(blocks),
      ...(view.vote && !this.drawing.drawsPlainVotes ? [withPlainVotes] : []),
      ...(view.image ? [() => card(this.drawing.draw(withoutDrawing(view), {}))] : []),
      words,
    ];
    let called: Called = { ok: false, refusal: "never", code: "", afterMs: 0 };
    for (const args of ways) {
      called = await this.deps.api.call(to.team, "chat.postMessage", args());
      if (called.ok && args === withPlainVotes) this.drawing.drawsPlainVotes = true;
      if (called.ok || called.refusal !== "never") return called;
      this.options.log.error({ code: called.code }, "slack: a message was refused for what it is");
    }
    return called;
  }
}

const refused = ({ refusal, afterMs }: Extract<Called, { ok: false }>): Sent =>
  refusal === "later" ? { ok: false, refusal, afterMs } : { ok: false, refusal };
