import { marked, outlookBlock, ourLetter, read } from "./reading";

const words = "Dzień dobry, proszę zamówić jeszcze raz.";

describe("text that mail programs add below a letter does not reach the student", () => {
  test.each([
    "Wysłane z iPhone’a",
    "Wysłane z iPhone'a",
    "Wysłano z iPhone'a",
    "Wysłane z mojego iPhone’a",
    "Wysłane z mojego telefonu Samsung Galaxy",
    "Wysłano z urządzenia Galaxy",
    "Wysłano z telefonu Galaxy",
    "Wysłane ze smartfonu Samsung Galaxy.",
    "Wysłane z telefonu",
    "Wysłane z aplikacji Outlook dla Androida",
    "Wysłane z programu Outlook dla systemu iOS<https://aka.ms/o0ukef>",
    "Pobierz aplikację Outlook dla systemu iOS<https://aka.ms/o0ukef>",
    "Uzyskaj program Outlook dla systemu Android",
    "Wysłane z aplikacji Poczta systemu Windows",
    "Wysłano z programu Poczta dla systemu Windows",
    "Wysłane z aplikacji Yahoo Mail na telefonie z Androidem",
    "Wysłane z Yahoo Mail na Androida",
    "Wysłane z aplikacji Gmail Mobile",
    "Wysłane z WP Poczta",
    "Wysłano z Proton Mail na Android",
    "Wysłane za pomocą bezpiecznej poczty e-mail Proton Mail.",
    "Wysłane z mojego urządzenia z Androidem przy użyciu aplikacji K-9 Mail. Proszę wybaczyć moją zwięzłość.",
    "Wysłane przez Tuta; zapewnij sobie bezpłatne konto: https://tuta.com",
    "Wysłane z Thunderbirda",
    "Sent from my iPhone",
    "Sent from my Galaxy",
    "Sent from Samsung Mobile",
    "Sent from my Samsung Galaxy smartphone.",
    "Sent from Outlook for Android",
    "Sent from Outlook for iOS<https://aka.ms/o0ukef>",
    "Get Outlook for Android<https://aka.ms/AAb9ysg>",
    "Sent from Yahoo Mail on Android",
    "Sent from Yahoo Mail for iPhone",
    "Sent with Proton Mail secure email.",
    "Sent from Proton Mail for iOS",
    "Sent from my Android device with K-9 Mail. Please excuse my brevity.",
    "Sent from Mail for Windows",
    "Sent from Mailspring",
    "Sent from my mobile",
    "Sent from my BlackBerry",
    "Надіслано з iPhone",
    "Надіслано з мого iPhone",
    "Надіслано з мого телефону",
    "Надіслано з Outlook для Android",
    "Відправлено з iPhone",
    "Відправлено з мого пристрою Android",
    "Отримати Outlook для iOS<https://aka.ms/o0ukef>",
    "Надіслано з мобільного пристрою Samsung Galaxy",
    "Надіслано з пристрою Galaxy",
    "Надіслано за допомогою Proton Mail",
    "Von meinem iPhone gesendet",
    "Gesendet von Outlook für Android",
    "Gesendet von Mail für Windows",
    "Von meinem Samsung Galaxy Smartphone gesendet.",
    "Bez wirusów.www.avast.com",
    "Bez wirusów. www.avg.com",
    "Virus-free.www.avast.com",
    "Wolny od wirusów.www.avast.com<https://www.avast.com/sig-email?utm_medium=email>",
    "Ta wiadomość nie zawiera wirusów. www.avg.com",
    "Без вірусів. www.avast.com",
    "Yahoo Mail: wyszukiwanie, porządkowanie, kontrola<https://mail.onelink.me/107872968?pid=nativeplacement>",
    "Yahoo Mail: Search, Organize, Conquer",
    "Надіслано за допомогою захищеної пошти [Proton Mail](https://proton.me/mail/home).",
    "Wysłano za pomocą szyfrowanej poczty Proton Mail",
    "Отримайте BlueMail для Android<https://bluemail.me/download/>",
    "Pobierz BlueMail na Androida",
    "Get Spark for iOS",
    "Envoyé avec Spark<https://sparkmailapp.com/source?from=signature>",
    "Wysłano z telefonu komórkowego",
    "Wysłane z Samsung Mobile",
    "Wysłano ze smartfona",
    "Wysłane z telefonu T-Mobile",
    "Wysłano z mojego Xiaomi",
    "Wysłano z mojego OPPO Reno",
  ])("%s", async (line) => {
    expect(await read(`${words}\n\n${line}\n\nW dniu 6.11.2026 o 10:12, Legitka pisze:\n${marked}`)).toBe(words);
  });

  test.each([
    "Wysłano z USOS ponownie, proszę spróbować.",
    "Wysłane z systemu USOS dzisiaj rano.",
    "Sent from USOS again this morning, please try the code now.",
    "Wysłano z dziekanatu w piątek.",
    "Sent from the dean's office on Friday.",
    "Sent with the paper form, please wait.",
    "Wysłano z opóźnieniem, proszę czekać do wtorku.",
    "Надіслано з деканату вчора, перевірте, будь ласка.",
    "Надіслано з USOS ще раз.",
    "Wysłane z telefonu zdjęcie jest za ciemne.",
    "Wysłano za pomocą poczty, proszę czekać na list.",
    "Wysłano z systemu kod na telefon, proszę sprawdzić.",
    "Sent from your phone, the photo is too dark.",
    "Wysłano ze skrzynki dziekanatu, proszę sprawdzić spam.",
    "Bez wirusów i innych problemów się nie obyło, ale działa.",
    "Get Outlook installed first, then try again.",
    "Yahoo Mail: proszę go nie używać, listy z USOS tam nie dochodzą.",
    "Proszę założyć konto [https://proton.me/mail]",
    "Ten telefon jest wolny od wirusów, proszę spróbować.",
    "Pobierz mObywatel na Androida",
    "Отримайте код для mObywatel",
  ])("but a sentence of a person does reach the student: %s", async (line) => {
    expect(await read(line)).toBe(line);
  });
});

