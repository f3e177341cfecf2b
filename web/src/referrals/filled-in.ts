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

/** A provider as the server takes it: its NPI where one was picked, else what was typed. */
export function providerIn(text: string): string {
  return /, (\d{10})$/.exec(text.trim())?.[1] ?? text.trim();
}
