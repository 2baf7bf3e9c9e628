import type { ChatId } from "../foundation/ids";
import type { SentPicture, UnacceptedFile } from "../../dialogs/kit/effects";
import type { SecretView, View, ViewVote } from "../../dialogs/kit/view";
import type { Lang } from "../../dialogs/kit/text";
import type { VoteReason } from "../../dialogs/kit/vote";
import type { Commit } from "../store/port";

/** How a channel finds a person again. It is the channel's own plain data, stored with the chat and opaque to everything else. */
export type Address = Readonly<Record<string, unknown>>;

/** One thing a person did, after the channel has verified who they are. */
export interface Incoming {
  /** Unique for this event within its channel. A redelivered event has the same id. */
  readonly eventId: string;
  /** Other ids under which the channel may already have brought this same event. */
  readonly sameAs?: readonly string[];
  readonly chatId: ChatId;
  readonly address: Address;
  /** The name the chat shows, used on the linking page so that people recognise their own chat. */
  readonly name?: string;
  /** BCP 47 tag from the client; only a first guess at the language. */
  readonly locale?: string;
  readonly content: Content | Edit;
  /** When the person did it, by the channel's clock in milliseconds since the epoch; undefined if the channel does not say. */
  readonly doneAt?: number | undefined;
}

export type Content =
  | { readonly kind: "hello" }
  /** `beside` is the type of an attachment that came with the text and is not accepted. */
  | {
      readonly kind: "text";
      readonly text: string;
      readonly beside?: AttachmentType;
      readonly pictures?: readonly SentPicture[];
    }
  /** `on` identifies the message whose button was pressed, in the channel's own form. */
  | { readonly kind: "button"; readonly button: string; readonly input?: string; readonly on?: string | undefined }
  /** The sign-in page passed its six digits to the chat client, which passed them on. */
  | { readonly kind: "signIn"; readonly code: string }
  /** The person removed the assistant. Nothing more is sent to them until they do something again. */
  | { readonly kind: "gone" }
  /** The channel could not open the form of the current card's field, which the person had asked for. */
  | { readonly kind: "formFailed" }
  /** Without a type, only pictures came that are accepted. */
  | {
      readonly kind: "attachment";
      readonly type?: AttachmentType | undefined;
      readonly pictures?: readonly SentPicture[];
    };

export type AttachmentType = UnacceptedFile;

/**
 * A person edited a message. If it was the latest thing they did, the new text is processed like a new message; `of` is the id of the
 * original event.
 */
export interface Edit {
  readonly kind: "edit";
  readonly of: string;
  readonly text: string;
}

/** A message to a person. */
export interface Outgoing {
  /** Stays the same across retries. A channel that can do so uses it to make a repeated send replace the earlier message. */
  readonly id: string;
  readonly view: View;
  /** Only for the person's private conversation; a channel must not keep it. */
  readonly secret?: SecretView;
  /** Identifies what the secret belongs to (an order id), so that the message can be found again; safe to store. */
  readonly secretOf?: string;
}