describe("text that gateways and programs put above a letter does not reach the student", () => {
  test.each([
    "[UWAGA: wiadomość spoza organizacji. Nie otwieraj załączników ani linków, jeśli nie znasz nadawcy.]",
    "UWAGA: Ta wiadomość pochodzi spoza Uniwersytetu Opolskiego. Nie klikaj linków.",
    "CAUTION: This email originated from outside of the organization. Do not click links or open attachments unless you recognize the sender.",
    "[EXTERNAL]",
    "[External Email]",
    "[ZEWNĘTRZNY]",
    "EXTERNAL EMAIL: Do not click links or open attachments unless you trust the sender.",
    "*** UWAGA! E-mail zewnętrzny ***",
    "Nie otrzymujesz często wiadomości e-mail z adresu anna.nowak@uni.opole.pl. Dowiedz się, dlaczego jest to ważne<https://aka.ms/LearnAboutSenderIdentification>",
    "You don't often get email from anna.nowak@uni.opole.pl. Learn why this is important<https://aka.ms/LearnAboutSenderIdentification>",
    "[You don't often get email from anna.nowak@uni.opole.pl. Learn why this is important at https://aka.ms/LearnAboutSenderIdentification ]",
    "Niektóre osoby, które otrzymały tę wiadomość, nieczęsto otrzymują wiadomości e-mail z adresu anna.nowak@uni.opole.pl. Dowiedz się, dlaczego jest to ważne",
    "Ви нечасто отримуєте електронну пошту від anna.nowak@uni.opole.pl. Дізнайтеся, чому це важливо",
    "УВАГА: цей лист надійшов ззовні організації. Не відкривайте вкладення та посилання.",
    "УВАГА! Цей лист надійшов із-за меж організації. Не відкривайте вкладення та не переходьте за посиланнями, якщо не знаєте відправника.",
    "Обережно: лист надіслано не з нашої організації.",
    "Не переходьте за посиланнями, якщо не знаєте відправника.",
    "ACHTUNG: Diese E-Mail stammt von außerhalb der Organisation.",
    "Sie erhalten nicht oft E-Mails von anna.nowak@uni.opole.pl. Erfahren Sie, warum dies wichtig ist",
    "OSTRZEŻENIE: wiadomość e-mail pochodzi spoza organizacji",
    "Wiadomość pochodzi z zewnątrz organizacji. Zachowaj ostrożność.",
    "This message was sent from outside your organization. Please be careful.",
    "⚠️ Uwaga: nadawca zewnętrzny",
    "Zewnętrzna wiadomość e-mail: zachowaj ostrożność",
  ])("%s", async (line) => {
    expect(await read(`${line}\n\n${words}`)).toBe(words);
  });

  test.each([
    "Uwaga: kod jest ważny tylko przez 10 minut.",
    "UWAGA! Proszę nie klikać linków z SMS-ów, tylko wejść do aplikacji mObywatel.",
    "Uwaga, dziekanat jest zamknięty z zewnątrz, proszę wejść od podwórza.",
  ])("but a warning of a person does reach the student: %s", async (line) => {
    expect(await read(`${line}\n\n${words}`)).toBe(`${line}\n\n${words}`);
  });
});

