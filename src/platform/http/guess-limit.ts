import type { FastifyRequest } from 'fastify';
import type { Doors } from './doors.ts';

/** One count an address over all routes where something could be guessed, whoever is signed in. */
export function guessLimit({ guessesPerMinute }: Doors) {
  return {
    max: guessesPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request: FastifyRequest) => `guess ${request.ip}`,
    groupId: 'guessable',
  };
}
