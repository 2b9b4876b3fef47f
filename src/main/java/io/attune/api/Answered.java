package io.attune.api;

import io.attune.decision.Answer;

/** What came of a person's decision, as the API tells it. */
final class Answered {

    private Answered() {}

    static Done orProblem(Answer answer, String what) {
        return answer.fold(
                done -> new Done(done.count()),
                missing -> problem(ApiReason.NOT_FOUND, "there is no " + what),
                over -> problem(ApiReason.NOT_WAITING, over.words()),
                impossible -> problem(ApiReason.NOT_POSSIBLE, impossible.words()),
                unfit -> problem(ApiReason.BAD_BODY, unfit.words()));
    }

    private static Done problem(ApiReason reason, String words) {
        throw Problem.of(reason, words).exception();
    }
}