/** A file for a person. */
export interface OutgoingFile {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

/** Identifies a sent message for a later `update`; plain data. */
export type SentRef = Readonly<Record<string, unknown>>;

export interface HandBack {
  /** URLs of the scripts that hand the digits back. */
  readonly scripts: readonly string[];
  /** The user whose client may receive the digits, by the client's own user id. */
  readonly user: string;
}

/** The operations of a channel. Expected refusals are returned as values. Anything thrown is a fault, and the outbox retries. */
export interface Channel {
  /** `web`, `teams` or `slack`: the prefix of a person's key. */
  readonly name: string;
  /** The name people use for the channel; shown on the linking page. */
  readonly title: string;
  /**
   * Whether sending a message again under its id replaces the earlier one. In other channels a message gets its reference only
   * when it is sent. There, a secret, which must be found again later, is put into a message that was sent before.
   */
  readonly replacesById: boolean;
  /**
   * How many messages a second may go out to people who have not asked for them, so that the chat system's limits leave room for
   * the answers that others are waiting for.
   */
  readonly unaskedPerSecond: number;
  /**
   * The workspace that a chat is in, for channels that serve several; shown on the linking page, because people in a workspace
   * choose their names themselves. Best effort, never throws.
   */
  workspaceOf?(address: Address): Promise<string | undefined>;
  /** How the sign-in page hands its six digits to the client that opened it; undefined if the person has to type them. */
  handsBack?(address: Address): HandBack | undefined;
  send(address: Address, message: Outgoing): Promise<Sent>;
  /**
   * Replaces a message that was sent before. It is used to put a secret into a message and to remove it again.
   *
   * A channel that shows part of the message elsewhere (a file) calls `keep` with a reference that also leads there, and awaits it before
   * anybody can see that part.
   */
  update(address: Address, ref: SentRef, message: Outgoing, keep?: (ref: SentRef) => Promise<unknown>): Promise<Sent>;
  /** Fetches a picture that a person sent here, of at most so many bytes; for channels whose people can send pictures. */
  fetchPicture?(address: Address, ref: SentPicture["ref"], most: number): Promise<FetchedPicture>;
  /** Shows a typing indicator. Best effort, never throws. */
  typing(address: Address): Promise<void>;
  /**
   * Updates what the channel shows to a person outside the conversation, such as a home page, if it may have changed. Best
   * effort, never throws.
   */
  refresh?(address: Address): Promise<void>;
  /**
   * Puts files into the conversation, for channels that can do so. It calls `keep` with references to them, and awaits it before
   * anybody can see the files.
   */
  sendFiles?(
    address: Address,
    files: readonly OutgoingFile[],
    keep: (refs: readonly string[]) => Promise<unknown>,
  ): Promise<FilesSent>;
  /** Takes files out of the conversation again. Those that are gone already count as taken out. */
  removeFiles?(address: Address, refs: readonly string[]): Promise<{ readonly ok: true } | Postponed>;
  /**
   * Whether a request with these cookies comes from a browser of the person; for channels that know their people's browsers.
   */
  isTheirBrowser?(cookies: string | undefined, address: Address): boolean;
  /** Whether the messages are kept by the channel itself, so that `forget` empties the conversation, and not by a chat system. */
  readonly keepsMessages?: boolean;
  /** Erases what the channel itself keeps about a person, such as a transcript. */
  forget(address: Address): Promise<void>;
}

/** `gone`: the chat system does not have it any more, or does not hand it out. */
export type FetchedPicture =
  | { readonly ok: true; readonly content: Buffer }
  | ({ readonly refusal: "later" } & Postponed)
  | { readonly ok: false; readonly refusal: "gone" | "tooLarge" };

/** Something that has to be tried again. */
export interface Postponed {
  readonly ok: false;
  readonly afterMs: number;
}

/** `never`: the chat system will not take the files, so a retry is pointless. */
export type FilesSent =
  | { readonly ok: true }
  | ({ readonly refusal: "later" } & Postponed)
  | { readonly ok: false; readonly refusal: "never" };

export type Sent =
  | {
      readonly ok: true;
      readonly ref: SentRef;
      /** The channel's own records in the person's partition. They are committed together with the note that the message was sent. */
      readonly put?: NonNullable<Commit["put"]>;
    }
  /** The person blocked or removed the assistant. Nothing is sent until they write again. */
  | { readonly ok: false; readonly refusal: "gone" }
  /** The message to update no longer exists. */
  | { readonly ok: false; readonly refusal: "missing" }
  /** The chat will never accept this message, so a retry is pointless. */
  | { readonly ok: false; readonly refusal: "never" }
  /** `mayHaveArrived`: the chat system did not answer, so the message may have arrived nevertheless. */
  | { readonly ok: false; readonly refusal: "later"; readonly afterMs: number; readonly mayHaveArrived?: true };

/** The data that a channel may look up about the chats that the assistant knows. */
export interface KnownChats {
  /** Returns undefined for a chat in which nobody has done anything yet, and for one that was erased. */
  get(chatId: ChatId): Promise<{ readonly name?: string | undefined; readonly lang: Lang } | undefined>;
}

/** A 👍 or 👎, and why. */
export interface Cast {
  readonly verdict: "up" | "down";
  readonly why?: VoteReason | undefined;
}

/**
 * The callback a channel passes votes to. A vote is no turn: it neither answers a question nor changes the conversation. Of
 * several votes on one message the last one counts; once a reason was given, it is final.
 *
 * @param on what the message's view says about voting on it
 */
export type TakeVote = (chatId: ChatId, on: ViewVote, cast: Cast) => Promise<void>;

/** The callback a channel passes every event to. Resolves when the event is committed. */
export type Receive = (incoming: Incoming) => Promise<TurnResult>;

export interface TurnResult {
  /** The ask id of the current question, which the buttons of its card carry; null if no question is open. */
  readonly currentAskId: string | null;
}
