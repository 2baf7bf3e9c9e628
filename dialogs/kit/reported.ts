/**
 * The words in which people report that a step of a walkthrough is done, by the kind of step: stems in the three languages, with
 * and without diacritics.
 */
export const reported = {
  preparing:
    /(?:profil|aplikacj|apk|mobywatel|instal|pobra|ści[aą]gn|sciagn|założ|zaloz|download|app|завантаж|встанов|застосун|профіл)/iu,
  opening:
    /(?:otw|zalog|wszed|wesz|uruch|odpal|open|log+ed|logged|i.?m in|signed|відкр|увійш|зайш|залог|vidkr|zaish)/iu,
  pressing: /(?:nacis|klik|wcis|plus|dodaj|press|tap|click|hit|натис|плюс|нажа|тисн|natysn)/iu,
  choosing: /(?:wybra|znalaz|zaznacz|chose|select|pick|found|вибра|обра|знайш|vybra)/iu,
  reading: /(?:czyta|read|прочит|прочёл)/iu,
  accepting: /(?:akcept|regulamin|zgod|zatwierd|accept|agre|terms|прийня|акцепт|погод|згод)/iu,
  allowing: /(?:pozwol|zezwol|zgod|aparat|kamer|allow|camera|permi|дозвол|камер)/iu,
  scanning: /(?:skan|wklei|skopiow|scan|paste|copi|скан|встав|скопі|vidskan)/iu,
  typing: /(?:wpisa|przepis|wklei|zatwierd|wprowadz|typed|enter|past|confirm|put in|ввел|ввів|впис|встав|підтверд)/iu,
  seeing:
    /(?:pojaw|widz|doda[łl]|mam (?:ją|ja|kart|legit)|jest (?:już|juz|w)|appear|i see|added|there|got it|з.?яв|бачу|додал)/iu,
} as const;
