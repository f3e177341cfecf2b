import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Where something could be guessed, whoever asks: too many for this minute from this address. */
export type GuessLimit = (request: FastifyRequest, reply: FastifyReply) => Promise<boolean>;

/** One count an address over all such doors together; a limit of each route alone would be a limit a door. */
export function guessLimit(server: FastifyInstance, guessesPerMinute: number): GuessLimit {
  const count = server.createRateLimit({
    max: guessesPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => `guess ${request.ip}`,
  });
  return async (request, reply) => {
    const counted = await count(request);
    if (counted.isAllowed || !counted.isExceeded) return false;
    reply.header('retry-after', String(counted.ttlInSeconds));
    return true;
  };
}

declare module 'fastify' {
  interface FastifyInstance {
    isGuessedTooOften: GuessLimit;
  }
}
