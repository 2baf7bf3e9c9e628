import { fold } from "./fold";
import { wording } from "./wording";

const begins = wording(
  `(mam | mamy | jest | miałem | miałam) …1 (taką | taka | taki | pewną | pewien | głupią | dziwną | małą | mały | trudną) …3 (sytuacj* | spraw* | problem* | kłopot* | historia | historię)
  | (potrzebuję | mam) …1 (rady | porady | sprawę) $ | (nie wiem | nwm) (od czego zacząć | do kogo …1 z tym iść | jak to powiedzieć | jak zacząć)
  | (stało się | coś się stało | wydarzyło się) …1 (coś) …3 $ | to długa historia
  | i (have | got) (a | this | kind of a | such a) …3 (situation | problem | story | issue) $ | (long | funny | weird) story | here is the thing $ | (don't | do not) know where to (start | begin)
  | (у мене | в мене | маю | є) (така | такий | дивна | дурна | одна | невеличка | проблема) …2 (ситуація | справа | проблем* | історія) | не знаю з чого почати | довга історія`,
);
const mostWords = 16;
/** Words that name a matter of ours. */
export const ours = wording(
  `kod* | qr | legit* | mlegit* | telefon* | komórk* | iphone* | android* | zdjęci* | photo* | code* | card* | phone* | pesel* | usos* | mobywatel* | dziekanat*
  | код* | квит* | легіт* | телефон* | фото* | песел* | карт* | мобівател* | деканат* | nazwisk* | прізвищ* | surname | name | plast* | пласт*`,
);

/** Whether a text only begins a story, and does not say yet what it is about: «mam taką trochę głupią sytuację». */
export function beginsStory(text: string): boolean {
  const folded = fold(text);
  return folded.split(" ").length <= mostWords && begins.isIn(folded) && !ours.isIn(folded);
}
