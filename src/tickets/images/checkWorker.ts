import { parentPort } from "node:worker_threads";
import { checkPdf, isPdf, type PdfChecked } from "../pdf/pdf";
import { prepareCodes } from "./codes";
import { checkPicture, type Checked } from "./picture";

/**
 * After this, a picture is only written anew, and a PDF's pictures are not looked at: on a busy machine a photo is passed on rather
 * than refused for its deadline.
 */
const lookMs = 5_000;

/** The thread in which pictures and PDFs are checked; `fileChecks.ts` starts it. */
if (parentPort) {
  const port = parentPort;
  const post = (it: Checked | PdfChecked | "begun"): void => port.postMessage(it);
  port.on("message", (sent: Uint8Array) => {
    const content = Buffer.from(sent);
    const until = performance.now() + lookMs;
    const hasTime = (): boolean => performance.now() < until;
    const checked = isPdf(content) ? checkPdf(content, hasTime) : checkPicture(content, hasTime);
    checked.then(post, () => post({ ok: false, why: "unreadable" }));
  });
  prepareCodes();
  post("begun");
}
