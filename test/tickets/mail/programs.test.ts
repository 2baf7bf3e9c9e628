import { asHtml, html, ourLetter, read } from "./reading";

const words = "Dzień dobry,\n\nproszę zamówić jeszcze raz.\n\nPozdrawiam\nAnna Nowak";
const hdr = (od = "Od", w = "Wysłano", d = "Do", t = "Temat") =>
  `<b>${od}:</b> Legitka &lt;legitka@uni.opole.pl&gt;<br><b>${w}:</b> piątek, 6 listopada 2026 10:12<br><b>${d}:</b> Zgłoszenia &lt;zgloszenia@uni.opole.pl&gt;<br><b>${t}:</b> [L-ABC234] mLegitymacja`;
const top = `<div>Dzień dobry,</div><div><br></div><div>proszę zamówić jeszcze raz.</div><div><br></div><div>Pozdrawiam</div><div>Anna Nowak</div>`;
const topP = `<p>Dzień dobry,</p><p>proszę zamówić jeszcze raz.</p><p>Pozdrawiam<br>Anna Nowak</p>`;
const mso = (x: string) => `<p class="MsoNormal">${x || "<o:p>&nbsp;</o:p>"}<o:p></o:p></p>`;
const topM = ["Dzień dobry,", "", "proszę zamówić jeszcze raz.", "", "Pozdrawiam", "Anna Nowak"].map(mso).join("\n");

