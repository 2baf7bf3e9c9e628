/** A button on the screen: its label, and the value by which the product recognises it. */
export interface Pressable {
  readonly label: string;
  /** The value names either a choice (`c/dialog/version/step/choice/ask`) or a dialog (`o/dialog?data`). */
  readonly value: string;
}

/** Whether a button has this label, is the choice with this name, or opens this dialog. */
export const isCalled =
  (wanted: string) =>
  ({ label, value }: Pressable): boolean =>
    label === wanted || value.split("/")[4] === wanted || value.startsWith(`o/${wanted}?`);
