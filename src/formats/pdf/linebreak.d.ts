declare module 'linebreak' {
  /** Line breaking opportunities by Unicode Standard Annex 14. The package carries no types. */
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { readonly position: number; readonly required?: boolean } | null;
  }
}
