/** A button as somebody has it before them: what it says, and what the product gave it to be known by. */
export interface Pressable {
  readonly label: string;
  /** Names a choice (`c/dialog/version/step/choice/ask`) or a dialog (`o/dialog?data`). */
  readonly value: string;
}

/** Whether a button has that label, is the choice of that name, or opens that dialog. */
export const isCalled =
  (wanted: string) =>
  ({ label, value }: Pressable): boolean =>
    label === wanted || value.split("/")[4] === wanted || value.startsWith(`o/${wanted}?`);
