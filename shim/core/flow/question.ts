import type { Attempt } from './attempt.js'
import type { Asks, Decision, Question } from './effect.js'
import type { ServiceAnswer } from './service-answer.js'

/** What a person is asked, as far as it is not read from the service's answer. */
export type Asked = Partial<Omit<Question, 'challenge' | 'username'>> & { readonly asks: Asks }

/** Asks the person, and waits for the reply. */
export function ask(attempt: Attempt, challenge: string, asked: Asked): Decision {
  return {
    attempt: { ...attempt, waitsFor: 'person', challenge },
    effect: {
      kind: 'ask',
      question: {
        challenge,
        parameters: {},
        choices: [],
        missingAttributes: [],
        secretCode: null,
        username: attempt.username,
        ...asked,
      },
    },
  }
}

/** The attempt in the place where the service's answer has brought it. */
export function arrived(attempt: Attempt, challenge: string, answer: ServiceAnswer): Attempt {
  return { ...attempt, challenge, session: answer.session, setup: null }
}
