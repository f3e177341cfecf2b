import { mkdir, stat } from 'node:fs/promises';
import { type Finding, finding } from '../kernel/index.ts';

/** Nothing when the path is a file that can be read; a finding that says what it is instead. */
export async function lookAtInput(path: string): Promise<Finding | undefined> {
  try {
    if ((await stat(path)).isFile()) return undefined;
    return finding('input.not_a_file', path, { expected: 'a file' });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return finding('input.not_there', path, { expected: 'a file that can be read', received: error.code });
  }
}

/** Nothing when answers can be put into the folder, which is made when it is missing. */
export async function lookAtOutput(folder: string): Promise<Finding | undefined> {
  try {
    await mkdir(folder, { recursive: true });
    return undefined;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return finding('output.not_a_folder', folder, { expected: 'a folder that can be written', received: error.code });
  }
}

function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
