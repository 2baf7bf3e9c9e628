import { fold } from "./fold";
import { wording } from "./wording";

/** Words with which a question begins, whether or not a question mark ends it. */
const asking = wording(
  `^ [(a | i | ale | no | to | tylko | and | but | so | then | ok | а | і | й | але | та | ну | то)]
  [(a | i | ale | no | to | tylko | and | but | so | then | ok | а | і | й | але | та | ну | то)]
  (co | gdzie | kiedy | który | która | które | którą | ktory | ktora | ile | skąd | dlaczego | czemu | dokąd | jaki | jaka | jakie | do kiedy
  | po co | czy | what | where | which | why | who | until when | till when | how (long | many | much | do | i | is | can | should)
  | що | шо | де | куди | куда | чому | чого | звідки | скільки | скок | чи | який | яка | яку | яке | до коли | до якого)`,
);
/** Words that begin a question only where a question mark ends it: «jak», «when» and «коли» also begin a condition. */
const askingAtAMark = wording(
  `^ [(a | i | ale | no | to | and | but | so | then | а | і | й | але | та | ну | то)]
  (jak | mam | mogę | moge | może | how | when | can | could | do | does | did | is | are | am | should | shall | will | may | i give
  | як | коли | можна | треба | мені)`,
);
const sentences = /(?<=[.!?…\n])\s*/u;
/** Where a clause ends: at a comma, or before a word that joins a question to a report. In «do i have to» nothing is joined. */
const clauses =
  /[,;:–]\s*|\s-\s|(?<!\s|(?<!\p{L})(?:do|did|can|could|should|must|may|will|what|how|where|when|if|as|now))\s+(?=(?:a|i|ale|and|but|so|та|і|й|а|але)\s)/iu;

/** A text, divided into what it tells and what it asks. */
export interface Divided {
  readonly told: string;
  /** The part of it that comes before any question. */
  readonly toldFirst: string;
  /** Empty if nothing is asked. */
  readonly asked: string;
}

/**
 * Divides a text into what it tells and what it asks: «aparat się włączył, co mam zeskanować?» reports a camera and asks about the scan. A
 * question without a question mark is recognised by the word that begins it.
 */
export function toldAndAsked(text: string): Divided {
  const told: string[] = [];
  const toldFirst: string[] = [];
  const asked: string[] = [];
  for (const sentence of text.split(sentences).filter((it) => /[\p{L}\p{N}]/u.test(it))) {
    const isMarked = sentence.trim().endsWith("?");
    const parts = sentence.split(clauses).filter((it) => /[\p{L}\p{N}]/u.test(it));
    const begins = parts.findIndex((it) => asking.isIn(fold(it)) || (isMarked && askingAtAMark.isIn(fold(it))));
    const from = begins < 0 && isMarked ? parts.length - 1 : begins;
    const tells = from < 0 ? [sentence.trim()] : parts.slice(0, from);
    told.push(...tells);
    if (asked.length === 0) toldFirst.push(...tells);
    if (from >= 0) asked.push(parts.slice(from).join(" "));
  }
  return { told: told.join(", "), toldFirst: toldFirst.join(", "), asked: asked.join(" ").trim() };
}
