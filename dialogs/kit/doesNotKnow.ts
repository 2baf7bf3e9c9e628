import { wordsIn } from "./text";

const unknowing =
  /(?<!\p{L})(?:nie wiem|nie mam (?:zielonego )?poj[eę]cia|nie jestem pew\p{L}{1,4}|nie znam si[eę]|sk[aą]d (?:mam|mog[eę]|niby) (?:to )?wiedzie[cć]|(?:jak|gdzie|po czym) (?:to |mam |mog[eę] ){0,2}(?:sprawdzi[cć]|pozna[cć]|rozpozna[cć])|(?:no|zero) (?:idea|clue)|(?:don.?t|do not) (?:really )?know|not (?:really )?sure|unsure|idk|dunno|how (?:do|can|could|would|should|to) (?:i )?(?:know|check|tell|find out|see)|не знаю|без поняття|поняття не маю|гадки не маю|не впевнен\p{L}{0,3}|не певн\p{L}{1,3}|хз|(?:як|звідки|де) (?:мені |це |я |маю ){0,2}(?:знати|дізнати\p{L}{2}|перевірити|розпізнати|зрозуміти)|ne znaiu|ne znaju)(?!\p{L})/iu;
/** The subject of the question, as people name it who cannot answer it. */
const asked =
  /(?<!\p{L})(?:telefon|phone|model|system|smartfon|jak[iąa](?!\p{L}k)|jakiś|kt[oó]r|wygl[aą]d|which|what (?:kind|type|it is|i have|i see|do i have)|layout|version|wersj|(?:co|що|шо) (?:z?robi\p{L}*|wybra\p{L}*|вибрати|робити)|what to (?:do|choose|press)|телефон|систем|модел|як(?:ий|а|е|у|ого)(?!\p{L})|котр|вигляд|верс)/iu;

/** Whether a text says that a person does not know what to answer, or asks how to find out: «nie wiem», «no idea», «як дізнатися?». */
export function doesNotKnow(text: string): boolean {
  const rest = text.replace(unknowing, " ");
  return rest !== text && (wordsIn(rest.replace(/[^\p{L}\s]/gu, " ")) <= 1 || asked.test(rest));
}