describe("text that administrators put below all letters does not reach the student", () => {
  test.each([
    "Ta wiadomość e-mail została sprawdzona pod kątem wirusów przez oprogramowanie Avast.\nwww.avast.com",
    "__________ Informacja programu ESET Endpoint Antivirus __________\n\nWiadomość została sprawdzona przez program ESET.\n\nhttp://www.eset.com",
    "Treść tej wiadomości jest poufna i przeznaczona wyłącznie dla adresata. Jeśli nie są Państwo adresatem, prosimy ją usunąć.",
    "Niniejsza wiadomość zawiera informacje poufne, przeznaczone do wyłącznego użytku adresata.",
    "This e-mail and any attachments are confidential and intended solely for the addressee.",
    "Zanim wydrukujesz, pomyśl o środowisku!",
    "Please consider the environment before printing this e-mail.",
    "Цей лист є конфіденційним і призначений виключно для адресата.",
    "Administratorem Państwa danych osobowych jest Uniwersytet Opolski.",
    "_______________________________________________\nPomoc mailing list\nPomoc@lists.uni.opole.pl\nhttps://lists.uni.opole.pl/mailman/listinfo/pomoc",
    "--\nOtrzymujesz tę wiadomość, ponieważ subskrybujesz grupę dyskusyjną „pomoc” w Grupach dyskusyjnych Google.",
    "-- \nAutomatically generated by GLPI 10.0.16",
  ])("%s", async (lines) => {
    expect(await read(`${words}\n\n${lines}`)).toBe(words);
    expect(await read(`${words}\n\n${outlookBlock}\n\n${ourLetter}\n\n${lines}`)).toBe(words);
  });
});

describe("text that stands for pictures does not reach the student", () => {
  test.each([
    "[signature_1836254431]",
    "[cid:image001.png@01DB2F0A.5C2D1E60]",
    "<image001.png>",
    "[image: logo]",
    "[image: image.png]",
    "[https://www.uni.opole.pl/logo.png]<https://www.uni.opole.pl>",
    "[Obraz zawierający tekst, Czcionka, logo  Zawartość wygenerowana przez sztuczną inteligencję może być niepoprawna.]",
    "[A blue and white logo AI-generated content may be incorrect.]",
    "[Logo Uniwersytetu Opolskiego]",
    "[Зображення, що містить текст. Вміст, створений ШІ, може бути неправильним.]",
    "[Obraz zawierający tekst Opis wygenerowany automatycznie]",
  ])("%s", async (line) => {
    expect(await read(`${words}\n\n${line}\nAnna Nowak`)).toBe(`${words}\n\nAnna Nowak`);
  });
});
