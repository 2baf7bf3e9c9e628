/**
 * Text that mail programs, gateways and administrators add around a person's own text. Each pattern matches the whole wording,
 * because a person's sentence may begin in the same way.
 */

const sent =
  /^[\s*_–—-]{0,6}(?:wysłan[oey]|wysyłane|sent|gesendet|надіслано|відправлено|отправлено)(?: bezpiecznie| securely)?\s(?:z|ze|from|via|with|using|von|mit|przy użyciu|przy pomocy|za pomocą|przez|з|із|зі|за допомогою|с)\s(.{2,300})$/iu;
const germanSent = /^\s*von\s(.{2,60})\sgesendet\.?\s*$/iu;
const apology =
  /\s{0,9}(?:proszę wybaczyć (?:moją )?(?:zwięzłość|lakoniczność)|please excuse my brevity|пробачте за стислість|вибачте за стислість|bitte entschuldigen sie die kürze)[.!]?\s*$/iu;
const ownDevice = /^(?:mojego|mojej|my|meinem|meiner|мого|моєї)\s/iu;

/** Devices and programs whose names are added below a letter. */
const devices = new Set(
  `iphone iphonea iphone'a iphone’a ipad ipada ipad'a ipad’a ipod watch smartfona smartfon smartphone telefonu telefon tel komórki phone mobile android androida
  smartfonu telefonie smartfonie urządzenia mobilgerät handy mobiltelefon blackberry samsung samsunga galaxy huawei honor xiaomi redmi motorola motoroli nokia nokii sony htc lg oneplus
  pixel oppo realme телефону телефона смартфону смартфона айфону айфона планшета планшету пристрою windows outlook outlooka gmail gmaila yahoo proton
  protonmail tutanota tuta onet onetu o2 wp interia gazeta mail ukr i.ua thunderbird thunderbirda k-9 k9 fairemail mailbird spark airmail edison
  newton bluemail nine aqua mymail canary superhuman mailspring evolution zimbra roundcube webmail poczty poczta email e-mail aplikacji app klienta програми
  застосунку додатка пошти поштою tabletu tablet onetu meta.ua ukr.net rambler seznam gmx web.de t-online posteo fastmail zoho typeapp spike`.split(
    /\s+/,
  ),
);
/** Words that may accompany those names. A person's sentence contains others. */
const around = new Set(
  `a u z ze on für from with my mojego mojej moim for dla na systemu system programu programie przy użyciu użyciem pomocy pomocą za wersji mobilnej mobilnego
  przenośnego komórkowego secure encrypted bezpiecznie bezpieczna bezpieczną bezpiecznej pocztą pocztę application device urządzeniu androidem ios mac macos linux apple
  plus pro max mini ultra note moto edge nord play sieci network orange t-mobile vodafone kyivstar lifecell київстар 5g 4g lte 3g з із зі мого моєї своєї
  свого для допомогою мобільного von meinem meiner mit der gesendet aplikacja com pl ua www http https org net me xs x s fe ultra encrypted verschlüsselten sicheren zabezpieczonej szyfrowanej захищеної захищеною безпечної безпечною зашифрованої електронної 's a's`.split(
    /\s+/,
  ),
);

