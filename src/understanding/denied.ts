import type { Intent } from "./intents";
import { wording } from "./wording";

const not = wording(
  `(nie | nigdy | не | ніколи | not | don't | didn't | never | no) [jeszcze | ще | mi | мені | chcę | chciałem | chciałam | zamierzam | хочу | want to | wish to]`,
);
const phone = wording("telefon* | phone | телефон*");
const lost = wording(
  "zgub* | ukrad* | sprzeda* | lost | lose | sell | sold | stolen | загуб* | губи* | вкра* | прода*",
);
const denials: readonly (readonly [Intent, ReturnType<typeof wording>])[] = [
  ["lostPhone", wording("{not} {lost} | {phone} [mi | мені] {not} {lost}", { not, lost, phone })],
  [
    "revoke",
    wording(
      "{not} (unieważn* | anul* | blok* | zablok* | revok* | cancel* | invalidat* | block* | скасов* | анул* | блок* | заблок*)",
      { not },
    ),
  ],
  ["privacy", wording("{not} (usuw* | usuń* | kasuj* | delet* | eras* | видал*)", { not })],
  ["unlink", wording("{not} (wylog* | odłącz* | log me out | disconnect* | вилог* | відключ*)", { not })],
];

/** The costly intents whose words a folded text has only to deny them: «nie chcę unieważniać», «nie zgubiłem, tylko wymieniłem». */
export const deniedIn = (folded: string): ReadonlySet<Intent> =>
  new Set(denials.flatMap(([intent, it]) => (it.isIn(folded) ? [intent] : [])));
