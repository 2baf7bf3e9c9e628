/** As much of nlp.js as is used here; it ships no types of its own. */
declare module "@nlpjs/core" {
  interface Nlp {
    settings: Record<string, unknown>;
    addLanguage(lang: string): void;
    addDocument(lang: string, text: string, intent: string): void;
    train(): Promise<void>;
    process(lang: string, text: string): Promise<{ classifications: readonly { intent: string }[] }>;
  }
  export function containerBootstrap(): Promise<{ use(plugin: unknown): void; get(name: "nlp"): Nlp }>;
}
declare module "@nlpjs/nlp" {
  export const Nlp: unknown;
}
declare module "@nlpjs/lang-pl" {
  export const LangPl: unknown;
}
declare module "@nlpjs/lang-en" {
  export const LangEn: unknown;
}
declare module "@nlpjs/lang-uk" {
  export const LangUk: unknown;
}
