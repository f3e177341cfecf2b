import type { Mail } from '../../platform/mail/index.ts';
import type { Letter } from '../../rooms/accounts/index.ts';
import { type PolicyBook, Speech } from '../../rules/index.ts';

/** The page of the portal each kind of letter leads to. */
const PAGES: Readonly<Record<Letter['kind'], string>> = {
  invitation: '/invitation',
  recovery: '/recovery',
  recovery_begun: '/recovery',
  recovery_notice: '/sign-in',
  password_changed: '/sign-in',
  passkey_added: '/me',
};

/**
 * Letters of the accounts room in the reader's language, handed to the mail. A token stands behind `#`: browsers do not send that
 * part, so no log on the way keeps it. Who asked does not wait, and does not learn whether it went well; `failed` does.
 */
export function letterWriter(
  book: PolicyBook,
  mail: Mail,
  publicUrl: string,
  failed: (error: unknown) => void,
): (letter: Letter) => void {
  return (letter) => {
    const speech = new Speech(book, letter.language);
    const link = `${publicUrl.replace(/\/$/, '')}${PAGES[letter.kind]}${letter.token === undefined ? '' : `#${letter.token}`}`;
    const { name, organization = '', about = '', by = '' } = letter;
    const values = { name, organization, about, by, link };
    const subject = speech.say(`mail.${letter.kind}_subject`, values);
    const text = `${speech.say(`mail.${letter.kind}_text`, values)}\n`;
    mail.send({ to: letter.to, subject, text }).catch(failed);
  };
}
