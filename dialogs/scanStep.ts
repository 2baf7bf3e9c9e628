import { showsCodes } from "./code";
import { reported } from "./kit/reported";
import { byScreen, hiddenScreens, scanDrawing, screens } from "./onePhone";

/** The step of both walkthroughs that reads the QR code. */
export const scanStep = {
  reported: reported.scanning,
  milestones: ["scanned"],
  name: () => "scan",
  next: "code",
  extra: { ...showsCodes, ...screens },
  hidden: hiddenScreens,
  wording: byScreen,
  drawing: scanDrawing,
} as const;
