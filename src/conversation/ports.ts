import type { ChatId } from "../foundation/ids";
import type { SecretView, View } from "../../dialogs/kit/view";
import type { Commit } from "../store/port";

/** How a channel finds a person again: its own plain data, stored with the person, opaque to everybody else. */
export type Address = Readonly<Record<string, unknown>>;

/** One thing a person did, after the channel verified who they are. */
export interface Incoming {
  /** Unique for this event in its channel; the same again when the channel repeats itself. */
  readonly eventId: string;
  readonly chatId: ChatId;
  readonly address: Address;
  /** The name the chat shows, used on the linking page so that people recognise their own chat. */
  readonly name?: string;
  /** BCP 47, as the client says; only a first guess at the language. */
  readonly locale?: string;
  readonly content: Content | Edit;
}

export type Content =
  | { readonly kind: "hello" }
  | { readonly kind: "text"; readonly text: string }
  /** `on` names the message it was pressed on, in whichever way the chat does. */
  | { readonly kind: "button"; readonly button: string; readonly input?: string; readonly on?: string | undefined }
  /** The sign-in page handed its six digits to the chat's client, which hands them on. */
  | { readonly kind: "signIn"; readonly code: string }
  /** The person removed the assistant: nothing more is written to them until they do something again. */
  | { readonly kind: "gone" }
  | { readonly kind: "attachment"; readonly type: "image" | "audio" | "file" };

/** A text was changed afterwards. Taken as said anew while it is the latest thing the person did; `of` is its event. */
export interface Edit {
  readonly kind: "edit";
  readonly of: string;
  readonly text: string;
}

/** A message to a person. */
export interface Outgoing {
  /** Stable over retries: a channel that can, uses it so that a repeated send replaces instead of repeating. */
  readonly id: string;
  readonly view: View;
  /** Only for the person's private conversation; a channel must not keep it. */
  readonly secret?: SecretView;
  /** Names what the secret belongs to, so that it can be found again (an order id); safe to store. */
  readonly secretOf?: string;
}

/** Names a sent message for a later `update`; plain data. */
export type SentRef = Readonly<Record<string, unknown>>;

export interface HandBack {
  /** Addresses of the scripts that do it. */
  readonly scripts: readonly string[];
  /** Whose client may be told, as that client names its user. */
  readonly user: string;
}

/** What a channel can do. Expected refusals are values; anything thrown is a fault and the outbox tries again. */
export interface Channel {
  /** `web`, `teams`, `slack`: what a person's key begins with. */
  readonly name: string;
  /** As people call it, for the linking page. */
  readonly title: string;
  /**
   * A message sent again under its id takes the place of the earlier one. Without that a message has a name only once it
   * is sent, so what must be found again (a secret) is put into a message whose name is known.
   */
  readonly replacesById: boolean;
  /** How the sign-in page hands its six digits to the client that opened it; undefined when they are to be typed. */
  handsBack?(address: Address): HandBack | undefined;
  send(address: Address, message: Outgoing): Promise<Sent>;
  /**
   * Replaces a message sent before; used to put a secret into it and to take it off the screen. A channel that shows part of
   * it elsewhere (a file) calls `keep` with the name that leads there too, and waits for it, before anybody can see that part.
   */
  update(address: Address, ref: SentRef, message: Outgoing, keep?: (ref: SentRef) => Promise<unknown>): Promise<Sent>;
  /** Shows that an answer is on its way. Best effort, never throws. */
  typing(address: Address): Promise<void>;
  /** What the channel shows of a person outside the conversation (a home page) may have changed. Best effort, never throws. */
  refresh?(address: Address): Promise<void>;
  /** Erases what the channel itself keeps of a person (a transcript). */
  forget(address: Address): Promise<void>;
}

export type Sent =
  | {
      readonly ok: true;
      readonly ref: SentRef;
      /** Records of the channel's own, in the person's partition, to be written with the note that the message is sent. */
      readonly put?: NonNullable<Commit["put"]>;
    }
  /** The person blocked or removed the assistant: stop writing until they write again. */
  | { readonly ok: false; readonly refusal: "gone" }
  /** There is no message of that name any more. */
  | { readonly ok: false; readonly refusal: "missing" }
  /** The chat will never take this message, however often it is sent. */
  | { readonly ok: false; readonly refusal: "never" }
  | { readonly ok: false; readonly refusal: "later"; readonly afterMs: number };

/** What a channel hands everything it hears to. Resolves when the event is safely committed. */
export type Receive = (incoming: Incoming) => Promise<Taken>;

export interface Taken {
  /** Names the asking that stands now, as the buttons of its card do; null when the conversation rests. */
  readonly standsAt: string | null;
}
