const signatureBytes = 8;
/** The chunks that a picture is drawn from: its header, its colours, which of them are transparent, and its pixels. */
const drawn = new Set(["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]);

/**
 * A PNG without everything but the picture. Undefined if it must not be decoded: the decoder inflates the pixels of an interlaced
 * picture without a bound, and it believes the last of several headers, which nothing has measured.
 */
export function barePng(content: Buffer): Buffer | undefined {
  const kept = [content.subarray(0, signatureBytes)];
  let headers = 0;
  for (let at = signatureBytes; at + 12 <= content.length;) {
    const type = content.toString("latin1", at + 4, at + 8);
    const end = at + 12 + content.readUInt32BE(at);
    if (end > content.length) return undefined;
    if (type === "IHDR") headers += 1;
    if (drawn.has(type)) kept.push(content.subarray(at, end));
    if (type === "IEND") return headers === 1 && !isInterlaced(content) ? Buffer.concat(kept) : undefined;
    at = end;
  }
  return undefined;
}

/** The last byte of the header, which `headerOf` has found at the beginning. */
const isInterlaced = (content: Buffer): boolean => content[28] !== 0;
