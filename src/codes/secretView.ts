import { toBuffer } from "qrcode";
import { t, type Lang } from "../../dialogs/kit/text";
import type { SecretView } from "../../dialogs/kit/view";
import type { Catalog } from "../conversation/catalog";
import type { MCardSecret } from "../usos/types";

/** Uses a single PNG filter instead of trying them all, which takes half the time of the library's defaults and makes a smaller file. */
const png = { filterType: 2, deflateLevel: 6, deflateStrategy: 0 };

/** The codes as a channel draws them: a picture of the QR code, its content as text, and the activation code. */
export async function secretView(secret: MCardSecret, lang: Lang, catalog: Catalog): Promise<SecretView> {
  const say = (name: string): string => catalog.say(t(`code.${name}`), lang);
  return {
    qrPng: await toBuffer(secret.token, {
      type: "png",
      margin: 4,
      scale: 8,
      errorCorrectionLevel: "M",
      rendererOpts: png,
    }),
    qrAlt: say("qrAlt"),
    qrText: secret.token,
    qrTextLabel: say("qrTextLabel"),
    code: secret.distributionPass,
    codeLabel: say("codeLabel"),
    copyLabel: say("copy"),
    copiedLabel: say("copied"),
  };
}