/** «Wysłano z iPhone’a», «Sent from Outlook for iOS»; but not «Wysłano z USOS ponownie, proszę spróbować». */
function isSentFrom(line: string): boolean {
  const brief = line.slice(0, 400).replace(apology, "");
  const [, rest = ""] = sent.exec(brief) ?? germanSent.exec(brief) ?? [];
  const words = rest
    .replace(/<?\[?\(?https?:\S{1,300}/giu, "")
    .split(/[\s,./()|:;®™"„”<>[\]*+–—_]+/u)
    .filter((it) => it !== "");
  if (words.length === 0 || words.length > 16) return false;
  const isOwn = ownDevice.test(rest);
  const isKnown = (word: string): boolean =>
    devices.has(word.toLowerCase()) || around.has(word.toLowerCase()) || /^[A-Za-z]{0,3}\d\w{0,8}$/.test(word);
  const isName = (word: string): boolean => isOwn && /^\p{Lu}/u.test(word);
  const isDevice = isOwn || words.some((it) => devices.has(it.toLowerCase()));
  return isDevice && words.every((it) => isKnown(it) || isName(it));
}

const programs = String.raw`(?:outlook|bluemail|typeapp|spark|spike|mailbird|canary mail|proton ?mail|tuta(?:nota)?|yahoo mail|gmail|aqua mail|newton|nine|fairemail|k-9 mail|thunderbird|mymail|edison mail)`;
const advertised: readonly RegExp[] = [
  new RegExp(String.raw`^\s*get (?:the )?${programs}(?: app)? for\s[^.!?,;]{1,60}$`, "iu"),
  new RegExp(
    String.raw`^\s*(?:pobierz|uzyskaj|zainstaluj)(?: (?:aplikację|program))? ${programs}(?: dla| na)\s[^.!?,;]{1,60}$`,
    "iu",
  ),
  new RegExp(
    String.raw`^\s*(?:отрима(?:йте|ти)|завантаж(?:те|ити|уйте)|встанов(?:іть|ити)) ${programs}(?: для| на)?\s[^.!?,;]{1,60}$`,
    "iu",
  ),
  new RegExp(
    String.raw`^\s*(?:${programs} (?:für|для) .{1,40} (?:beziehen|herunterladen|завантажити)|(?:laden sie|holen sie sich) ${programs} .{1,200})$`,
    "iu",
  ),
  new RegExp(`^${apology.source}`, "iu"),
  /^\s*wysłane przez tuta(?:nota)?;.{0,120}$/iu,
  // The Yahoo app: «Yahoo Mail: Search, Organize, Conquer».
  /^\s*yahoo (?:mail|poczta|пошта)\s?[:–—-]\s?[^.?!]{3,80}$/iu,
  /^\s*(?:(?:ten (?:e-?mail|list)|ta wiadomość|this e-?mail|цей лист|diese e-?mail)\s)?(?:jest )?(?:bez wirusów|woln[yae] od wirusów|nie zawiera wirusów|virus-free|без вірусів|вільний від вірусів|не містить вірусів|virenfrei|frei von viren)\.?\s?(?:\[?\(?<?(?:https?:\/\/)?www\.\S{1,200})?$/iu,
  /^\s*(?:sent with|wysłano (?:z|za pomocą)|надіслано (?:з|за допомогою)) \[?(?:proton ?mail|tutanota)\b.{0,120}$/iu,
];

/** Pages on which mail programs and antivirus programs advertise themselves. */
const promoting =
  /https?:\/\/(?:[\w-]{1,40}\.)*(?:mail\.onelink\.me|bluemail\.me|typeapp\.com|proton\.me\/mail|protonmail\.com|tuta\.com|tutanota\.com|sparkmailapp\.com|readdle\.com|getmailspring\.com|mailbird\.com|getmailbird\.com|canarymail\.io|superhuman\.com|spikenow\.com|emclient\.com|mymail\.(?:com|my)|avast\.com|avg\.com|avira\.com|norton\.com|mcafee\.com|kaspersky\.com|eset\.com)(?![\w.-])/iu;
const asks = /proszę|please|będzie|trzeba|należy|można|будь ласка|треба|можна|bitte|\?/iu;
const linkTarget = /\s?(?:\[|<|\]?\()https?:[^\s\])>]{1,2000}[\])>]/giu;

/** «Отримайте BlueMail для Android [https://bluemail.me/]»: a few words that link to a program's page, and ask for nothing. */
function isAdvertisingLink(line: string, words: string): boolean {
  const [, address = ""] = /[[(<](https?:\/\/[^\s\])>]{1,2000})[\])>]\.?\s*$/iu.exec(line) ?? [];
  return promoting.test(address) && words.split(/\s+/).length <= 12 && !asks.test(words);
}

/** Gateways warn about the letter itself. A person who warns writes about something else. */
const ofLetters =
  /wiadomoś|e-?mail|poczt|пошт|nadawc|\blist|messag|sender|mail|лист|повідомлен|відправник|nachricht|absender|external|zewnętrzn[ya]\]?$/iu;
const warned: readonly RegExp[] = [
  // Warnings of gateways above a letter that came from outside.
  /^[\s\p{P}\p{S}\ufe0f]{0,6}(?:uwaga|ostrzeżenie|caution|warning|attention|external(?: (?:email|sender|message|mail))?|zewnętrzn\S{1,3}|e-?mail zewnętrzny|увага|обережно|попередження|зовнішній лист|achtung|vorsicht|extern(?:e e-?mail)?)\s?[\]:!.,–—-].{0,60}(?:spoza|z zewnątrz|zewnętrzn|outside|external|зовні|поза|ззовні|зовнішн|за меж|не з (?:нашої|вашої) організації|außerhalb|extern).{0,600}$/iu,
  /^[\s\p{P}\p{S}\ufe0f]{0,6}(?:ta (?:wiadomość|poczta)|ten (?:e-?mail|list)|this (?:email|e-mail|message|mail)|wiadomość|цей лист|це повідомлення|diese (?:e-?mail|nachricht))\s.{0,30}(?:spoza (?:organizacji|uczelni|uniwersytetu|domeny)|z zewnątrz (?:organizacji|uczelni)|outside (?:of )?(?:the|your|our) (?:organi[sz]ation|university|company)|(?:from|by) an external (?:sender|source)|з-поза|ззовні|зовнішнього|за меж|не з (?:нашої|вашої) організації|von außerhalb|von extern).{0,600}$/iu,
  /^[\s\p{P}\p{S}\ufe0f]{0,6}(?:external (?:e-?mail|sender|message|mail)|zewnętrzn[ya] (?:wiadomość(?: e-mail)?|e-mail|nadawca)|зовнішній (?:лист|відправник)|externe (?:e-mail|nachricht))\s?[\]:!.,–—-].{0,400}$/iu,
  /^[\s\p{P}\p{S}]{0,4}\[?\s?(?:external|zewnętrzn[ya]|extern|зовнішній)(?: (?:email|e-mail|sender|message|nadawca|лист|mail))?\s?\]?[\s\p{P}\p{S}]{0,4}$/iu,
  /^\s*(?:nie otwieraj załączników|nie klikaj (?:w )?(?:linków|łącza)|do not (?:click|open) (?:any )?(?:links|attachments)|не (?:відкривайте (?:вкладення|посилання)|переходьте за посиланнями)|klicken sie nicht auf).{0,200}(?:nadawc|sender|відправник|absender).{0,200}$/iu,
  // Outlook's safety tips.
  /^\s*(?:.{0,120}[\s[])?(?:nie otrzymujesz często wiadomości|niezbyt często otrzymujesz|nieczęsto otrzymujesz|(?:you |some people who received this message )don.t often get email|ви (?:нечасто|не часто|рідко) отримуєте|sie erhalten nicht (?:oft|häufig)|sie erhalten nur selten|niektóre osoby, które otrzymały tę wiadomość, nieczęsto).{0,500}$/iu,
  /^\s*(?:\[?(?:dowiedz się|learn) (?:więcej|dlaczego|why|more).{0,200}|.{0,20}дізнайтеся, чому це важливо.{0,200}|erfahren sie, warum dies wichtig ist.{0,200})$/iu,
  // Plain text that replaces the HTML beside it.
  /^\s*(?:this (?:is an? (?:html|multi-?part)|(?:message|email) (?:contains|requires) html|message is in mime format).{0,300}|(?:ta wiadomość|twój (?:klient|program) poczt\S{1,4}|wiadomość w formacie html).{0,60}html.{0,200}|to view this (?:message|email).{0,200}html.{0,100}|your (?:e-?mail )?(?:client|program|reader) does not support html.{0,200}|.{0,60}не підтримує html.{0,100})$/iu,
];

const footed: readonly RegExp[] = [
  /(?:sprawdzon|przeskanowan|skanowan|checked|scanned|перевірен|geprüft).{0,80}(?:wirus|virus|вірус|avast|avg|eset|antivir|mailscanner)/iu,
  /(?:informacj[ae] (?:programu )?eset|information from eset|mailscanner|clamav|avast antivirus)/iu,
  /(?:treść|zawartość|niniejsz\S{1,2}|ta) (?:tej |niniejszej )?(?:wiadomoś\S{1,3}|korespondencj\S|przekaz\S?|e-?mail\S?).{0,120}(?:poufn|zastrzeżon|wyłącznie (?:dla|do)|prawnie chronion|tajemnic)/iu,
  /(?:this|the) (?:e-?mail|message|communication|information).{0,160}(?:confidential|intended (?:solely|only)|privileged)/iu,
  /(?:цей лист|це повідомлення|ця інформація).{0,120}(?:конфіденц|призначен|виключно)/iu,
  /(?:diese (?:e-?mail|nachricht)).{0,120}(?:vertraulich|ausschließlich)/iu,
  /(?:jeżeli|jeśli) (?:nie )?(?:są|jest|jesteś|otrzymał)\S{0,3}.{0,60}(?:adresatem|omyłkow|przez pomyłkę|błędnie).{0,300}/iu,
  /if you (?:are not the intended|have received this (?:e-?mail|message) in error)/iu,
  /(?:pomyśl|zastanów się).{0,60}(?:środowisk|przyrod|drzew|zanim wydrukujesz|przed wydrukowaniem)|(?:consider|think of) the environment|подумайте про (?:довкілля|природу)|bitte denken sie an die umwelt|chroń(?:my)? (?:środowisko|drzewa|lasy)/iu,
  /(?:klauzul\S|informacj\S).{0,40}(?:rodo|gdpr|przetwarzani\S danych|ochron\S danych)|administratorem (?:pani\/pana |państwa |twoich )?danych/iu,
  /(?:you received this message because you are subscribed|otrzymujesz tę wiadomość, ponieważ|ви отримали це повідомлення, оскільки|to unsubscribe|aby (?:anulować|zrezygnować z) subskrypcj|mailing list|lista dyskusyjna|mailman\/(?:listinfo|options)|відписатися)/iu,
  /^\s*(?:automatically generated by |wygenerowan\S{1,2} automatycznie przez |automatycznie wygenerowan\S{1,2} przez |nie usuwaj tej linii|please do not remove this line)/iu,
  /^\s*(?:(?:ta )?wiadomość (?:została )?wygenerowana automatycznie|this (?:is an|message (?:was|has been)) automatically generated (?:e-?mail|message|by)|(?:цей )?лист створено автоматично|diese (?:e-?mail|nachricht) wurde automatisch (?:erstellt|generiert))/iu,
];

/** Whether a program and not a person added this line; whole lines only. */
export function isFurniture(line: string): boolean {
  if (line.length > 1_500) return false;
  const words = line.replace(linkTarget, "").trim();
  return (
    isSentFrom(line) ||
    isAdvertisingLink(line, words) ||
    (words !== "" && advertised.some((it) => it.test(words))) ||
    (ofLetters.test(line) && warned.some((it) => it.test(line)))
  );
}

/** Whether a line belongs to the footers that administrators add to all letters: confidentiality, viruses, lists. */
export const isFooter = (line: string): boolean => footed.some((it) => it.test(line.slice(0, 1_000)));

const pictures =
  /\[(?:cid:[^[\]\s]{1,200}|(?:image|obraz|obrazek|зображення|bild|grafika|picture|logo|ikona|icon|banner|inline image)(?:[:\s_-][^[\]]{0,300})?|signature_\d{1,20}|(?:obraz|a picture|picture|zdjęcie|зображення|ein bild|icon|a close[- ]up|a (?:blue|red|black|white|green)\b)[^[\]]{0,300}|[^[\]]{0,300}(?:zawartość wygenerowana przez sztuczną inteligencję|automatycznie generowany opis|opis wygenerowany automatycznie|description automatically generated|ai-generated content|автоматично створено опис|створений ші|вміст, створений штучним|automatisch generierte beschreibung|ki-generierte)[^[\]]{0,120}|https?:\/\/[^[\]\s]{1,500}\.(?:png|jpe?g|gif|svg|webp|bmp)[^[\]\s]{0,300})\](?:<[^>\s]{1,500}>)?/giu;
const angled = /<(?:image\d{1,4}|outlook-\S{1,60}|obraz\d{1,4}|зображення\d{1,4})\.(?:png|jpe?g|gif)>/giu;

/** A line without the placeholders for pictures. */
export const withoutPictures = (line: string): string =>
  line.length > 5_000 ? line : line.replace(pictures, "").replace(angled, "").trimEnd();
