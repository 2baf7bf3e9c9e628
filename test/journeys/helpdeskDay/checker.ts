/** The record of one student at the far ends. */
export interface StudentRecord {
  readonly name: string;
  /** The words that the student sent to support, each of which no other student may read. */
  readonly asked: readonly string[];
  /** Everything that the student read in their chat, in order. */
  readonly read: string;
}

/** An answer that staff gave, and the students that it was for. */
export interface AnswerRecord {
  readonly text: string;
  readonly to: readonly string[];
}

export interface DayRecords {
  readonly students: readonly StudentRecord[];
  readonly answers: readonly AnswerRecord[];
  /** The words that staff meant for each other. */
  readonly privateWords: readonly string[];
  /** The numbers of the tickets that still wait for staff. */
  readonly waiting: readonly string[];
}

const times = (text: string, words: string): number => text.split(words).length - 1;

/** Reads what the far ends recorded of a day at the helpdesk; every broken promise is a sentence. */
export function checkDay({ students, answers, privateWords, waiting }: DayRecords): string[] {
  const answered = (name: string): AnswerRecord[] => answers.filter(({ to }) => to.includes(name));
  return [
    ...waiting.map((ticket) => `nobody has answered ${ticket}`),
    ...students.flatMap(({ name, asked, read }) => {
      const last = asked.at(-1) ?? "";
      const after = read.slice(Math.max(0, read.lastIndexOf(last)));
      return [
        ...(answered(name).some(({ text }) => after.includes(text)) ? [] : [`${name} has read no answer to «${last}»`]),
        ...answered(name)
          .filter(({ text }) => times(read, text) === 0)
          .map(({ text }) => `${name} has not read «${text}»`),
        ...answers.filter(({ text }) => times(read, text) > 1).map(({ text }) => `${name} has read «${text}» twice`),
        ...answers
          .filter(({ text, to }) => !to.includes(name) && read.includes(text))
          .map(({ text }) => `${name} has read «${text}», which was for somebody else`),
        ...privateWords.filter((it) => read.includes(it)).map((it) => `${name} has read «${it}», which is private`),
        ...students
          .filter((other) => other.name !== name)
          .flatMap((other) => other.asked.filter((it) => read.includes(it)))
          .map((it) => `${name} has read «${it}», which another student wrote`),
      ];
    }),
  ];
}
