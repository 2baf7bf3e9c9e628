import type { Question } from "../../dialogs/kit/questions";
import { wording, type Wording } from "./wording";

/** Another person, or somebody else's thing. */
const anotherPerson = wording(
  `kolega | kolegi | koledze | kolegą | koleżan* | kumpel | kumpla | kumplowi | kumpelk* | przyjaciel* | przyjaciół* | brat | brata | bratu
  | siostra | siostry | siostrze | siostrę | mama | mamy | mamie | tata | taty | tacie | chłopak* | dziewczyn* | współlokator* | mąż | męża | żona | żony
  | znajom* | nie mój | nie moja | nie moje | nie mojej | cudz* | ktoś inny | kogoś | komuś | jego | jej | swój | swoją
  | friend* | roommate* | flatmate* | brother* | sister* | mate | girlfriend* | boyfriend* | mum | mom | dad | not my | not mine
  | somebody else* | someone else* | another person* | his | her | hers
  | друг | друга | другу | друзі* | подруг* | подруж* | брат | брата | брату | сестра | сестри | сестрі | сестру | хлопець | хлопця | дівчин* | товариш*
  | сусід* | одногруп* | мама | мами | мамі | тато | тата | чуж* | не мій | не моя | не моє | його | її | комусь`,
);
/** The dean's office, or a thing that it makes or enters. */
const office = wording(
  `dziekanat* | dziekanac* | plastik* | plastyk* | plastiko* | duplikat* | pesel* | wpisz* | popraw* | dane | danych | uczelni* | wydział* | naklejk* | hologram*
  | office* | dean* | faculty | plastic | duplicate* | pesel | data | name | university
  | деканат* | пластик* | пластік* | дублікат* | песел* | впиш* | виправ* | дані | даних | універ* | факульт* | наліпк*`,
);

/** Studies after the master's degree. */
const doctorate = wording(
  `doktor* | doctor* | phd* | ph d | podyplom* | postgrad* | аспірант* | доктор* | післядиплом*`,
);

/** Words that ask what something means. «Unieważnij» alone is the wish to have it done. */
const meaning = wording(`co | czym | rozumiem | what | same as | difference | understand | що | чим | розумію`);
/** Words that deny an order or ask about its author. «Zamówić» alone is the wish to order. */
const notByMe = wording(
  `nie | kto | kogo | ktoś | sam* | not | don't | didn't | haven't | never | who | somebody | someone | itself | не | хто | хтось | сам*`,
);

/** Words without which a text does not ask a question, however much else it has in common with those that do. */
export const indispensable: { readonly [K in Question]?: Wording } = {
  anothersPhone: anotherPerson,
  doctoral: doctorate,
  officeTime: office,
  whatIsRevoking: meaning,
  whoOrdered: notByMe,
};
