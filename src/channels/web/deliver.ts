import type { ChatId } from "../../foundation/ids";
import { createLanes } from "../../foundation/lanes";
import type { ServerResponse } from "node:http";
import type { SecretView } from "../../../dialogs/kit/view";
import type { Outgoing, Sent } from "../../conversation/ports";
import type { z } from "zod";
import { contentOf, pressedCard, type Posted, type votedSchema } from "./parse";
import type { AssistantBody, Body } from "./record";
import { Streams } from "./streams";
import { Transcripts } from "./transcript";
import type { WebChannelOptions } from "./options";
import { messageEvent, opening } from "./draw";

type Options = Pick<
  WebChannelOptions,
  "store" | "clock" | "takeVote" | "ids" | "log" | "redact" | "fetchSecret" | "keep" | "heartbeatMs"
>;

/** Keeps the stored transcript of every chat and the chat's open pages in sync. */
export class Conversations {
  private readonly transcripts: Transcripts;
  private readonly streams: Streams;
  /** Serialises writing, notifying and connecting per chat, so that no page misses an event or gets events out of order. */
  private readonly lane = createLanes();

  constructor(private readonly options: Options) {
    this.transcripts = new Transcripts({ ...options, keep: options.keep ?? 500 });
    this.streams = new Streams(options.heartbeatMs ?? 15_000);
  }

  async send(chatId: ChatId, message: Outgoing): Promise<Sent> {
    await this.change(chatId, message.id, () => bodyOf(message), message.secret);
    return { ok: true, ref: { id: message.id } };
  }

  /** Replaces a message. A message that no longer exists (forgotten, or dropped because it was too old) is not created again. */
  async update(chatId: ChatId, id: string, message: Outgoing): Promise<Sent> {
    await this.change(chatId, id, (before) => before && bodyOf(message), message.secret);
    return { ok: true, ref: { id } };
  }

  typing(chatId: ChatId): void {
    this.streams.send(chatId, { event: "typing", data: {} });
  }

  async forget(chatId: ChatId): Promise<void> {
    await this.lane(chatId, async () => {
      await this.transcripts.forget(chatId);
      // No transcript has this epoch, so a page that reconnects later starts over too.
      this.streams.send(chatId, { event: "reset", id: "none.0", data: {} });
    });
  }

  /** Adds what a person did to the transcript as a message of their own, with sensitive data redacted. */
  async recordIncoming(chatId: ChatId, posted: Posted): Promise<void> {
    const content = contentOf(posted);
    const id = `from:${posted.eventId}`;
    if (content.kind === "hello" || content.kind === "formFailed") return;
    if (content.kind === "attachment")
      return this.show(chatId, id, { kind: "attachment", type: content.type ?? "image" });
    if (content.kind === "text") {
      await this.show(chatId, id, { kind: "text", text: this.options.redact(content.text) });
      if (content.pictures) await this.show(chatId, `${id}:pictures`, { kind: "attachment", type: "image" });
      return;
    }
    const card = pressedCard(
      await this.transcripts.read(chatId),
      content.button,
      "message" in posted ? posted.message : undefined,
    );
    if (!card) return;
    await this.show(chatId, id, { kind: "text", text: this.options.redact(content.input ?? card.label) });
    await this.change(chatId, card.id, (before) =>
      before?.from === "assistant" ? { ...before, answered: content.button } : undefined,
    );
  }

  /** Takes a vote on a message; false if the message cannot be voted on. */
  async vote(chatId: ChatId, { message, ...cast }: z.infer<typeof votedSchema>): Promise<boolean> {
    const body = (await this.transcripts.read(chatId)).find(({ id }) => id === message)?.body;
    if (body?.from !== "assistant" || !body.view.vote) return false;
    await this.options.takeVote(chatId, body.view.vote, cast);
    if (!body.voted)
      await this.change(chatId, message, (now) =>
        now?.from === "assistant" && !now.voted ? { ...now, voted: true } : undefined,
      );
    return true;
  }

  connect(chatId: ChatId, page: ServerResponse, lastEventId: string | undefined): Promise<void> {
    return this.lane(chatId, async () => {
      this.streams.add(chatId, page, opening(await this.transcripts.open(chatId), lastEventId));
    });
  }

  /** Fetches the secret that a message shows; null when the message no longer shows one. */
  async secret(chatId: ChatId, id: string): Promise<SecretView | null> {
    const secretOf = await this.secretOf(chatId, id);
    if (secretOf === undefined || !this.options.fetchSecret) return null;
    const secret = await this.options.fetchSecret(chatId, secretOf);
    // The message may have been replaced while the secret was being fetched from USOS.
    return (await this.secretOf(chatId, id)) === secretOf ? secret : null;
  }

  close(): void {
    this.streams.closeAll();
  }

  private async secretOf(chatId: ChatId, id: string): Promise<string | undefined> {
    const body = (await this.transcripts.read(chatId)).find((message) => message.id === id)?.body;
    return body?.from === "assistant" ? body.secretOf : undefined;
  }

  /** Adds a person's message. When a post is repeated, the message exists already and is left as it is. */
  private async show(chatId: ChatId, id: string, said: (Body & { from: "person" })["said"]): Promise<void> {
    await this.change(chatId, id, (before) => (before ? undefined : { from: "person", said }));
  }

  private async change(
    chatId: ChatId,
    id: string,
    body: (before: Body | undefined) => Body | undefined,
    secret?: SecretView,
  ): Promise<void> {
    await this.lane(chatId, async () => {
      const changed = await this.transcripts.change(chatId, id, body);
      if (changed === "unchanged") return;
      this.streams.send(chatId, messageEvent(changed.epoch, changed.message, secret));
      if (changed.oldest !== undefined) this.streams.send(chatId, { event: "trim", data: { oldest: changed.oldest } });
    });
  }
}

/** The part of a message that is stored: everything but its secret. */
function bodyOf({ view, secretOf }: Outgoing): AssistantBody {
  return { from: "assistant", view, ...(secretOf !== undefined && { secretOf }) };
}
