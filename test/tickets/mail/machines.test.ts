import { encoded, html, marked, mixed, outlookBlock, ourLetter, read } from "./reading";

const words = "Dzień dobry, proszę zamówić jeszcze raz.";
const subject = (text: string) => ({ Subject: encoded(text) });

describe("a letter that no person wrote reaches nobody", () => {
  test.each([
    "Automatyczna odpowiedź: sprawa",
    "Odpowiedź automatyczna: sprawa",
    "Autoresponder: sprawa",
    "Nieobecność: sprawa",
    "Poza biurem: sprawa",
    "Jestem na urlopie",
    "Out of Office: sprawa",
    "Auto: Out of office",
    "[Auto-Reply] sprawa",
    "Автоматична відповідь: sprawa",
    "Автовідповідь: sprawa",
    "Поза офісом: sprawa",
    "Відпустка",
    "Abwesenheitsnotiz: sprawa",
    "Automatische Antwort: sprawa",
    "Przeczytano: sprawa",
    "Read: sprawa",
    "Gelesen: sprawa",
    "Прочитано: sprawa",
    "Opóźnione: sprawa",
    "Odwołaj: sprawa",
    "Message Recall Failure: sprawa",
    "Відкликання: sprawa",
    "Rückruf: sprawa",
    "Zaakceptowano: sprawa",
  ])("by its subject: %s", async (text) => {
    expect(await read(text.startsWith("Zaakceptowano") ? "" : "Wracam 15.11.", subject(text))).toBe("<automatic>");
  });

  test.each([
    ["Jestem.", { "Return-Path": "<>" }],
    ["Wracam w poniedziałek.", { "Auto-Submitted": "auto-replied (vacation)" }],
    ["Jestem na urlopie do 15.11.", { "Auto-Submitted": "auto-generated" }],
    ["Ich bin bis zum 15.11. nicht im Büro.", { "X-Auto-Response-Suppress": "All" }],
    ["Я перебуваю у відпустці до 15.11.", { "X-Auto-Response-Suppress": "All" }],
    [
      "This message has been automatically generated in response to your ticket.",
      { "X-RT-Loop-Prevention": "x", Precedence: "bulk" },
    ],
    ["Zgłoszenie numer 123 zostało zarejestrowane.", { "X-OTRS-Loop": "yes", "Auto-Submitted": "auto-generated" }],
  ])("by its header and its content: %s", async (text, headers) => {
    expect(await read(text, headers as Record<string, string>)).toBe("<automatic>");
  });

  const generated = { "Auto-Submitted": "auto-generated" };
  test.each([
    ["Otrzymaliśmy zgłoszenie.", { "Auto-Submitted": "auto-replied", "X-Mailer": "Zammad Mail Service" }],
    ["Cokolwiek.", { "Message-ID": "<GLPI_a1b2-Ticket-4711/new.1762420331.99@glpi.uni.opole.pl>", ...generated }],
    ["Cokolwiek.", { ...subject("[GLPI #0004711] Zamknięcie zgłoszenia: sprawa"), ...generated }],
    ["Anything.", { ...subject("Ticket Received - sprawa"), ...generated }],
    ["Nowe zgłoszenie\n\nTytuł : sprawa\nStatus : Nowe\n\nAutomatycznie wygenerowane przez GLPI", generated],
    ["Zgłoszenie zostało zamknięte automatycznie\n\nTytuł : sprawa\nStatus : Zamknięte", generated],
    ["Dzień dobry,\n\nzgłoszenie „sprawa” zostało przyjęte pod numerem [uni #48213].\n\nPomoc USOS", generated],
    ["Ваш запит (Ticket#81120) отримано, його розгляне наша команда.\n\nВаша служба підтримки", generated],
    [
      "Reply above this line.\n\nJust confirming that we got your request. We're on it.\n\nView request: https://jira.uni.opole.pl/3\n\nTurn off this request's notifications\n\nSent on November 6 | Powered by Jira Service Management",
      { ...generated, "X-JIRA-FingerPrint": "x" },
    ],
    ["Ihre Anfrage ist bei uns eingegangen.", generated],
  ])("as a ticket system's own: %j %j", async (text, headers) => {
    expect(await read(text, headers as Record<string, string>)).toBe("<automatic>");
  });

  test.each([
    `👍 Anna Nowak zareagował(a) na Twoją wiadomość:\n________________________________\n${outlookBlock}\n\n${ourLetter}`,
    "👍 Anna Nowak reacted to your message:",
    "❤️ Ольга реагує на ваше повідомлення:",
    "👍 Anna відреагувала на ваше повідомлення:",
    "👍 Anna Nowak hat auf Ihre Nachricht reagiert:",
    "👍\n\nAnna Nowak reacted via Gmail",
    "Anna Nowak chce odwołać wiadomość „mLegitymacja”.",
  ])("as a reaction or a recall: %s", async (text) => expect(await read(text)).toBe("<automatic>"));

  test("as a reaction of Gmail, which is a part of its own", async () => {
    const reaction = 'Content-Type: text/vnd.google.email-reaction+json; charset=utf-8\n\n{"emoji":"👍","version":1}';
    expect(await read(`--b\nContent-Type: text/plain; charset=utf-8\n\n👍\n--b\n${reaction}\n--b--`, mixed)).toBe(
      "<automatic>",
    );
  });
});

