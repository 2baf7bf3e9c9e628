import { wording } from "./wording";

const device = wording(
  `telefon* | phone | phone's | komórk* | smartfon* | iphone* | ajfon* | samsung* | xiaomi | aparat | ekran | screen | телефон* | мобілк* | айфон*
  | смартфон* | екран`,
);
const app = wording("mobywatel* | aplikacj* | apk* | app | апк* | додаток | застосунок | мобивател* | програм*");
const lost = wording(
  `zgubi* | zgubił* | zginął | zginęł* | zginal | przepadł* | ukrad* | skradz* | skradli | sprzeda* | zepsu* | rozbi* | zbił* | stłuk* | utopi* | padł*
  | umarł* | rozładowa* | lost | stolen | stole | nicked | gone | sold | broke | broken | smashed | cracked | died | dead | drowned
  | загуби* | вкра* | украли | пропав | зник | прода* | розби* | зламав* | зламал* | зламався | утопи* | помер | здох* | сів | розрядив*`,
);
const newOne = wording("nowy | nowego | nową | new | новий | нового | нову");
const got = wording("dosta* | kupi* | mam | got | bought | have | купи* | отрима* | маю | дістав*");
const removed = wording(
  "odinstal* | usun* | skasowa* | wywali* | uninstalled | deleted | removed | видали* | стер | стерла | знесл*",
);
const battery = wording("bateri* | battery | батаре* | заряд*");
const locked = wording(
  "zablokowa* (konto | telefon | mi | się) | locked [me | myself] out | account is locked | заблок* (акаунт | телефон | мене | мені)",
);

const mishap = wording(
  `{device} …3 {lost} | {lost} …3 {device} | {battery} …1 {lost} | {lost} …1 {battery} | {removed} …2 {app} | {locked}
  | {got} …1 {newOne} …1 {device}`,
  { device, lost, battery, removed, app, locked, got, newOne },
);

/**
 * Whether a folded text tells that something happened to the phone or to the app: lost, sold, broken, replaced, uninstalled, flat. In the
 * words of something finished («zgubiłem telefon»), this is no report of a finished step.
 */
export const tellsOfMishap = (folded: string): boolean => mishap.isIn(folded);

/** Whether a folded text names a phone: «I can't find it» at a step of the guide is about the step, «I can't find my phone» is not. */
export const namesPhone = (folded: string): boolean => device.isIn(folded);
