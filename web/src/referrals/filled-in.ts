import { textIn } from '../parts/case-form.tsx';

/** What stands in these fields of a form; what was left open is not sent. */
export function filledIn<const K extends string>(
  form: FormData,
  ...names: readonly K[]
): { readonly [key in K]?: string } {
  const filled: { [key in K]?: string } = {};
  for (const name of names) {
    const text = textIn(form, name);
    if (text !== '') filled[name] = text;
  }
  return filled;
}
