import { wordsIn } from "./kit/text";
import { tokensOf, wordList } from "./letterTokens";

/** Qualities that a text has only once it is worded anew. */
const better = wordList(
  `nicer nice kinder politer polite politely formal formally informal shorter longer better friendlier friendly softer clearer professional professionally rude
  harsh pushy milej milsz* grzeczn* uprzejm* ładniej* ladniej* ładnie ładny krócej krocej krótsz* dłużej dluzej dłuższ* lepiej lepsz* formaln* oficjaln* niegrzeczn* ostro
  ostre ostry delikatn* zwięźl* profesjonaln* гарніш* краще кращ* ввічлив* чемн* коротш* довш* офіційн* формальн* мякш* м’якш* м'якш* грубо грубий різко нечемн*`,
);
const makes = wordList(
  `make makes made write rewrite rephrase reword phrase word sound sounds put say is isn't isnt too zrób* zrob* napisz* napisać napisac przeredaguj* przeredagow* sformułuj* sformuluj*
  ujmij* brzmi* jest zbyt za nie wyszło зроби* напиш* перепиш* переформул* сформул* звучить занадто надто це`,
);
/** The letter or a part of it, or words that name nothing. Other words say what the wish is about. */
const ofLetter = wordList(
  `it this that the my a an more less bit little letter message request text sentence part to tego ten ta te tę trochę troche bardziej mniej list* wiadomoś* wiadomos* zgłoszen* zgloszen* treś* tres*
  tekst* zdani* całość całe cale wszystko nieco jakoś jakos go ją ja mi for me це його її лист* текст* повідомлен* звернен* речення трохи більш менш якось все мені`,
);
const rewords = wordList(
  "rewrite rephrase reword przeredaguj* przeredagow* sformułuj* sformuluj* перепиш* переформул*",
);
const corrects = wordList("fix correct check popraw* sprawdź* sprawdz* виправ* перевір*");
const mistakes = wordList(
  "spelling grammar typos typo mistakes punctuation ortografi* gramatyk* literów* literow* interpunkcj* przecink* błędy bledy błędów стиль styl правопис* граматик* орфограф* помилки коми",
);
const translates = wordList("translate przetłumacz* przetlumacz* tłumacz* переклад* переклади*");
const moves = wordList(
  "put move start begin daj przenieś* przenies* przesuń* przesun* wstaw* zacznij постав* перенес* перестав* почни* почніть",
);
const places = wordList(
  "first beginning start top front end bottom początek poczatek początku poczatku górę gore górze góry koniec końcu koncu dół pierwsze pierwszy перш* початок початку кінець кінці спочатку вгору догори",
);
const isPolite = wordList(
  `wait pls plz please can could would you u is proszę prosze czy możesz mozesz może moze można mógłbyś mogłabyś będź чи можеш можете можна будь ласка ok omg and i і oj ой ale hm hmm oh jeszcze still also
  sorry przepraszam przepraszam, вибач* не nie not, oh pan pani pana ви ти jak like bardzo very дуже somehow then teraz now no`,
);
const mostWords = 14;

/**
 * Whether a text asks to word the letter better, to move a part of it, to translate it or to mend its spelling. The letter is in the
 * student's own words, so this is left to them: «can you make it nicer», «put the hello first».
 */
export function wantsOtherWords(text: string): boolean {
  const words = tokensOf(text).map(({ word }) => word);
  if (words.length === 0 || wordsIn(text) > mostWords) return false;
  const has = (is: (word: string) => boolean): boolean => words.some(is);
  const said = words.filter((it) => !isPolite(it));
  if (has(better) && has(makes)) return said.every((it) => better(it) || makes(it) || ofLetter(it) || places(it));
  if (has(rewords)) return said.every((it) => rewords(it) || ofLetter(it) || better(it));
  if (has(corrects) && has(mistakes))
    return said.every((it) => corrects(it) || mistakes(it) || ofLetter(it) || inIt(it));
  if (has(translates)) return wordsIn(text) <= fewWords;
  return moves(said[0] ?? "") && has(places) && wordsIn(text) <= fewWords;
}
const fewWords = 8;
const inIt = wordList("in w i and all moje mój my w у в мої wszystkie всі");
