/** The words for numbers in the three languages, in Russian, and as people type them without diacritics or in Latin letters. */
const words: Readonly<Record<number, string>> = {
  0: "zero zera zerko oh o nought nil нуль ноль нулик nul",
  1: "jeden jedna jedno jedynka one un один одна одно одиниця odyn odin odna",
  2: "dwa dwie dwójka dwojka two два дві двійка dva dvi",
  3: "trzy trójka trojka three три трійка try tri",
  4: "cztery czwórka czworka four чотири чотыри четыре четвірка chotyry chotiri",
  5: "pięć piec pięc pieć piątka piatka five п'ять пять п’ять пятірка pyat piat",
  6: "sześć szesc szesć sześc szóstka szostka six шість шесть шість шістка shist",
  7: "siedem siódemka siodemka seven сім семь сімка sim",
  8: "osiem ósemka osemka eight вісім восемь вісімка visim",
  9: "dziewięć dziewiec dziewięc dziewieć dziewiątka dziewiatka nine дев'ять девять дев’ять девятка devyat deviat",
  10: "dziesięć dziesiec ten десять",
  11: "jedenaście jedenascie eleven одинадцять одиннадцать",
  12: "dwanaście dwanascie twelve дванадцять двенадцать",
  13: "trzynaście trzynascie thirteen тринадцять тринадцать",
  14: "czternaście czternascie fourteen чотирнадцять четырнадцать",
  15: "piętnaście pietnascie fifteen п'ятнадцять пятнадцять п’ятнадцять пятнадцать",
  16: "szesnaście szesnascie sixteen шістнадцять шестнадцать",
  17: "siedemnaście siedemnascie seventeen сімнадцять семнадцать",
  18: "osiemnaście osiemnascie eighteen вісімнадцять восемнадцать",
  19: "dziewiętnaście dziewietnascie nineteen дев'ятнадцять девятнадцять дев’ятнадцять девятнадцать",
  20: "dwadzieścia dwadziescia twenty двадцять двадцать",
  30: "trzydzieści trzydziesci thirty тридцять тридцать",
  40: "czterdzieści czterdziesci forty fourty сорок",
  50: "pięćdziesiąt piecdziesiat fifty п'ятдесят пятдесят п’ятдесят пятьдесят",
  60: "sześćdziesiąt szescdziesiat sixty шістдесят шестьдесят",
  70: "siedemdziesiąt siedemdziesiat seventy сімдесят семьдесят",
  80: "osiemdziesiąt osiemdziesiat eighty вісімдесят восемьдесят",
  90: "dziewięćdziesiąt dziewiecdziesiat ninety дев'яносто девяносто дев’яносто",
  100: "sto hundred сто",
  200: "dwieście dwiescie двісті двести",
  300: "trzysta триста",
  400: "czterysta чотириста четыреста",
  500: "pięćset piecset п'ятсот пятсот п’ятсот пятьсот",
  600: "sześćset szescset шістсот шестьсот",
  700: "siedemset сімсот семьсот",
  800: "osiemset вісімсот восемьсот",
  900: "dziewięćset dziewiecset дев'ятсот девятсот дев’ятсот девятьсот",
};
const numbers = new Map(
  Object.entries(words).flatMap(([value, all]) => all.split(" ").map((word) => [word, Number(value)] as const)),
);
/** «Double two». */
const repeated = new Map([
  ...["double", "podwójne", "podwojne", "podwójna", "подвійна", "подвійне"].map((it) => [it, 2] as const),
  ...["triple", "potrójne", "potrojne", "потрійна", "потрійне"].map((it) => [it, 3] as const),
]);
const thousand = /^(?:tysi[aą]c\p{L}*|tysięcy|thousand|тисяч\p{L}*|тысяч\p{L}*)$/u;
/** Words between the digits that a dictating phone writes out. */
const between = new Set(
  "i a oraz and potem then spacja myślnik myslnik kreska przecinek dash hyphen space minus і та потім пробіл тире дефіс рисочка".split(
    " ",
  ),
);

/** A group being read: «sto», «dwadzieścia» and «trzy» are one number, «jeden dwa trzy» are three. */
interface Group {
  readonly value: number;
  /** A following number must be smaller than this to belong to the group. */
  readonly room: number;
}

/**
 * The digits a text says, in figures or in words: «jeden dwa trzy», «sto dwadzieścia trzy», «4 dwa siedem», «double two». The digits have
 * to follow one another; `others` is how many words stand around them.
 *
 * @returns undefined if the text says no digits, or says them in more than one place
 */
export function digitsSaid(text: string): { readonly digits: string; readonly others: number } | undefined {
  const all = text.toLowerCase().match(/\d+|[\p{L}'’]+/gu) ?? [];
  let digits = "";
  let group: Group | undefined;
  let times = 1;
  let others = 0;
  let hasEnded = false;
  let isThousand = false;
  const flush = (): void => {
    if (!group) return;
    const written = String(group.value);
    digits += isThousand ? written.padStart(3, "0") : written.repeat(times);
    group = undefined;
    times = 1;
    isThousand = false;
  };
  for (const word of all) {
    const value = numbers.get(word);
    const isNumber = value !== undefined || /^\d/.test(word) || repeated.has(word) || thousand.test(word);
    if (!isNumber) {
      if (between.has(word)) continue;
      flush();
      others++;
      hasEnded ||= digits !== "";
      continue;
    }
    if (hasEnded) return undefined;
    const again = repeated.get(word);
    if (again !== undefined || value === undefined) {
      const ends = thousand.test(word);
      flush();
      if (again !== undefined) times = again;
      else if (ends) isThousand = true;
      else digits += word;
    } else if (word === "hundred" && group && group.value < 10) group = { value: group.value * 100, room: 100 };
    else if (group && value < group.room && value > 0) group = { value: group.value + value, room: roomOf(value) };
    else {
      flush();
      group = { value, room: roomOf(value) };
    }
  }
  flush();
  return digits === "" ? undefined : { digits, others };
}

/**
 * The digits of a code, or of a part of one, that a text says: «kod to jeden dwa trzy…».
 *
 * @param lengths how many digits there may be
 * @param mostOthers how many other words there may be; with more of them, the text tells something else
 */
export function codeSaid(text: string, lengths: readonly number[], mostOthers = 5): string | undefined {
  const said = digitsSaid(text);
  return said && lengths.includes(said.digits.length) && said.others <= mostOthers ? said.digits : undefined;
}

/** All six digits of a sign-in are told from other numbers in a longer text, too: «got in, it was in my diary. five four seven …». */
const wordsBesideSix = 12;
export const sixSaid = (text: string): string | undefined => codeSaid(text, [6], wordsBesideSix);

/** The room that a hundred or a multiple of ten leaves for what follows within one number. */
function roomOf(value: number): number {
  if (value >= 100) return 100;
  return value >= 20 ? 10 : 0;
}
