import { types } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { asked, said, Talk } from "./talk";

const at = (dialog: string, step: string, data: Record<string, string> = {}, person = {}) =>
  new Talk({ ...linked, ...person, frame: frameAt(dialog, step, data) });
const atAnswer = (about: string): Talk => at("advice", "look", { about });
const aboutOf = (talk: Talk) => (talk.frame.dialog === "advice" ? talk.frame.data["about"] : talk.at);

describe("a question that somebody asked in use", () => {
  test.each([
    ["na huawei nie ma google play. skąd pobrać mobywatel", "noGooglePlay"],
    ["sorry one more, i have huawei phone without google, it works?", "noGooglePlay"],
    ["у мене хуавей, гугл плея нема, де брати застосунок", "noGooglePlay"],
    ["Dziękuję. A bank to ja mam sam powiadomić czy uczelnia to zrobi?", "reportTheft"],
    ["One more doubt. I have to tell police also about lost phone or not required?", "reportTheft"],
    ["все дякую ти мене врятувала слухай а в поліцію заяву треба писати про це", "reportTheft"],
    ["To znaczy że złodziej jej nie użyje?", "stolenUse"],
    ["In the meantime somebody can use my card from lost phone for wrong purpose? I am worried for that", "stolenUse"],
    ["а злодій зможе користуватися моєю карткою з того телефона?", "stolenUse"],
    ["robię doktorat i jeżdżę pociągiem, jest jakaś zniżka dla doktorantów?", "doctoralTrain"],
    ["What do doctoral students show on the train to get a discount?", "doctoralTrain"],
    ["я аспірантка, яка знижка в потязі для нас?", "doctoralTrain"],
    ["mam 54 lata, jest dla mnie zniżka na pociąg?", "trainOver26"],
    ["I am 31 years old, is there a discount for me", "trainOver26"],
    ["мені 35 років, знижка в потязі є?", "trainOver26"],
    ["plastikowa jeszcze na stare nazwisko, zniżka w pociągu się liczy?", "oldSurname"],
    ["plastic card. old surname. train. does the discount still count", "oldSurname"],
    ["на пластиковому старе прізвище, чи дадуть знижку на поїзд", "oldSurname"],
    ["a na promie do Szwecji jest na nią zniżka?", "abroad"],
    ["will they recognise it abroad?", "abroad"],
    ["а за границею вона взагалі дійсна?", "abroad"],
    ["mobywatel prosi o aktualizację, muszę?", "appUpdate"],
    ["the app asks for an update, is it necessary?", "appUpdate"],
    ["Перепрошую, застосунок просить оновлення. Чи це обов'язково?", "appUpdate"],
    ["ale ja dawałem zdjęcie w rekrutacji, jak robiłem IRK. to nie jest to samo?", "recruitmentPhoto"],
    ["but I gave them a photo at recruitment, why is there none?", "recruitmentPhoto"],
    ["я ж давала фото на вступі, хіба не те саме?", "recruitmentPhoto"],
    ["nie odpowiedziales, selfie moze byc czy trzeba isc do fotografa", "photoRules"],
    ["is a selfie fine or must I go to a photographer", "photoRules"],
    ["чи підійде селфі, чи треба до фотографа", "photoRules"],
    ["a sluchaj, ty widzisz moje oceny jak sie zalogowalem?", "whatYouSee"],
    ["okay.. and like can you see my pesel? or my grades lol", "whatYouSee"],
    ["а ти бачиш мої оцінки в усосі?", "whatYouSee"],
    ["kto może przeczytać ten czat?", "chatReaders"],
    ["thats a bit scary. who can see my data in this chat", "chatReaders"],
    ["а хто ще бачить цей чат?", "chatReaders"],
    ["co to właściwie znaczy przedłużona els?", "whatIsExtended"],
    ["yes but what is extended? like a stamp? how i do it", "whatIsExtended"],
    ["а що таке продовження els, це наліпка?", "whatIsExtended"],
    ["mam numer albumu na umowie, czym to się różni?", "albumNumber"],
    ["Is there some other place I can find my student number in USOSweb?", "albumNumber"],
    ["де мені знайти номер альбому в USOSweb?", "albumNumber"],
    ["jaka jest różnica między plastikową a mobilną?", "plasticOrMobile"],
    ["what does the mobile one give me over the plastic card", "plasticOrMobile"],
    ["А в чому взагалі користь від мобільного квитка порівняно з пластиковим?", "plasticOrMobile"],
    ["mgr robie wiec rozumiem ze w dniu obrony koniec?", "defenceDay"],
    ["so it ends on the day I defend my thesis?", "defenceDay"],
    ["захист у червні, в той день вона й закінчиться?", "defenceDay"],
    ["poczekaj, a jak zamowie to na samsungu od razu zniknie? bo go jeszcze do piatku uzywam", "oldCardAtOnce"],
    ["if I order it now, will it disappear from the old phone immediately?", "oldCardAtOnce"],
    ["а якщо замовлю, на старому телефоні відразу зникне?", "oldCardAtOnce"],
    ["a zdążę do jutra do 6 rano? pociąg mam o 6:12", "byTomorrow"],
    ["will I make it by tomorrow morning?", "byTomorrow"],
    ["а до завтра встигну?", "byTomorrow"],
    ["strona chce dostępu do mojej legitymacji, to normalne?", "signInConsent"],
    ["it opened a page that asks me to allow access to my student card... is that normal", "signInConsent"],
    ["сторінка просить дозволити доступ до мого квитка, це нормально?", "signInConsent"],
    ["jutro z innego telefonu też się loguję od nowa?", "signInAgain"],
    ["do I need to sign in again tomorrow on another phone?", "signInAgain"],
    ["а коли я завтра з нового телефона зайду мені треба знову логуватися через усос чи якось інакше", "signInAgain"],
    ["powiedz tylko czy samo sie przeniesie", "movesItself"],
    ["does it move to my new phone by itself?", "movesItself"],
    ["чи вона сама перенесеться на новий телефон?", "movesItself"],
    ["planuję sprzedać ten telefon w lutym, co wtedy?", "beforeSelling"],
    ["in february i sell this xiaomi, then?", "beforeSelling"],
    ["у лютому продам цей телефон, що тоді?", "beforeSelling"],
    ["ale jak to zamówienie przecież ja już zamawiałam w zeszłym tygodniu??", "orderedBefore"],
    ["ahh so i did ordered already in the past?? i dont remember but ok", "orderedBefore"],
    ["але ж я вже замовляла минулого тижня??", "orderedBefore"],
    ["okej a jak kanar spyta o hologram to co pokazać", "hologram"],
    ["the inspector asks for a hologram, where is it?", "hologram"],
    ["а де в ній голограма, якщо контролер спитає?", "hologram"],
    ["jak to poprawią to wracam i pytam jeszcze raz, tak?", "afterFix"],
    ["coool. so if they fix it i just ask again right?", "afterFix"],
    ["тобто коли виправлять, я питаю ще раз, так?", "afterFix"],
    ["czemu wita mnie jakaś Zofia, ja mam inne imię", "whoseAccount"],
    ["who is this Marta? my name is another one", "whoseAccount"],
    ["хто такий Петро? мене звати інакше", "whoseAccount"],
    ["przyszło, że ktoś podłączył drugi czat, to nie ja!", "anotherChat"],
    ["another chat was connected? I did not do that", "anotherChat"],
    ["під'єднано ще один чат, а я нічого не робила", "anotherChat"],
    ["nie składałam żadnego zamówienia, ktoś używa mojego konta?", "whoOrdered"],
    ["I ordered nothing, is somebody in my account?", "whoOrdered"],
    ["я нічого не замовляла, хтось сидить у моєму акаунті?", "whoOrdered"],
    ["to litera O czy zero?", "letterOrZero"],
    ["the third one, is it letter O or zero", "letterOrZero"],
    ["там літера о чи нуль?", "letterOrZero"],
    ["studiuję też na drugiej uczelni, tam osobno?", "twoUniversities"],
    ["I'm at two universities, do I order from both", "twoUniversities"],
    ["навчаюсь у двох університетах, замовляти окремо?", "twoUniversities"],
    ["co zabrać ze sobą do dziekanatu?", "whatToBring"],
    ["do I take my passport to the office?", "whatToBring"],
    ["що взяти з собою в деканат?", "whatToBring"],
    ["a na tablecie też zadziała?", "tablet"],
    ["does it work on my tablet", "tablet"],
    ["а на планшеті буде працювати?", "tablet"],
    ["co znaczy że status jest nieaktywny?", "inactiveStatus"],
    ["what does inactive status mean", "inactiveStatus"],
    ["що значить неактивний статус?", "inactiveStatus"],
    ["czyli nic nie wysłano do uczelni?", "nothingSent"],
    ["so nothing has been sent to the university?", "nothingSent"],
    ["тобто в університет нічого не надіслано?", "nothingSent"],
    ["jak to nie mam, miałam ją w starym samsungu", "cardGone"],
    ["but I had it on my old samsung last year", "cardGone"],
    ["як нема, минулого року була на телефоні", "cardGone"],
    ["mam konto w banku pekao, przez bank też można?", "bankProfile"],
    ["does the discount work with a plastic card that is not extended?", "trainWithout"],
    ["i telefon, i plastikową legitymację mi ukradli", "bothLost"],
    ["my phone and my plastic card are both gone", "bothLost"],
    ["пропали і телефон, і пластиковий квиток", "bothLost"],
  ])("«%s» has an answer of its own", (text, about) => {
    const talk = at("menu", "main");
    types(talk, text);
    expect(aboutOf(talk)).toBe(about);
  });

  test.each([
    ["pl", "photo", "selfie moze byc czy trzeba isc do fotografa?"],
    ["en", "phoneRequirements", "it is huawei p50, has no google play. i can download mobywatel there?"],
    ["uk", "train", "а за границею вона взагалі дійсна?"],
  ])("is not taken for the broader one that has just been answered (%s)", (lang, about, text) => {
    const outputs = types(at("advice", "look", { about }, { lang, langChosen: true }), text);
    expect(said(outputs)).not.toContain("says.allIKnow");
    expect(asked(outputs)).toEqual(["advice.look"]);
  });
});

test("somebody who tells their age below the answer about trains hears about that age", () => {
  const talk = atAnswer("train");
  types(talk, "I'm 29 and have no mLegitymacja, as we just established");
  expect(aboutOf(talk)).toBe("trainOver26");
});

test.each([
  "a mozesz sprawdzić czy oni tam maja moj pesel?",
  "So could you just check me in USOS then?",
  "тоді перевір мене",
])("«%s» is looked up in USOS", (text) => {
  const talk = atAnswer("noPesel");
  types(talk, text);
  expect(talk.frame.dialog).toBe("eligibility");
});

test.each(["mam pesel, co teraz", "ok and i have pesel, my uni coordinator helped me. so what now", "є песель укр"])(
  "«%s» below the answer for foreign students is looked up in USOS",
  (text) => {
    const talk = atAnswer("foreigner");
    types(talk, text);
    expect(talk.frame.dialog).toBe("eligibility");
  },
);
