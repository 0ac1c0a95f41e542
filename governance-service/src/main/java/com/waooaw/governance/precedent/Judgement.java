package com.waooaw.governance.precedent;

import com.waooaw.platform.policy.table.Evaluation;
import java.time.Instant;
import java.util.List;

/** What the precedents say to a question, and what they were told. */
public sealed interface Judgement {

    /** What is kept with the question: each table that was asked. */
    List<Evaluation<?>> evaluations();

    /**
     * One of them says yes.
     *
     * @param precedent for example {@code GEN-004}
     * @param vetoUntil UTC; until then it may be taken back
     */
    record Yes(String precedent, int version, Instant vetoUntil, List<Evaluation<?>> evaluations) implements Judgement {

        public Yes {
            evaluations = List.copyOf(evaluations);
        }
    }

    /** A human is asked. */
    record Ask(List<Evaluation<?>> evaluations) implements Judgement {

        public Ask {
            evaluations = List.copyOf(evaluations);
        }
    }
}
