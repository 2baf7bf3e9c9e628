/** The type and the size of a picture, by its first bytes. */
export interface Header {
  readonly type: "image/png" | "image/jpeg";
  readonly width: number;
  readonly height: number;
  /** How many bits each colour of a pixel has in the file, at least eight: the decoder makes as many of fewer. */
  readonly depth: 8 | 16;
}

/** Reads the type and the size of a PNG or a JPEG without decoding it. Undefined for anything else. */
export function headerOf(content: Buffer): Header | undefined {
  if (content.toString("latin1", 0, 8) === "\x89PNG\r\n\x1a\n") {
    if (content.length < 33 || content.toString("latin1", 12, 16) !== "IHDR") return undefined;
    const depth = content[24] === 16 ? 16 : 8;
    return { type: "image/png", width: content.readUInt32BE(16), height: content.readUInt32BE(20), depth };
  }
  if (content.toString("latin1", 0, 3) !== "\xff\xd8\xff") return undefined;
  const frame = segmentsOf(content).find(({ marker }) => isFrame(marker));
  if (!frame || frame.end - frame.at < 9) return undefined;
  const [height, width] = [content.readUInt16BE(frame.at + 5), content.readUInt16BE(frame.at + 7)];
  return { type: "image/jpeg", width, height, depth: 8 };
}

/** A part of a JPEG from its marker to the next one. */
export interface Segment {
  readonly marker: number;
  readonly at: number;
  readonly end: number;
}

/** A JPEG with more parts than this is not from a camera. */
const mostSegments = 2_000;

/** The parts of a JPEG up to its end, each scan with its data; what follows the end of the picture is left out. */
export function segmentsOf(content: Buffer): Segment[] {
  const found: Segment[] = [];
  let at = 2;
  while (at + 4 <= content.length && found.length < mostSegments) {
    if (content[at] !== 0xff) return found;
    const marker = content[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) return found;
    const header = at + 2 + content.readUInt16BE(at + 2);
    const end = marker === 0xda ? endOfScan(content, header) : header;
    if (end > content.length || header < at + 4) return found;
    found.push({ marker, at, end });
    at = end;
  }
  return found;
}

/** In the data of a scan, 0xff is followed by zero or by the marker of a restart. */
function endOfScan(content: Buffer, from: number): number {
  for (let at = content.indexOf(0xff, from); at >= 0; at = content.indexOf(0xff, at + 1)) {
    const next = content[at + 1] ?? 0xd9;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return content.length;
}

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
