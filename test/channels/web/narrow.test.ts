import { withBold } from "../../../dialogs/kit/bold";
import { startChromium } from "../../support/chromium";
import { aView } from "../../support/views";
import { until } from "../../support/waiting";
import { startWeb } from "./support";

test("an answer of staff is readable at 320 pixels: its steps keep their lines, its bold words are bold, and its links can be pressed", async () => {
  const [browser, web] = [await startChromium(), await startWeb()];
  try {
    const page = await browser.newPage({ viewport: { width: 320, height: 740 }, locale: "pl-PL" });
    await page.goto(`${web.origin}/chat/`);
    await until("the page to greet", () => web.heard.length > 0);
    const steps = ["1. Otwórz https://www.gov.pl/web/mobywatel/pomoc-i-odpowiedzi.", "2. Zajrzyj do Dokumentów."];
    const facts = [
      { name: "Stan", value: "otwarte" },
      { name: "Marta Pomocna, 12 listopada o 10:15", value: steps.join("\n") },
    ];
    const view = aView({
      title: "Zgłoszenie",
      paragraphs: [withBold("Zrób to *jeszcze dziś*: https://gov.pl")],
      facts,
    });
    await web.channel.send(web.heard.at(-1)!.address, { id: "ticket", view });
    const link = page.getByRole("link", { name: "https://www.gov.pl/web/mobywatel/pomoc-i-odpowiedzi", exact: true });
    await link.waitFor();
    expect(await link.getAttribute("href")).toBe("https://www.gov.pl/web/mobywatel/pomoc-i-odpowiedzi");
    const card = page.locator("article").last();
    expect(await card.locator("strong").innerText()).toBe("jeszcze dziś");
    expect(await card.innerText()).toContain("Zrób to jeszcze dziś: https://gov.pl");
    expect(await card.innerText()).toMatch(/pomoc-i-odpowiedzi\.\s*\n\s*2\. Zajrzyj/);
    expect(await page.evaluate("document.documentElement.scrollWidth <= 320")).toBe(true);
    const isCut = "[...document.querySelectorAll('.ac-textBlock')].some((it) => it.scrollWidth > it.clientWidth)";
    expect(await page.evaluate(isCut)).toBe(false);
  } finally {
    await browser.close();
    await web.close();
  }
});