describe("a letter of a person reaches the student, whatever system passed it on", () => {
  test.each([
    ["Exchange", { "X-Auto-Response-Suppress": "DR, RN, NRN, OOF, AutoReply" }],
    ["GLPI", { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "OOF, DR", "X-Mailer": "GLPI" }],
    ["RT", { Precedence: "bulk", "X-RT-Loop-Prevention": "uni.opole.pl", "RT-Ticket": "uni.opole.pl #48213" }],
    ["a system that says nothing of itself", { "Auto-Submitted": "auto-generated", Precedence: "bulk" }],
    ["a list", { "List-Id": "<pomoc.lists.uni.opole.pl>", Precedence: "list", "Return-Path": "<>" }],
  ])("%s", async (_, headers) => expect(await read(words, headers as Record<string, string>)).toBe(words));

  test.each([
    "Zgłoszenie zostało przyjęte, proszę zamówić kartę jeszcze raz.",
    "Zgłoszenie zostało zamknięte.\n\nKarta będzie gotowa w piątek.",
    "Status : Zamknięte\n\nProszę przyjść do pokoju 12.",
    "Nowe zgłoszenie proszę złożyć w USOSweb.",
    "Otrzymaliśmy Pani zgłoszenie i poprawiliśmy zdjęcie.",
    "Your request has been received and the photo is fine now.",
    "Ваш запит отримано, фото прийнято, замовляйте ще раз.",
    "Thank you, the card was created.",
  ])("though a ticket system marked it like its own: %s", async (text) => {
    expect(await read(text, { "Auto-Submitted": "auto-generated", "X-GLPI-Id": "1" })).toBe(text);
  });

  test("without the text that the system adds about the letter below", async () => {
    const letter = `${words}\n\nTa wiadomość została wygenerowana automatycznie przez system Helpdesk.`;
    expect(await read(letter, { "Auto-Submitted": "auto-generated", "X-GLPI-Id": "1" })).toBe(words);
  });

  test.each([
    "Dziekanat zareagował na Twoją wiadomość i zamówił kartę.\nProszę przyjść.",
    "👍",
    "Jestem na urlopie do 15.11, proszę przyjść do pokoju 12.",
  ])("though a machine might begin like it: %s", async (text) => expect(await read(text)).toBe(text));
});

describe("a mail server's report", () => {
  const report = (text: string, headers: Record<string, string>): Promise<string> =>
    read(text, { From: "Mail Delivery System <MAILER-DAEMON@uni.opole.pl>", ...headers });
  const exchange = "Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@uni.opole.pl>";

  test.each([
    ["x", subject("Undelivered Mail Returned to Sender")],
    ["x", subject("Nie można dostarczyć: sprawa")],
    ["x", { ...subject("Niedostarczalne: sprawa"), From: exchange }],
    ["<p>Nie znaleziono adresu.</p>", { ...subject("Nie można dostarczyć: sprawa"), From: exchange, ...html }],
    ["x", subject("Не вдалося доставити: sprawa")],
    ["x", { ...subject("Unzustellbar: sprawa"), From: "postmaster@uni.opole.pl" }],
    [
      "Wiadomość nie została dostarczona: 550 5.1.1",
      { ...subject("Raport"), From: "brama@uni.opole.pl", "Return-Path": "<>" },
    ],
    ["could not be delivered", { ...subject("Mail delivery failed"), From: "gateway@uni.opole.pl" }],
  ])("about a failed delivery marks its ticket, in any form: %s %j", async (text, headers) => {
    expect(await report(text, headers)).toBe("<bounced>");
  });

  test.each([
    ["x", subject("Delivery delayed")],
    ["Twoja wiadomość nie została jeszcze dostarczona", subject("Opóźnione: sprawa")],
  ])("about a delayed letter marks no ticket: %s", async (text, headers) => {
    expect(await report(text, headers)).toBe("<automatic>");
  });

  test.each([
    ["delayed", "<automatic>"],
    ["failed", "<bounced>"],
  ])("is understood in base64 as well: %s", async (action, outcome) => {
    const status = Buffer.from(`Reporting-MTA: dns; x\n\nAction: ${action}\nStatus: 4.4.1\n`).toString("base64");
    const part = `Content-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n${status}`;
    const type = { "Content-Type": 'multipart/report; report-type=delivery-status; boundary="b"' };
    expect(await report(`--b\n${part}\n--b--`, type)).toBe(outcome);
  });

  test("is not recognised in a report that a person forwards", async () => {
    expect(await read(`Proszę spojrzeć.\n\n${marked}`, subject("FW: Undeliverable: sprawa"))).toBe("Proszę spojrzeć.");
  });
});