/** Letters in the HTML that mail programs write, each with what the student should read. */
const letters: [program: string, letter: string, read: string][] = [
  [
    "gmail",
    `<div dir="ltr">${top}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">pt., 6 lis 2026 o 10:12 Legitka &lt;<a href="mailto:legitka%2Bl-abc234.fmanm257jvgvj2vb@uni.opole.pl">legitka+l-abc234.fmanm257jvgvj2vb@uni.opole.pl</a>&gt; napisał(a):<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${asHtml}</blockquote></div>`,
    words,
  ],
  [
    "gmail sig",
    `<div dir="ltr">${top}<div><br></div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature"><div>Dział Spraw</div></div></div><br><div class="gmail_quote"><div class="gmail_attr">x:<br></div><blockquote class="gmail_quote">${asHtml}</blockquote></div>`,
    words,
  ],
  [
    "gmail inline reply",
    `<div dir="ltr"><div class="gmail_quote"><div dir="ltr" class="gmail_attr">pt. x:<br></div><blockquote class="gmail_quote">Aplikacja pisze<br></blockquote><div>Proszę unieważnić.</div><blockquote class="gmail_quote">Co dalej?</blockquote><div>Czekać.</div></div></div>`,
    "Proszę unieważnić.\n\nCzekać.",
  ],
  [
    "outlook desktop",
    `<html><head><style><!--\np.MsoNormal, li.MsoNormal, div.MsoNormal\n\t{margin:0cm;\n\tfont-size:11.0pt;}\n--></style></head><body lang=PL><div class=WordSection1>${topM}${mso("")}<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal>${hdr()}<o:p></o:p></p></div>${mso("")}<p class=MsoPlainText>${asHtml}</p></div></body></html>`,
    words,
  ],
  [
    "outlook desktop blue",
    `<div class=WordSection1><p class=MsoNormal><span style='color:#1F497D'>Dzień dobry,<o:p></o:p></span></p><p class=MsoNormal><span style='color:#1F497D'><o:p>&nbsp;</o:p></span></p><p class=MsoNormal><span style='color:#1F497D'>proszę zamówić jeszcze raz.<o:p></o:p></span></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Pozdrawiam</p><p class=MsoNormal>Anna Nowak</p><div><div style='border-top:solid #B5C4DF 1.0pt'><p class=MsoNormal>${hdr("From", "Sent", "To", "Subject")}</p></div></div><p class=MsoPlainText>${asHtml}</p></div>`,
    words,
  ],
  [
    "owa",
    `<html><head><style type="text/css" style="display:none;"> P {margin-top:0;margin-bottom:0;} </style></head><body dir="ltr"><div class="elementToProof">Dzień dobry,</div><div class="elementToProof"><br></div><div class="elementToProof">proszę zamówić jeszcze raz.</div><div class="elementToProof"><br></div><div class="elementToProof">Pozdrawiam</div><div id="Signature"><p>Anna Nowak</p></div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri">${hdr("Od", "Wysłane")}</font><div>&nbsp;</div></div><div class="BodyFragment"><font size="2"><span style="font-size:11pt;"><div class="PlainText">${asHtml}</div></span></font></div></body></html>`,
    words,
  ],
  [
    "outlook mobile",
    `<html><body>${top}<div><br></div><div id="ms-outlook-mobile-signature"><div style="direction: ltr;">Wysłane z <a href="https://aka.ms/o0ukef">Outlook dla iOS</a></div></div><div id="mail-editor-reference-message-container" class="ms-outlook-mobile-reference-message"><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg">${hdr()}</div><br><div>${asHtml}</div></div></body></html>`,
    words,
  ],
  [
    "outlook mobile en",
    `${top}<div><br></div><div id="ms-outlook-mobile-signature">Get <a href="https://aka.ms/AAb9ysg">Outlook for Android</a></div><hr><div id="divRplyFwdMsg">${hdr("From", "Sent", "To", "Subject")}</div><div>${asHtml}</div>`,
    words,
  ],
  [
    "apple",
    `<html><body>${top}<div><br></div><div><br><blockquote type="cite"><div>Wiadomość napisana przez Legitka &lt;<a href="mailto:legitka@uni.opole.pl">legitka@uni.opole.pl</a>&gt; w dniu 6 lis 2026, o godz. 10:12:</div><br class="Apple-interchange-newline"><div>${asHtml}</div></blockquote></div></body></html>`,
    words,
  ],
  [
    "iphone",
    `${top}<div dir="ltr"><br></div><div dir="ltr">Wysłane z iPhone’a</div><div dir="ltr"><br><blockquote type="cite">Wiadomość napisana przez Legitka w dniu 06.11.2026, o godz. 10:12:<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">${asHtml}</div></blockquote>`,
    words,
  ],
  [
    "tb",
    `<html><body>${topP}<div class="moz-cite-prefix">W dniu 6.11.2026 o 10:12, Legitka pisze:<br></div><blockquote type="cite" cite="mid:L-ABC234.opened.0@uni.opole.pl"><pre class="moz-quote-pre" wrap="">${ourLetter}</pre></blockquote><div class="moz-signature">-- <br>Dział</div></body></html>`,
    words,
  ],
  [
    "tb bottom",
    `<div class="moz-cite-prefix">Legitka napisał(a):<br></div><blockquote type="cite"><pre>${ourLetter}</pre></blockquote>${topP}`,
    words,
  ],
  [
    "yahoo",
    `<div class="ydp1 yahoo-style-wrap">${top}</div><div id="yahoo_quoted_1" class="yahoo_quoted"><div><div>W dniu piątek, 6 listopada 2026 10:12:00 CET, Legitka napisał(a):</div><div><br></div><div>${asHtml}</div></div></div>`,
    words,
  ],
  [
    "proton",
    `<div style="font-family: Arial">${top}</div><div class="protonmail_signature_block"><br>Wysłane za pomocą bezpiecznej poczty e-mail <a href="https://proton.me/mail">Proton Mail</a>.</div><br><div class="protonmail_quote">piątek, 6 listopada 2026 10:12, Legitka &lt;legitka@uni.opole.pl&gt; napisał(a):<br><blockquote class="protonmail_quote" type="cite">${asHtml}</blockquote></div>`,
    words,
  ],
  [
    "roundcube",
    `${topP}<p id="reply-intro">W dniu 2026-11-06 10:12, Legitka napisał(a):</p><blockquote type="cite" style="padding: 0 0.4em; border-left: #1010ff 2px solid; margin: 0"><div class="pre" style="margin: 0; padding: 0; font-family: monospace">${asHtml}</div></blockquote>`,
    words,
  ],
  [
    "zimbra",
    `<div style="font-family: arial">${top}<div><br></div><hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__"><b>Od: </b>"Legitka" &lt;legitka@uni.opole.pl&gt;<br><b>Do: </b>"z" &lt;z@uni.opole.pl&gt;<br><b>Wysłane: </b>piątek, 6 listopada 2026 10:12:01<br><b>Temat: </b>x<br></div><div data-marker="__QUOTED_TEXT__">${asHtml}</div></div>`,
    words,
  ],
  [
    "zimbra quote",
    `${top}<hr id="zwchr"><div><blockquote style="border-left:2px solid #1010FF;margin-left:5px"><b>Od: </b>"Legitka"<br><b>Do: </b>z<br><b>Temat: </b>x<br></blockquote></div><blockquote style="border-left:2px solid #1010FF">${asHtml}</blockquote>`,
    words,
  ],
  [
    "samsung",
    `<div dir="auto">Dzień dobry,</div><div dir="auto"><br></div><div dir="auto">proszę zamówić jeszcze raz.</div><div dir="auto"><br></div><div dir="auto">Pozdrawiam</div><div dir="auto">Anna Nowak</div><div dir="auto"><br></div><div id="composer_signature" dir="auto"><div style="font-size:12px;color:#575757" dir="auto">Wysłano z mojego Galaxy</div></div><div><br></div><div style="font-size:100%;color:#000000" dir="auto"><!-- originalMessage --><div>-------- Oryginalna wiadomość --------</div><div>Od: Legitka &lt;legitka@uni.opole.pl&gt; </div><div>Data: 06.11.2026  10:12  (GMT+01:00) </div><div>Do: z@uni.opole.pl </div><div>Temat: x </div><div><br></div></div>${asHtml}`,
    words,
  ],
  [
    "zoho",
    `${top}<br><div class="zmail_extra" style=""><div id="Zm-_Id_-Sgn1">---- Włączony pt., 06 lis 2026 10:12:00 +0100 <b>Legitka &lt;legitka@uni.opole.pl&gt;</b> napisał(a) ----<br></div><br><blockquote id="blockquote_zmail" style="margin:0px">${asHtml}</blockquote></div>`,
    words,
  ],
  [
    "gmx",
    `<div>${top}<div><br></div><div name="quote" style="margin:10px 5px 5px 10px; padding: 10px 0 10px 10px; border-left:2px solid #C3D9E5;"><div style="margin:0 0 10px 0;"><b>Gesendet:</b> Freitag, 06. November 2026<br><b>Von:</b> "Legitka" &lt;legitka@uni.opole.pl&gt;<br><b>An:</b> z@uni.opole.pl<br><b>Betreff:</b> x</div><div name="quoted-content">${asHtml}</div></div></div>`,
    words,
  ],
  [
    "wp",
    `${top}<div><br></div><div>Dnia 6 listopada 2026 10:12 Legitka &lt;legitka@uni.opole.pl&gt; napisał(a):</div><blockquote style="margin-left:7px;border-left:2px solid #ff6500;padding-left:5px">${asHtml}</blockquote>`,
    words,
  ],
  [
    "onet",
    `${top}<div><br></div><div class="quote"><div>W dniu 2026-11-06 10:12:00 użytkownik Legitka &lt;legitka@uni.opole.pl&gt; napisał:</div><blockquote>${asHtml}</blockquote></div>`,
    words,
  ],
  [
    "interia bare",
    `${top}<div><br></div><div><br></div><div>Od: "Legitka" &lt;legitka@uni.opole.pl&gt;</div><div>Do: z@uni.opole.pl;</div><div>Wysłane: 10:12 Piątek 2026-11-06</div><div>Temat: x</div><div><br></div><blockquote>${asHtml}</blockquote>`,
    words,
  ],
  [
    "k9",
    `<!DOCTYPE html><html><body><div dir="auto">Dzień dobry,<br><br>proszę zamówić jeszcze raz.<br><br>Pozdrawiam<br>Anna Nowak</div><br><br><div class="gmail_quote"><div dir="auto">Dnia 6 listopada 2026 10:12:00 CET, Legitka &lt;legitka@uni.opole.pl&gt; napisał/a:</div><blockquote class="gmail_quote" style="margin: 0pt 0pt 0pt 0.8ex; border-left: 1px solid rgb(204, 204, 204); padding-left: 1ex;"><pre class="k9mail">${ourLetter}</pre></blockquote></div></body></html>`,
    words,
  ],
  [
    "fairemail",
    `<div dir="auto">Dzień dobry,<br><br>proszę zamówić jeszcze raz.<br><br>Pozdrawiam<br>Anna Nowak</div><p>6 lis 2026 10:12:00 Legitka &lt;legitka@uni.opole.pl&gt;:</p><blockquote style="margin:0;border-left:3px solid #ccc;padding-left:3px"><div>${asHtml}</div></blockquote>`,
    words,
  ],
  [
    "notes",
    `<font size=2 face="sans-serif">Dzień dobry,</font><br><br><font size=2>proszę zamówić jeszcze raz.</font><br><br><font size=2>Pozdrawiam</font><br><font size=2>Anna Nowak</font><br><br><br><br><font size=1 color=#5f5f5f>Od: &nbsp; &nbsp; &nbsp; &nbsp;</font><font size=1>Legitka &lt;legitka@uni.opole.pl&gt;</font><br><font size=1 color=#5f5f5f>Do: &nbsp; &nbsp; &nbsp; &nbsp;</font><font size=1>zgloszenia@uni.opole.pl</font><br><font size=1 color=#5f5f5f>Data: &nbsp; &nbsp; &nbsp; &nbsp;</font><font size=1>06.11.2026 10:12</font><br><font size=1 color=#5f5f5f>Temat: &nbsp; &nbsp; &nbsp; &nbsp;</font><font size=1>x</font><br><hr noshade><br><br><br><tt><font size=2>${asHtml}</font></tt>`,
    words,
  ],
  [
    "groupwise",
    `<div>Dzień dobry,</div><div>&nbsp;</div><div>proszę zamówić jeszcze raz.</div><div>&nbsp;</div><div>Pozdrawiam</div><div>Anna Nowak</div><br>&gt;&gt;&gt; Legitka &lt;legitka@uni.opole.pl&gt; 06.11.2026 10:12 &gt;&gt;&gt;<br>${asHtml}`,
    words,
  ],
  [
    "spark",
    `<html><body><div name="messageBodySection"><div dir="auto">Dzień dobry,<br><br>proszę zamówić jeszcze raz.<br><br>Pozdrawiam<br>Anna Nowak</div></div><div name="messageReplySection">6 lis 2026, 10:12 +0100, Legitka &lt;legitka@uni.opole.pl&gt;, napisano:<br><blockquote type="cite">${asHtml}</blockquote></div></body></html>`,
    words,
  ],
  [
    "tuta",
    `<div>Dzień dobry,<br></div><div><br></div><div>proszę zamówić jeszcze raz.<br></div><div><br></div><div>Pozdrawiam<br></div><div>Anna Nowak<br></div><div><br></div><div>-- <br></div><div> Wysłane przez Tuta; zapewnij sobie bezpłatne konto:<br></div><div> https://tuta.com<br></div><div><br></div><div>6 lis 2026, 10:12 od legitka@uni.opole.pl:<br></div><blockquote class="tutanota_quote" style="border-left: 1px solid #93A3B8; padding-left: 10px; margin-left: 5px;"><div>${asHtml}</div></blockquote>`,
    words,
  ],
  [
    "evolution html",
    `<html><head></head><body><div>Dzień dobry,</div><div><br></div><div>proszę zamówić jeszcze raz.</div><div><br></div><div>Pozdrawiam</div><div>Anna Nowak</div><div><br></div><div>W dniu pią, 06.11.2026 o godzinie 10∶12 +0100, użytkownik Legitka napisał:</div><blockquote type="cite" style="margin:0 0 0 .8ex; border-left:2px #729fcf solid;padding-left:1ex"><pre>${ourLetter}</pre></blockquote></body></html>`,
    words,
  ],
  [
    "kmail html",
    `<html><body><p style="margin-top:0;margin-bottom:0;">W dniu piątek, 6 listopada 2026 10:12:00 CET Legitka pisze:</p><p style="margin-top:0;margin-bottom:0;">&gt; Zgłoszenie z czatu Legitka (Uniwersytet Opolski).</p><p style="margin-top:0;margin-bottom:0;">&gt; Aplikacja nie działa.</p><br /><p style="margin-top:0;margin-bottom:0;">Dzień dobry,</p><br/><p style="margin-top:0;margin-bottom:0;">proszę zamówić jeszcze raz.</p><br/><p style="margin-top:0;margin-bottom:0;">Pozdrawiam</p><p style="margin-top:0;margin-bottom:0;">Anna Nowak</p></body></html>`,
    words,
  ],
  [
    "banner table",
    `<table border="0"><tr><td style="background:#ffeb9c"><p>Nie otrzymujesz często wiadomości e-mail z adresu anna.nowak@uni.opole.pl. <a href="https://aka.ms/LearnAboutSenderIdentification">Dowiedz się, dlaczego jest to ważne</a></p></td></tr></table>${top}`,
    words,
  ],
  [
    "banner caution html",
    `<div style="background-color:#FFEB9C"><b>CAUTION:</b> This email originated from outside of the organization. Do not click links or open attachments unless you recognize the sender and know the content is safe.</div><br>${top}`,
    words,
  ],
  [
    "smart html sig",
    `${top}<p><img src="cid:logo" alt="Uniwersytet Opolski"></p><p style="font-size:8pt">Niniejsza wiadomość jest poufna i przeznaczona wyłącznie dla adresata.</p>`,
    words,
  ],
  [
    "avast table",
    `${top}<div id="DAB4FAD8-2DD7-40BB-A1B8-4E2AA1F9FDF2"><br /><table style="border-top: 1px solid #D3D4DE;"><tr><td style="width: 55px"><a href="https://www.avast.com/sig-email"><img src="https://ipmcdn.avast.com/x.png" alt=""></a></td><td>Bez wirusów.<a href="https://www.avast.com/sig-email">www.avast.com</a></td></tr></table></div>`,
    words,
  ],
  [
    "layout table",
    `<table><tr><td><p>Dzień dobry,</p><p>proszę zamówić jeszcze raz.</p><p>Pozdrawiam<br>Anna Nowak</p></td></tr></table>`,
    words,
  ],
];

test.each(letters)("a letter in HTML is read as its program shows it: %s", async (_, letter, expected) => {
  expect(await read(letter, html)).toBe(expected);
});
