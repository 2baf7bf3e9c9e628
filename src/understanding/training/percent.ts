/** A share from 0 to 1 as the reports print it. */
export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
