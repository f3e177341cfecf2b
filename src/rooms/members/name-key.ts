const NOT_COMPARED = /[\u0300-\u036f\s!-/:-@[-`{-~\u2018\u2019\u02bb\u02bc\u2010-\u2015]/gu;
/** Letters with a stroke, and the i without a dot, which Unicode takes apart no further. */
const STROKED: Readonly<Record<string, string>> = { Đ: 'd', đ: 'd', Ø: 'o', ø: 'o', Ł: 'l', ł: 'l', ı: 'i' };

/**
 * What of a name is compared when a person is looked for: Núñez-O’Brien is nunezobrien. The database keeps the same of every member
 * (`name_key`), so both change together.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(NOT_COMPARED, '')
    .replace(/[ĐđØøŁłı]/gu, (letter) => STROKED[letter] ?? letter)
    .toLowerCase();
}
