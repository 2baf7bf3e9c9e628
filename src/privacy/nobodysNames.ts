const listOf = (words: string): string[] => words.trim().split(/\s+/);

/** Beginnings of capitalised words that are not names of people. */
const beginnings = listOf(`
  mobywatel mlegitymac obywatel legitymac usos musos mdow diia profil zaufan trusted android iphone ipad apple google
  samsung xiaomi huawei honor motorola moto nokia oneplus oppo realme sony pixel galaxy pro max one app redmi poco
  note lite ultra plus miui emui hyperos play store wallet chrome safari firefox edge windows bluetooth wifi teams
  slack facebook messenger whatsapp telegram gmail outlook moodle mbank revolut pesel erasmus intercity koleo opol
  uniwersytet universit politechni polsk polish poland ukrai english angiel germa niem warsz krak wroc gdań pozna łód
  katow january february march april may june july august september october november december monday tuesday wednesday
  thursday friday saturday sunday student semest facult science mathemat pending computer informaty dean dziekan
  electronic card office page hello мобивател млегітимац легітимац усос андроїд айфон епл гугл самсунг плей дія песел
  україн польщ польськ опол вроцлав краків кракові варшав профіль довірен деканат
`);
/** Words written entirely in capitals that are not names of people. */
const capitals = new Set(
  listOf(`
  USOS PESEL QR PIN SMS PKP ECTS ELS NFC PDF HTML VPN GPS MIUI EMUI ERR USOSWEB MUSOS ZTM MPK UKR IT GB UI PLN EUR ЕЛС
  ПІН СМС УСОС ПЕСЕЛЬ PLEASE PROSZĘ
`),
);

/** Whether a capitalised word means a thing, a place or a time and not a person. */
export const isNobody = (word: string): boolean =>
  capitals.has(word) || beginnings.some((it) => word.toLowerCase().startsWith(it));
