import { PNG } from "pngjs";
import { accentColor, iconPng, icons } from "../../deploy/teams/icons";

describe("the icons of the app package", () => {
  const pixels = (name: "color" | "outline") => {
    const { width, height, data } = PNG.sync.read(iconPng(name));
    const all = Array.from({ length: width * height }, (_, i) => ({
      x: i % width,
      y: Math.floor(i / width),
      rgb: `#${data.toString("hex", i * 4, i * 4 + 3)}`,
      alpha: data[i * 4 + 3] ?? 0,
    }));
    return { width, height, all };
  };

  test("include a coloured one of 192×192, opaque to its corners, with the drawing in the middle 120 pixels that no crop reaches", () => {
    const { width, height, all } = pixels("color");
    expect({ width, height }).toEqual({ width: 192, height: 192 });
    expect(all.filter(({ alpha }) => alpha !== 255)).toEqual([]);
    const drawn = all.filter(({ rgb }) => rgb !== accentColor);
    expect(drawn.length).toBeGreaterThan(5_000);
    expect(drawn.filter(({ x, y }) => Math.min(x, y) < 36 || Math.max(x, y) >= 156)).toEqual([]);
  });

  test("include a white one of 32×32 on a transparent ground, which reaches from side to side", () => {
    const { width, height, all } = pixels("outline");
    expect({ width, height }).toEqual({ width: 32, height: 32 });
    expect(all.filter(({ rgb }) => rgb !== "#ffffff")).toEqual([]);
    const drawn = all.filter(({ alpha }) => alpha > 0);
    expect([Math.min(...drawn.map(({ x }) => x)), Math.max(...drawn.map(({ x }) => x))]).toEqual([0, 31]);
    expect(all.filter(({ alpha }) => alpha === 0).length).toBeGreaterThan(all.length / 3);
    expect(all.filter(({ alpha }) => alpha === 255).length).toBeGreaterThan(100);
  });

  test.each(icons())("include a $name one that was rendered from the current drawing", ({ name, fingerprint }) => {
    const drawnFrom = /tEXtSource\0([0-9a-f]{16})/.exec(iconPng(name).toString("latin1"))?.[1];
    const mend = "run `npx tsx deploy/teams/renderIcons.ts` and commit the picture";
    expect({ drawnFrom, mend }).toEqual({ drawnFrom: fingerprint, mend });
  });
});
