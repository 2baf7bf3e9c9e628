/** A message of the app on a student's screen, in any of the chats. */
export interface Seen {
  /** An id of the message; ids of later messages compare as greater. */
  readonly ts: string;
  /** The whole text of the message, including a code that it shows. */
  readonly text: string;
  /** The labels of its buttons, and the addresses of its links. */
  readonly buttons: readonly string[];
  readonly urls: readonly string[];
  readonly hasPicture: boolean;
}

/** A conversation with the app, as a student sees it. */
export interface Chat {
  /** The conversation's name in the records. */
  readonly id: string;
  /** The messages of the app, oldest first. */
  screen(): readonly Seen[];
  /** Both resolve to the status that the chat received; 200 means that the app has acknowledged it. */
  says(text: string): Promise<number>;
  presses(on: Seen, label: string): Promise<number>;
}
