/** A message of the app on a student's screen, whatever the chat. */
export interface Seen {
  /** Names it; later ones come after earlier ones. */
  readonly ts: string;
  /** All that stands in it, a code shown in it included. */
  readonly text: string;
  /** What its buttons say, and where its links lead. */
  readonly buttons: readonly string[];
  readonly urls: readonly string[];
  readonly hasPicture: boolean;
}

/** A conversation with the app, as a student has it before them. */
export interface Chat {
  /** Its name in the records. */
  readonly id: string;
  /** What the app wrote, oldest first. */
  screen(): readonly Seen[];
  /** Both resolve to what the chat was answered, 200 when the app has it. */
  says(text: string): Promise<number>;
  presses(on: Seen, label: string): Promise<number>;
}
